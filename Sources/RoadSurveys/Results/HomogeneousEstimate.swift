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

  public init(
    id: String, roadID: String, roadName: String?, direction: String, fromMeters: Double, toMeters: Double,
    iri: Double, iriSD: Double?, conditionClass: String, calibrated: Bool, coverage: Double,
    lines: [[MapPoint]]
  ) {
    self.id = id
    self.roadID = roadID
    self.roadName = roadName
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
    self.iri = iri
    self.iriSD = iriSD
    self.conditionClass = conditionClass
    self.calibrated = calibrated
    self.coverage = coverage
    self.lines = lines
  }
}
