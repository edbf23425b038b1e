/// A piece of road in one direction over which roughness doesn't change significantly.
public struct HomogeneousEstimate: Sendable, Hashable {
  /// `road_id:direction:from_m`.
  public var id: String
  public var roadID: String
  public var roadName: String?
  public var direction: String
  public var fromMeters: Double
  public var toMeters: Double
  /// Mean of the 10 m values, m/km.
  public var iri: Double
  /// Their standard deviation, m/km; nil for one.
  public var iriSD: Double?
  /// `I`, `II` or `III`.
  public var conditionClass: String
  public var calibrated: Bool
  /// Share of the length that has 10 m values, 0…1.
  public var coverage: Double
  /// Pieces of the centreline in the direction of travel.
  public var lines: [[MapPoint]]
}
