public import RoadFindings

/// Everything that a survey says, ready to be written: a pure function of the set of run records.
public struct SurveyResult: Sendable {
  /// Sorted by road id, direction, chainage.
  public var sections: [SectionEstimate]
  /// Sorted by log, then as driven.
  public var segments: [SegmentEstimate]
  /// One per log, in canonical order.
  public var runs: [RunSummary]
  public var findings: [Finding]
  /// Set only when no ledger was given: the derived one, to be given back next time.
  public var derivedRoads: [DerivedRoad]?
  /// Stretches worth a crew's visit, worst first.
  public var packages: [WorkPackage] = []
  /// The roads cut where their roughness changes, in the order of the sections.
  public var homogeneous: [HomogeneousEstimate] = []

  /// Bumps, potholes and steps, by road, direction and chainage.
  public var events: [EventEstimate] = []

  public init(
    sections: [SectionEstimate], segments: [SegmentEstimate], runs: [RunSummary], findings: [Finding],
    derivedRoads: [DerivedRoad]?
  ) {
    self.sections = sections
    self.segments = segments
    self.runs = runs
    self.findings = findings
    self.derivedRoads = derivedRoads
  }

  /// The sections with a rank, worst first.
  public var ranking: [SectionEstimate] {
    sections.filter { $0.rank != nil }.sorted { $0.rank! < $1.rank! }
  }
}

/// One run's estimate for 10 m of a road.
public struct SegmentEstimate: Sendable, Hashable {
  public var log: String
  public var vehicle: String?
  public var roadID: String
  public var direction: String
  public var fromMeters: Double
  public var toMeters: Double
  /// Before calibration, m/km.
  public var iriRaw: Double?
  /// After calibration (equal to `iriRaw` without a vehicle file), m/km; nil where excluded.
  public var iri: Double?
  public var speedKmh: Double?
  public var coverage: Double
  /// Reasons for exclusion, finding kinds joined by `;`, empty where rated.
  public var excluded: String

  public init(
    log: String, vehicle: String?, roadID: String, direction: String, fromMeters: Double, toMeters: Double,
    iriRaw: Double?, iri: Double?, speedKmh: Double?, coverage: Double, excluded: String
  ) {
    self.log = log
    self.vehicle = vehicle
    self.roadID = roadID
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
    self.iriRaw = iriRaw
    self.iri = iri
    self.speedKmh = speedKmh
    self.coverage = coverage
    self.excluded = excluded
  }
}

/// What one log gave.
public struct RunSummary: Sendable, Hashable {
  public var log: String
  public var label: String?
  public var format: String
  public var vehicle: String?
  /// What estimated this run: `inverse`, `rms`, …; for the manifest.
  public var estimator: String
  public var calibrated: Bool
  public var rows: Int
  public var rowsDropped: Int
  public var durationSeconds: Double
  public var distanceMeters: Double
  /// Share of the distance that lies on ledger roads, 0…1.
  public var matched: Double?
  public var ratedMeters: Double
  public var rateHertz: Double?
  public var speedKmh: Double?
  /// Median of the 10 m values, m/km.
  public var iriMedian: Double?
  /// Number of findings of severity warning or error.
  public var findings: Int

  public init(log: String, format: String) {
    self.log = log
    self.format = format
    self.estimator = ""
    self.calibrated = false
    self.rows = 0
    self.rowsDropped = 0
    self.durationSeconds = 0
    self.distanceMeters = 0
    self.ratedMeters = 0
    self.findings = 0
  }
}

/// A road drawn from the driven lines because no ledger was given.
public struct DerivedRoad: Sendable, Hashable {
  public var id: String
  public var name: String
  public var lines: [[MapPoint]]

  public init(id: String, name: String, lines: [[MapPoint]]) {
    self.id = id
    self.name = name
    self.lines = lines
  }
}
