/// How runs become one statement, and how sure it is.
public struct AggregationConfiguration: Sendable, Hashable, Codable {
  /// Relative standard error that all uncalibrated runs share: cars as a whole are not those assumed.
  public var uncalibratedRelative = 0.05
  /// Relative standard error that all calibrated runs share, beside what each calibration says of itself.
  public var calibratedRelative = 0.02
  /// Relative standard deviation between uncalibrated vehicles.
  public var vehicleRelative = 0.13
  /// Relative standard deviation of one run over 100 m of section, where its calibration doesn't say; as 1/√length.
  public var noiseRelative = 0.075
  /// The same of a profiler's run: its wheel track is not the one that the reference or the next run has.
  public var profilerRelative = 0.04
  /// Share of that variance which every run over the same place repeats.
  public var repeatedShare = 0.7
  /// Relative standard deviation more that a section seen in one run has in the ranking: nothing vouches for a lone run.
  public var singleRunRelative = 0.15
  /// Runs older than this before the newest run over a section don't count, days; nil = all count. The default is 365.
  public var windowDays: Double? = 365
  /// Runs of these days of the year count neither for an estimate nor for a trend. The default is none.
  public var excludedSeasons: [Season] = []
  /// Runs farther from the median than this many scaled median deviations don't count, once there are four.
  public var outlierDeviations = 3.5

  public init() {}

  public static let meanings = [
    "uncalibratedRelative": "relative standard error that all uncalibrated runs share",
    "calibratedRelative": "relative standard error that all calibrated runs share",
    "vehicleRelative": "relative standard deviation between uncalibrated vehicles",
    "noiseRelative":
      "relative standard deviation of one run over 100 m where its calibration doesn't say",
    "profilerRelative": "the same of a profiler's run, which needs no calibration",
    "repeatedShare": "share of that variance which every run over the same place repeats",
    "singleRunRelative": "relative standard deviation more, in the ranking, of a section seen in one run",
    "windowDays": "days; runs older than this before the newest run over a section don't count; null: all do",
    "excludedSeasons":
      "such as [\"11-15…04-30\"]; runs of these days count neither for estimates nor for trends",
    "outlierDeviations":
      "runs farther from the median (in scaled median deviations) don't count, from 4 runs",
  ]
}
