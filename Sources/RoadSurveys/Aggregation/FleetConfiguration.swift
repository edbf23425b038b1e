/// When a car is said to have drifted from the others.
public struct FleetConfiguration: Sendable, Hashable, Codable {
  /// Sections that a run must share with other cars to be compared. The default is 5.
  public var minimumSections = 5
  /// Smallest difference that is said, relative. The default is 0.1.
  public var minimumDifference = 0.10
  /// How many standard errors it must be away from none. The default is 3.
  public var significance = 3.0

  public init() {}

  public static let meanings = [
    "minimumSections": "sections that a run must share with other cars to be compared with them",
    "minimumDifference": "relative difference from the other cars from which a car is said to have drifted",
    "significance": "standard errors by which that difference must be away from none",
  ]
}
