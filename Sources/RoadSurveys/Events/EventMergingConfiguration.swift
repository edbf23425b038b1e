/// How the events of several runs become one, and what they weigh.
public struct EventMergingConfiguration: Sendable, Hashable, Codable {
  /// Sightings of two runs this near are of one event, m.
  public var reachMeters = 6.0
  /// From three passes on, an event that a smaller share of them met since it was first met is none.
  public var minimumShare = 0.34
  /// So many later passes that don't meet an event make it gone.
  public var goneAfterPasses = 3
  /// An event this near to a known one is that one, m.
  public var knownReachMeters = 8.0
  /// Height that begins to count, mm.
  public var severityFromMillimeters = 15.0
  /// Height that counts fully, mm.
  public var severityToMillimeters = 50.0
  /// Relative standard error of the height that one run gives.
  public var relativeError = 0.25

  public init() {}

  public static let meanings = [
    "reachMeters": "m; sightings of two runs this near are of one event",
    "minimumShare":
      "from three passes on, an event that a smaller share met of those since it was first met is none",
    "goneAfterPasses": "so many later passes that don't meet an event make it gone",
    "knownReachMeters": "m; an event this near to a known one is that one",
    "severityFromMillimeters": "mm; height at which severity is 0",
    "severityToMillimeters": "mm; height at which severity is 1",
    "relativeError": "relative standard error of the height that one run gives",
  ]

  /// 0…1: how much of the scale the height surely has. The lower bound is one-sided, 95 %, and rises with the runs.
  public func severity(heightMillimeters: Double, runs: Int) -> Double {
    let sure = abs(heightMillimeters) * max(0, 1 - 1.645 * relativeError / Double(max(1, runs)).squareRoot())
    let share = (sure - severityFromMillimeters) / (severityToMillimeters - severityFromMillimeters)
    return Rounding.thousandths(min(1, max(0, share)))
  }
}
