/// A single unevenness at a known place of a simulated lane: the truth that event detection is judged by.
public struct RoadEvent: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Raised cosine upwards over `lengthMeters`, both tracks.
    case bump
    /// Raised cosine downwards over `lengthMeters`, one track.
    case pothole
    /// A ramp over `lengthMeters` that stays, both tracks: a joint, a bridge end, an edge of a patch.
    case step
  }

  public enum Tracks: String, Sendable, Hashable, Codable, CaseIterable {
    case left, right, both
  }

  public var kind: Kind
  /// Where it begins, metres of travel from the lane's start.
  public var distanceMeters: Double
  /// Elevation at its extreme, mm: bumps positive, potholes negative, steps of either sign (up in travel is positive).
  public var heightMillimeters: Double
  public var lengthMeters: Double
  public var tracks: Tracks

  public init(
    kind: Kind, distanceMeters: Double, heightMillimeters: Double, lengthMeters: Double, tracks: Tracks
  ) {
    precondition(lengthMeters > 0, "An event has a length.")
    self.kind = kind
    self.distanceMeters = distanceMeters
    self.heightMillimeters = heightMillimeters
    self.lengthMeters = lengthMeters
    self.tracks = tracks
  }

  /// Elevation that the event adds at a distance, metres.
  public func elevation(at distance: Double) -> Double {
    let along = (distance - distanceMeters) / lengthMeters
    if along <= 0 { return 0 }
    let height = heightMillimeters / 1000
    switch kind {
    case .bump, .pothole:
      return along < 1 ? height * 0.5 * (1 - StableElementary.cosine(turns: along)) : 0
    case .step:
      return along < 1 ? height * along : height
    }
  }
}
