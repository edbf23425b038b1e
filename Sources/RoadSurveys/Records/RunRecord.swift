public import RoadFindings
public import RoughnessModels

/// What one log leaves behind: all that sections, rankings and tables are a pure function of.
///
/// Records form a set: keyed by the SHA-256 of the log's decompressed bytes, so a log given twice counts once; any order
/// and grouping gives the same survey. Everything in it is as coarse as ``RunRecordFile`` writes it, so a record that went
/// over a disk is the same record.
public struct RunRecord: Sendable, Hashable {
  /// Display name of the log.
  public var log: String
  /// SHA-256 of the log's decompressed bytes, hexadecimal.
  public var sha256: String
  /// How many bytes the log has.
  public var bytes: Int
  public var vehicle: String?
  /// Start of the run, nanoseconds since 1970 UTC; nil when the log knows no date.
  public var startEpochNanoseconds: Int64?
  /// What the passes' levels are.
  public var levels: LevelKind
  public var summary: RunSummary
  public var findings: [Finding]
  /// What the raw estimates are multiplied by; nil without a calibrated vehicle.
  public var calibration: CalibrationCurve?
  /// Pieces driven on one road in one direction, in travel order.
  public var passes: [Pass] {
    get { held.all }
    set { held = HeldPasses(newValue) }
  }
  /// The same, packed where the run is very long.
  var held: HeldPasses
  /// Where the car was, thinned to a place every ten metres; also off the ledger.
  public var track: [TrackVertex]

  public init(
    log: String, sha256: String, bytes: Int = 0, vehicle: String? = nil, startEpochNanoseconds: Int64? = nil,
    levels: LevelKind = .roughness, summary: RunSummary, findings: [Finding] = [], passes: [Pass] = [],
    track: [TrackVertex] = []
  ) {
    self.log = log
    self.sha256 = sha256
    self.bytes = bytes
    self.vehicle = vehicle
    self.startEpochNanoseconds = startEpochNanoseconds
    self.levels = levels
    self.summary = summary
    self.findings = findings
    held = HeldPasses(passes)
    self.track = track
  }
}

/// What the levels of a run's half-metre bins are.
public enum LevelKind: UInt8, Sendable, Hashable, CaseIterable {
  /// Mean rectified Golden Car response, m/km.
  case roughness = 0
  /// Mean square of the band-passed acceleration, m²/s⁴, which needs the regression of the `rms` estimator.
  case meanSquareAcceleration = 1
}

/// One unbroken drive along one road in one direction.
public struct Pass: Sendable, Hashable {
  public var roadID: String
  /// `forward` or `backward`.
  public var direction: String
  /// At least two; travelled distance strictly increases, chainage is monotone.
  public var anchors: [PassAnchor]
  /// What was recorded between the first anchor and the last.
  public var bins: PassBins
  /// Bumps, potholes and steps met on it, in travel order.
  public var events: [PassEvent]

  public init(
    roadID: String, direction: String, anchors: [PassAnchor], bins: PassBins, events: [PassEvent] = []
  ) {
    self.roadID = roadID
    self.direction = direction
    self.anchors = anchors
    self.bins = bins
    self.events = events
  }
}

/// Ties travelled distance to chainage and time; between anchors both are linear in travelled distance.
public struct PassAnchor: Sendable, Hashable {
  /// Distance travelled since the run's first fix, mm.
  public var travelledMillimeters: Int
  /// Along the ledger's line, mm.
  public var chainageMillimeters: Int
  /// Since the run's first motion sample, ms.
  public var milliseconds: Int
  /// How sure the place is, per cent.
  public var confidencePercent: UInt8
  /// Standard error of the chainage, cm; the greatest value where it isn't known.
  public var deviationCentimeters: UInt16

  public init(
    travelledMillimeters: Int, chainageMillimeters: Int, milliseconds: Int, confidencePercent: UInt8,
    deviationCentimeters: UInt16 = .max
  ) {
    self.travelledMillimeters = travelledMillimeters
    self.chainageMillimeters = chainageMillimeters
    self.milliseconds = milliseconds
    self.confidencePercent = confidencePercent
    self.deviationCentimeters = deviationCentimeters
  }

  public var travelledMeters: Double { Double(travelledMillimeters) / 1000 }
  public var chainageMeters: Double { Double(chainageMillimeters) / 1000 }
  public var seconds: Double { Double(milliseconds) / 1000 }
  public var confidence: Double { Double(confidencePercent) / 100 }
  /// Standard error of the chainage, m; infinite where it isn't known.
  public var deviationMeters: Double {
    deviationCentimeters == .max ? .infinity : Double(deviationCentimeters) / 100
  }
}

/// The half-metre bins of a pass: the IRI-filtered signal, the speed and the doubts. Columns are equally long.
public struct PassBins: Sendable, Hashable {
  /// Bin i covers travelled distance (first + i)·0.5 m ..< (first + i + 1)·0.5 m.
  public var first: Int
  public var levels: [PackedLevel]
  /// cm/s.
  public var speeds: [UInt16]
  public var reasons: [ExclusionReasons]

  public init(first: Int, levels: [PackedLevel], speeds: [UInt16], reasons: [ExclusionReasons]) {
    precondition(
      levels.count == speeds.count && levels.count == reasons.count,
      "The columns of a pass are equally long.")
    self.first = first
    self.levels = levels
    self.speeds = speeds
    self.reasons = reasons
  }

  public var count: Int { levels.count }
}

/// Where the car was at a time.
public struct TrackVertex: Sendable, Hashable {
  /// Since the run's first motion sample, ms.
  public var milliseconds: Int
  /// Degrees · 10⁷.
  public var latitudeE7: Int
  public var longitudeE7: Int

  public init(milliseconds: Int, latitudeE7: Int, longitudeE7: Int) {
    self.milliseconds = milliseconds
    self.latitudeE7 = latitudeE7
    self.longitudeE7 = longitudeE7
  }
}
