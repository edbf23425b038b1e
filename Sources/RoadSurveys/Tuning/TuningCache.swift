/// What earlier trials left behind: traces by the settings of the signal side, records by those of placing too.
public struct TuningCache: Sendable {
  struct Key: Hashable {
    var log: Int
    var settings: String
  }

  private(set) var traces: [Key: RunTrace?] = [:]
  var records: [Key: RunRecord] = [:]
  /// Beyond this many the oldest trials are forgotten all at once; a trace is some hundred kilobytes.
  static let most = 1_000

  public init() {}

  mutating func keep(_ trace: RunTrace?, _ key: Key) {
    if traces.count >= Self.most { traces.removeAll() }
    if records.count >= Self.most { records.removeAll() }
    traces[key] = .some(trace)
  }

  /// The settings that a trace depends on.
  static func signalSettings(_ configuration: SurveyConfiguration) -> String {
    settings(
      configuration, ["estimator", "geometry", "inverse", "rms", "dual", "conditioning", "exclusion"])
  }

  /// The further settings that a record depends on.
  static func placeSettings(_ configuration: SurveyConfiguration) -> String {
    settings(configuration, ["matching", "dates"])
  }

  private static func settings(_ configuration: SurveyConfiguration, _ groups: [String]) -> String {
    guard let leaves = try? ConfigurationFile.tree(of: configuration).leaves else { return "" }
    return leaves.filter { leaf in groups.contains { leaf.path == $0 || leaf.path.hasPrefix($0 + ".") } }
      .map { "\($0.path)=\($0.value.text)" }.joined(separator: "\n")
  }
}
