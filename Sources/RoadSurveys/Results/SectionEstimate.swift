/// A place on the map, for the way out: degrees on WGS 84.
public struct MapPoint: Sendable, Hashable {
  public var latitude: Double
  public var longitude: Double

  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }
}

/// What is known of one ledger section in one direction of travel, over all runs.
///
/// Values are already rounded as printed (IRI 3 decimals, metres 1, shares 3), so that what is computed from them can be
/// recomputed from the tables. `nil` = no estimate, never 0 or NaN.
public struct SectionEstimate: Sendable, Hashable {
  /// `road_id:direction:from_m`, unique in a survey.
  public var id: String
  public var roadID: String
  public var roadName: String?
  public var roadClass: String?
  public var direction: String
  /// Chainage along the ledger's line, metres; `fromMeters < toMeters` whatever the direction.
  public var fromMeters: Double
  public var toMeters: Double
  /// m/km.
  public var iri: Double?
  public var iriLow: Double?
  public var iriHigh: Double?
  /// Worst 10 m, m/km.
  public var iriMax: Double?
  /// `I`, `II` or `III`.
  public var conditionClass: String?
  /// Share of the rated length in class III, 0…1.
  public var shareIII: Double?
  public var calibrated: Bool
  public var runs: Int
  public var vehicles: Int
  /// New events on the section; nil where none were looked for.
  public var events: Int?
  /// The greatest severity among them, 0…1, and what the worst one is; printed with the events.
  public var eventSeverity: Double?
  public var worstEvent: EventMark?
  public var speedKmh: Double?
  /// Share of the section's length that could be rated in at least one run, 0…1.
  public var coverage: Double
  /// Standard deviation between runs, m/km; nil for one run.
  public var runSD: Double?
  /// m/km per year; nil unless significant.
  public var trend: Double?
  /// The change with time, significant or not; nil where there are too few runs or days.
  public var trendFit: TrendFit?
  /// Local dates `YYYY-MM-DD`; nil when no log has an absolute clock.
  public var firstDate: String?
  public var lastDate: String?
  /// `high`, `medium` or `low`.
  public var confidence: String
  public var aadt: Double?
  public var importance: Double?
  public var priority: Double?
  public var rank: Int?
  public var action: SectionAction?
  public var photo: String?
  /// Width of the carriageway that this direction uses, metres: half of a two-way road's; nil where the ledger has none.
  public var widthMeters: Double?
  /// Route number, kilometre posts and lanes; nil where the ledger has none.
  public var address: RoadAddress?
  /// Pieces of the centreline in the direction of travel, each of at least two points.
  public var lines: [[MapPoint]]
  /// The parts that `priority` was computed from.
  public var condition: Double?
  public var traffic: Double?

  public init(
    id: String, roadID: String, roadName: String? = nil, roadClass: String? = nil, direction: String,
    fromMeters: Double, toMeters: Double, lines: [[MapPoint]]
  ) {
    self.id = id
    self.roadID = roadID
    self.roadName = roadName
    self.roadClass = roadClass
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
    self.calibrated = false
    self.runs = 0
    self.vehicles = 0
    self.coverage = 0
    self.confidence = "low"
    self.lines = lines
  }
}
