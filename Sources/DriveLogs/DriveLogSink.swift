public import RoadFindings

/// What takes a log in while it is read: blocks are pushed, nothing is held.
///
/// Order: one `begin`, then blocks, fixes and findings in file order. Of a log with one file per sensor all fixes come
/// first, then the motion. A sink must give the same numbers however the motion is cut into blocks.
public protocol DriveLogSink {
  /// What of its work can be done on another thread while more comes in.
  associatedtype Work: DeferredWork = NoWork
  /// Gives away what has been put off, and takes the next blocks without it; nil where there is none.
  mutating func handOver() -> Work?
  /// Takes work back that was done; before more is handed over, and before the log ends.
  mutating func takeBack(_ work: Work)
  /// The header was understood; what follows is described by this.
  mutating func begin(_ description: DriveLogDescription)
  /// A block of motion samples (borrowed: its storage is reused after the call).
  mutating func receive(motion block: borrowing MotionBlock)
  /// One fix, already deduplicated where the log repeats it.
  mutating func receive(fix: Fix)
  /// A doubt about the data.
  mutating func receive(finding: Finding)
}

/// Something to be done once, on whatever thread.
public protocol DeferredWork: Sendable {
  mutating func run()
}

/// The work of a sink that puts nothing off.
public enum NoWork: DeferredWork {
  public mutating func run() {}
}

extension DriveLogSink where Work == NoWork {
  public mutating func handOver() -> NoWork? { nil }
  public mutating func takeBack(_ work: NoWork) {}
}

/// What was recognised of a log before its first sample.
public struct DriveLogDescription: Sendable, Equatable {
  /// The format's name, e.g. `wide`, `phyphox`.
  public var format: String
  /// One line per column used: name as spelled, quantity, unit. For `inspect`.
  public var columns: [RecognisedColumn]
  /// What the log's clock counts from.
  public var clock: Clock
  /// Text of a `vehicle` column, if the log names its car.
  public var vehicle: String?
  /// Text of a `road` column: the run's label. Data: never markup, formula or path.
  public var label: String?
  /// False when the log holds linear acceleration only (gravity already removed).
  public var hasGravity: Bool
  /// How the table is written; nil for what is no delimited table.
  public var layout: Layout?

  /// How a delimited table is written.
  public struct Layout: Sendable, Hashable {
    /// `comma`, `semicolon`, `tab` or `blank`.
    public var delimiter: String
    /// `.` or `,`.
    public var decimalMark: String
    /// `UTF-8`, `UTF-8 with byte order mark`, or `not UTF-8` for a header in another code page.
    public var encoding: String
    /// Line of the header, from 1.
    public var headerLine: Int

    public init(delimiter: String, decimalMark: String, encoding: String, headerLine: Int) {
      self.delimiter = delimiter
      self.decimalMark = decimalMark
      self.encoding = encoding
      self.headerLine = headerLine
    }
  }

  public enum Clock: Sendable, Hashable {
    /// Times count from an arbitrary zero; no date is known.
    case sinceStart
    /// Times are nanoseconds since 1970-01-01T00:00:00Z.
    case unixEpoch
  }

  public struct RecognisedColumn: Sendable, Hashable {
    public var name: String
    public var quantity: String
    public var unit: String

    public init(name: String, quantity: String, unit: String) {
      self.name = name
      self.quantity = quantity
      self.unit = unit
    }
  }

  public init(
    format: String, columns: [RecognisedColumn], clock: Clock, vehicle: String? = nil, label: String? = nil,
    hasGravity: Bool = true
  ) {
    self.format = format
    self.columns = columns
    self.clock = clock
    self.vehicle = vehicle
    self.label = label
    self.hasGravity = hasGravity
  }
}
