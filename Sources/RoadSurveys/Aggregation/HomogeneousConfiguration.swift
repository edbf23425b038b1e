/// Where a road changes: how it is cut into homogeneous sections.
public struct HomogeneousConfiguration: Sendable, Hashable, Codable {
  /// Shortest section, m. The default is 100.
  public var minimumMeters = 100.0
  /// Smallest difference between neighbours, m/km. The default is 0.5.
  public var minimumDifference = 0.5
  /// Greatest |CUSUM| by chance, in standard deviations: 1.36 is exceeded in 5 %, 1.63 in 1 % of flat roads. The default is 1.63.
  public var criticalValue = 1.63
  /// Greatest range of the CUSUM by chance, in standard deviations: 1.75 is exceeded in 5 %, 2.0 in 1 % of flat roads. The default is 2.
  public var criticalRange = 2.0

  public init() {}

  public static let meanings = [
    "minimumMeters": "m; shortest homogeneous section",
    "minimumDifference": "m/km; smallest difference between neighbouring homogeneous sections",
    "criticalValue":
      "greatest |CUSUM| of a flat road in standard deviations: 1.36 in 5 %, 1.63 in 1 % exceeded",
    "criticalRange":
      "range of the CUSUM of a flat road in standard deviations: 1.75 in 5 %, 2 in 1 % exceeded",
  ]
}
