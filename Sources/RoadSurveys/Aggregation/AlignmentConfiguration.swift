/// How runs over the same road are aligned with each other.
public struct AlignmentConfiguration: Sendable, Hashable, Codable {
  /// Whether runs are aligned at all. The default is true.
  public var isOn = true
  /// How far a run may be moved, m. The default is 15.
  public var reachMeters = 15.0
  /// Length of the window that is compared, m. The default is 120.
  public var windowMeters = 120.0
  /// From one window to the next, m. The default is 50.
  public var stepMeters = 50.0
  /// Values of road so far apart are independent of each other: how much a window's correlation proves, m. The default is 5.
  public var independentMeters = 5.0
  /// How far a run is off its place (1 σ) whose places have no standard error, m. The default is 5.
  public var placeDeviation = 5.0
  /// How far all runs over a road are off together (1 σ), m: a line known to be drawn badly. The default is 0.
  public var commonDeviation = 0.0
  /// How much a run's error changes over 100 m of road (1 σ), m. The default is 1.
  public var driftDeviation = 1.0
  /// How many runs, those with most recorded, make the common signal. The default is 12.
  public var referenceRuns = 12

  public init() {}

  public static let meanings = [
    "isOn": "true or false; whether runs over a road are aligned with each other",
    "reachMeters": "m; how far a run may be moved along its road",
    "windowMeters": "m; length of the window that is compared",
    "stepMeters": "m; from one window to the next",
    "independentMeters": "m; values of road so far apart are independent: how much a correlation proves",
    "placeDeviation": "m; how far a run is off its place (1 sigma) where its record has no standard errors",
    "commonDeviation":
      "m; how far all runs are off together (1 sigma): a line known to be drawn badly",
    "driftDeviation": "m; how much a run's error changes over 100 m of road (1 sigma)",
    "referenceRuns": "how many runs, those with most recorded, make the common signal",
  ]
}
