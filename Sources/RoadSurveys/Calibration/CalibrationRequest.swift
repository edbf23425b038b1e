public import DriveLogs
public import RoadFindings
public import RoughnessModels

/// What a calibration is asked for, beside logs, roads and reference.
public struct CalibrationRequest: Sendable, Hashable {
  public var id: String
  /// Globs of the logs that the vehicle's file will apply to.
  public var logs: [String]
  public var validFrom: String?
  public var validTo: String?
  public var tyres: String?
  public var note: String?
  /// How the reference is called in the file, and what made the file.
  public var referenceName: String
  public var program: String
  /// Length of a piece of road in the fit, m: long enough for the car to forget what came before.
  public var pieceMeters = 50.0
  /// Whether the reference is one hump: its passes are then the places.
  public var isHump = false
  /// Whether the suspension's friction is looked for where the configuration doesn't state it.
  public var findsFriction = true

  /// Length of a piece that suits a reference, m: 50, or where the reference's own pieces are longer, theirs up to 100.
  ///
  /// Half of a 100 m section is seldom as rough as the whole: fitted against it, what the car reads of the half looks like
  /// an error of the car, and the curve bends to it. Pieces that are longer still would be too few.
  public static func pieceMeters(for reference: [ReferencePiece]) -> Double {
    let lengths = reference.map { $0.toMeters - $0.fromMeters }.filter { $0 > 0 }
    guard !lengths.isEmpty else { return 50 }
    return min(100, max(50, SectionAggregator.median(lengths).rounded()))
  }

  public init(id: String, logs: [String], referenceName: String, program: String) {
    self.id = id
    self.logs = logs
    self.referenceName = referenceName
    self.program = program
  }
}

/// What a calibration came to.
public struct CalibrationOutcome: Sendable {
  public var vehicle: VehicleFile
  public var fit: CalibrationFit
  /// The pieces of road behind it.
  public var samples: [CalibrationSample]
  public var findings: [Finding]
  public var refused: [DriveLogError]

  public init(
    vehicle: VehicleFile, fit: CalibrationFit, samples: [CalibrationSample], findings: [Finding],
    refused: [DriveLogError]
  ) {
    self.vehicle = vehicle
    self.fit = fit
    self.samples = samples
    self.findings = findings
    self.refused = refused
  }
}
