/// A bump, pothole or step as all runs over its place say it.
///
/// Values are already rounded as printed (metres and millimetres 1 decimal, severity 3).
public struct EventEstimate: Sendable, Hashable {
  /// `road_id:direction:chainage_m`, unique in a survey.
  public var id: String
  public var roadID: String
  public var direction: String
  /// Along the ledger's line, m.
  public var chainageMeters: Double
  public var place: MapPoint
  /// `bump`, `pothole`, `step`; of a known one that nobody met, what the file of known ones calls it.
  public var kind: String?
  /// Median over the runs that met it, up in travel positive; nil for a known one that nobody met.
  public var heightMillimeters: Double?
  /// Length of the equal raised cosine, m; 0 for a step.
  public var lengthMeters: Double?
  /// 0…1, from the height that it surely has.
  public var severity: Double?
  /// Runs that met it, and passes over its place, met or not.
  public var runs: Int
  public var passes: Int
  /// Local dates `YYYY-MM-DD` on which it was met; nil when no log has an absolute clock.
  public var firstDate: String?
  public var lastDate: String?
  /// `high`, `medium` or `low`.
  public var confidence: String
  public var status: Status
  public var photo: String?
  /// What the file of known ones says of it.
  public var text: String?

  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// To be looked at.
    case new
    /// Always there: a manhole, a joint, a crossing.
    case known
    /// Several later runs passed without meeting it.
    case gone
  }

  public init(
    id: String, roadID: String, direction: String, chainageMeters: Double, place: MapPoint, status: Status
  ) {
    self.id = id
    self.roadID = roadID
    self.direction = direction
    self.chainageMeters = chainageMeters
    self.place = place
    self.status = status
    runs = 0
    passes = 0
    confidence = "low"
  }
}
