/// When a change with time is said.
public struct TrendConfiguration: Sendable, Hashable, Codable {
  /// Fewest runs that make a trend. The default is 6.
  public var minimumRuns = 6
  /// Days between the first of them and the last. The default is 90.
  public var minimumDays = 90.0
  /// Probability by which a steady road may show such a trend by chance. The default is 0.01.
  public var chance = 0.01
  /// Share of the IRI that a comparison must be able to see to call a section stable. The default is 0.25.
  public var detectable = 0.25

  public init() {}

  public static let meanings = [
    "minimumRuns": "fewest runs over a section that make a trend",
    "minimumDays": "days that these must span",
    "detectable": "share of the IRI that a comparison must be able to see to call a section stable",
    "chance": "probability by which a steady road may show such a trend by chance",
  ]
}
