public import RoughnessModels

/// What `VEHICLE.json` says of one car: which logs are its own, how it was measured out, what its estimates are worth.
public struct VehicleFile: Sendable, Hashable, Codable {
  /// Shown as `vehicle` in every table.
  public var id: String
  /// Globs of the logs it applies to: without `/` the file's name, with `/` the end of the path.
  public var logs: [String]
  /// Local dates `YYYY-MM-DD` between which it holds, both included; nil is open.
  public var validFrom: String?
  public var validTo: String?
  /// Free text: change of tyres ends a calibration.
  public var tyres: String?
  public var note: String?
  /// Where axles, box and antenna are.
  public var geometry: VehicleGeometry?
  public var calibration: VehicleCalibration?

  public init(id: String, logs: [String]) {
    self.id = id
    self.logs = logs
  }

  /// Whether a log is this car's. `path` ends with the log's name; `/` parts it.
  public func applies(toLog path: String) -> Bool {
    logs.contains { LogPattern.matches($0, path: path) }
  }

  /// Whether a local date lies within the file's validity; a log without a date always does.
  public func isValid(on date: String?) -> Bool {
    guard let date else { return true }
    return (validFrom ?? date) <= date && date <= (validTo ?? date)
  }
}

/// How one car's raw estimates become IRI, and how that was found out.
public struct VehicleCalibration: Sendable, Hashable, Codable {
  /// What estimated the runs it was fitted on: it holds for that one only.
  public var estimator: String
  public var curve: CalibrationCurve
  /// Gravity in the box's axes at that time, m/s²: a box put otherwise is another box.
  public var gravity: [Double]?
  public var provenance: Provenance

  /// Where a calibration comes from.
  public struct Provenance: Sendable, Hashable, Codable {
    public var program: String
    public var reference: String
    public var logs: [Log]
    /// The roads it was fitted on; `evaluate` scores them apart.
    public var roads: [Road]
    public var pieces: Int
    public var pieceMeters: Double
    /// Robust relative spread of one piece about the curve.
    public var residual: Double
    /// Relative error on blocks of road that the curve hadn't seen, and with a single gain only.
    public var crossValidated: Double
    public var gainAlone: Double
    public var doubts: [String]

    public init(
      program: String, reference: String, logs: [Log], roads: [Road], pieces: Int, pieceMeters: Double,
      residual: Double, crossValidated: Double, gainAlone: Double, doubts: [String]
    ) {
      self.program = program
      self.reference = reference
      self.logs = logs
      self.roads = roads
      self.pieces = pieces
      self.pieceMeters = pieceMeters
      self.residual = residual
      self.crossValidated = crossValidated
      self.gainAlone = gainAlone
      self.doubts = doubts
    }

    /// A log and the hash of its bytes.
    public struct Log: Sendable, Hashable, Codable {
      public var name: String
      public var sha256: String
      public var date: String?
    }

    /// A stretch of road, m along the ledger's line.
    public struct Road: Sendable, Hashable, Codable {
      public var road: String
      public var direction: String
      public var from: Double
      public var to: Double
    }
  }

  public init(estimator: String, curve: CalibrationCurve, gravity: [Double]?, provenance: Provenance) {
    self.estimator = estimator
    self.curve = curve
    self.gravity = gravity
    self.provenance = provenance
  }

  /// The roads it was fitted on.
  public var roads: [RoadStretch] {
    provenance.roads.map {
      RoadStretch(roadID: $0.road, direction: $0.direction, fromMeters: $0.from, toMeters: $0.to)
    }
  }
}

/// Globs over the names and paths of logs.
enum LogPattern {
  /// Whether a pattern without `/` matches the last part of a path, one with `/` the same number of last parts.
  ///
  /// `*` stands for any characters within a part, `?` for one. Letters count as written.
  static func matches(_ pattern: String, path: String) -> Bool {
    let wanted = pattern.split(separator: "/", omittingEmptySubsequences: true)
    let parts = path.split(separator: "/", omittingEmptySubsequences: true)
    guard !wanted.isEmpty, parts.count >= wanted.count else { return false }
    return zip(wanted, parts.suffix(wanted.count)).allSatisfy { part($0, $1) }
  }

  private static func part(_ pattern: Substring, _ text: Substring) -> Bool {
    let (p, t) = (Array(pattern), Array(text))
    // The last star and what it has swallowed: on a mismatch it swallows one more.
    var (i, j, star, taken) = (0, 0, -1, 0)
    while j < t.count {
      if i < p.count, p[i] == "*" {
        (star, taken) = (i, j)
        i += 1
      } else if i < p.count, p[i] == "?" || p[i] == t[j] {
        i += 1
        j += 1
      } else if star >= 0 {
        taken += 1
        (i, j) = (star + 1, taken)
      } else {
        return false
      }
    }
    return p[i...].allSatisfy { $0 == "*" }
  }
}
