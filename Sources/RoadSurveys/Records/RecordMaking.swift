public import RoadNetworks

/// With which settings and on which ledger a record was made: records of different making don't go together.
public struct RecordMaking: Sendable, Hashable {
  /// Every setting of the survey, as `roughness config` would spell it on one line.
  public var settings: String
  /// Fingerprint of the ledger's ids, lines and one-way rules; names, traffic and importance may change.
  public var ledger: UInt64

  public init(configuration: SurveyConfiguration, ledger: RoadLedger) throws(SurveyError) {
    settings = try ConfigurationFile.tree(of: configuration).text
    self.ledger = Self.fingerprint(of: ledger)
  }

  init(settings: String, ledger: UInt64) {
    self.settings = settings
    self.ledger = ledger
  }

  /// Settings that act after a record is made: they may be given anew to whoever reads it. What the ledger's properties are
  /// called shows in the ledger's own fingerprint.
  static let laterGroups: Set<String> = [
    "ledger", "sections", "alignment", "aggregation", "trend", "homogeneous", "fleet", "eventMerging",
    "thresholds",
    "ranking", "packages", "dates", "language",
  ]

  /// The configuration that a record was made with.
  func configuration(file: String) throws(SurveyError) -> SurveyConfiguration {
    do {
      return try ConfigurationFile.read(settings)
    } catch .configuration(let text) {
      throw .record(
        "\(file): its settings are those of another version of the program (\(text)); "
          + "analyze its log again with --records")
    }
  }

  /// Paths whose values differ, sorted, each with both values: `key: mine ≠ theirs`.
  static func differences(_ mine: SurveyConfiguration, _ theirs: SurveyConfiguration) throws(SurveyError)
    -> [(path: String, text: String)]
  {
    let theirLeaves = try ConfigurationFile.tree(of: theirs).leaves
    let their = Dictionary(uniqueKeysWithValues: theirLeaves.map { ($0.path, $0.value) })
    return try ConfigurationFile.tree(of: mine).leaves.compactMap { path, value in
      let other = their[path] ?? .null
      return value == other ? nil : (path, "\(path): \(value.text) and \(other.text)")
    }
  }

  private static func fingerprint(of ledger: RoadLedger) -> UInt64 {
    var hash = FNV1a()
    for road in ledger.roads {
      hash.update(road.id.utf8)
      hash.update(UInt8(0))
      hash.update(road.oneWay.rawValue.utf8)
      hash.update(UInt8(0))
      for line in road.lines {
        hash.update(UInt64(line.count))
        for point in line {
          // Seven decimals are what files hold; a rewritten file may differ beyond.
          hash.update(UInt64(bitPattern: Int64((point.latitude * 1e7).rounded())))
          hash.update(UInt64(bitPattern: Int64((point.longitude * 1e7).rounded())))
        }
      }
      hash.update(UInt8(0xFF))
    }
    return hash.value
  }
}
