import DriveLogs
public import RoadFindings

/// What one log is, what is doubtful about it and how much of it can be rated: the answer of `inspect`.
///
/// Every figure comes from the stages of the walk itself, so that what `inspect` promises is what `analyze` gives.
public struct LogInspection: Sendable {
  /// The log's display name.
  public var log: String
  /// Why the log can't be used, and the exit code that says so; nil when it can.
  public var refusal: Refusal?
  /// Road that can be rated and road that was driven, metres.
  public var ratedMeters = 0.0
  public var distanceMeters = 0.0
  public var durationSeconds = 0.0
  /// What would help most, in one sentence; nil when there is nothing to be done.
  public var remedy: String?
  /// What the header was recognised as; nil when it wasn't.
  public var recognised: Recognised?
  /// Data rows, and those left out because they were damaged, repeated or out of order.
  public var rows = 0
  public var rowsDropped = 0
  /// Bytes after decompression, and their SHA-256, hexadecimal; empty for a log that was not read to its end.
  public var bytes = 0
  public var sha256 = ""
  /// First sample, `YYYY-MM-DDThh:mm:ss±hh:mm`; nil when the log knows no date.
  public var start: String?
  public var timing = Timing()
  public var fixes = Fixes()
  public var sensor = Sensor()
  /// What of the road is left out, by reason, the longest first.
  public var excluded: [Excluded] = []
  /// Every doubt, in the order of the file, then those of the signal.
  public var findings: [Finding] = []

  /// Why a log can't be used.
  public struct Refusal: Sendable, Hashable {
    /// 65 bad data, 66 no input, 74 reading failed.
    public var exit: Int32
    public var finding: Finding

    public init(exit: Int32, finding: Finding) {
      self.exit = exit
      self.finding = finding
    }
  }

  /// What the header says.
  public struct Recognised: Sendable, Hashable {
    public var format: String
    /// `comma`, `.`, `UTF-8`, 1; nil for what is no delimited table.
    public var layout: Layout?
    public var columns: [Column]
    /// Whether the clock counts from 1970, so that dates are known.
    public var knowsDates: Bool
    public var vehicle: String?
    public var label: String?

    public struct Layout: Sendable, Hashable {
      public var delimiter: String
      public var decimalMark: String
      public var encoding: String
      public var headerLine: Int
    }

    public struct Column: Sendable, Hashable {
      public var name: String
      public var quantity: String
      public var unit: String
    }
  }

  /// How the samples came.
  public struct Timing: Sendable, Hashable {
    /// The logger's own rate, Hz; nil when it can't be told.
    public var rateHertz: Double?
    /// Root mean square by which stamps are off, s.
    public var jitterSeconds: Double?
    /// Unbroken pieces, and holes of more than a second between samples.
    public var stretches = 0
    public var holes = 0
    public var longestHoleSeconds = 0.0
  }

  /// How the positions came, after screening.
  public struct Fixes: Sendable, Hashable {
    public var count = 0
    public var withSpeed = 0
    public var withHeading = 0
    /// Median time between fixes, s, and median reported accuracy, m.
    public var intervalSeconds: Double?
    public var accuracyMeters: Double?
    /// Seconds by which fixes are stamped late; nil where it couldn't be told.
    public var latencySeconds: Double?
  }

  /// How the box lies in the car.
  public struct Sensor: Sendable, Hashable {
    /// Mean gravity in the box's axes, m/s²; nil when no sample could be used or the log has no box.
    public var gravity: Direction?
    /// Mean norm of gravity, m/s².
    public var norm = 0.0
    /// Forward in the box's axes, a unit vector; nil where changes of speed were too few.
    public var forward: Direction?
  }

  /// A vector in the box's axes.
  public struct Direction: Sendable, Hashable {
    public var x: Double
    public var y: Double
    public var z: Double

    /// The axis it is nearest to, with its sign: `az`, `-ax`.
    public var nearestAxis: String {
      let parts = [("ax", x), ("ay", y), ("az", z)]
      let nearest = parts.max { abs($0.1) < abs($1.1) } ?? parts[2]
      return (nearest.1 < 0 ? "-" : "") + nearest.0
    }
  }

  /// Road that gives no estimate, and why.
  public struct Excluded: Sendable, Hashable {
    public var kind: FindingKind
    /// Metres for which this reason holds, alone or with others.
    public var meters: Double
    /// Metres for which it is the only one: what would be won without it.
    public var metersAlone: Double
    /// In how many places, and between which times of the log, s.
    public var places: Int
    public var startSeconds: Double?
    public var endSeconds: Double?

    public init(
      kind: FindingKind, meters: Double, metersAlone: Double, places: Int, startSeconds: Double? = nil,
      endSeconds: Double? = nil
    ) {
      self.kind = kind
      self.meters = meters
      self.metersAlone = metersAlone
      self.places = places
      self.startSeconds = startSeconds
      self.endSeconds = endSeconds
    }
  }

  public init(log: String) { self.log = log }

  /// Whether any road can be rated.
  public var isUsable: Bool { refusal == nil && ratedMeters > 0 }

  /// Whether anything is more than a note.
  public var isDoubtful: Bool { refusal != nil || findings.contains { $0.severity > .note } }
}

extension LogInspection.Recognised {
  init(_ description: DriveLogDescription) {
    self.init(
      format: description.format,
      layout: description.layout.map {
        Layout(
          delimiter: $0.delimiter, decimalMark: $0.decimalMark, encoding: $0.encoding,
          headerLine: $0.headerLine)
      },
      columns: description.columns.map { Column(name: $0.name, quantity: $0.quantity, unit: $0.unit) },
      knowsDates: description.clock == .unixEpoch, vehicle: description.vehicle, label: description.label)
  }
}

extension LogInspection.Direction {
  init(_ vector: Vector3) { self.init(x: vector.x, y: vector.y, z: vector.z) }
}
