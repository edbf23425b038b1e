package import RoadKernels

/// How a log is to be read where its header leaves a question open.
public struct LogReadingOptions: Sendable, Hashable {
  /// Largest share of damaged rows before a log is refused, 0…1. The default is 0.05.
  public var badRowLimit = 0.05
  /// Sampling rate of a log without a clock, or whose clock stands still, Hz; nil refuses such a log. The default is nil.
  public var rateHertz: Double?
  /// Unit of the accelerations, over what the header says or the norm suggests. The default is nil.
  public var accelerationUnit: Unit?
  /// What accelerations are multiplied by beside `accelerationUnit`: 1/16384 where 1 g is 16384 counts. The default is 1.
  public var accelerationFactor = 1.0
  /// Unit of the speed, over what the header says. The default is nil.
  public var speedUnit: Unit?
  /// Zone of times that name none, seconds east of Greenwich. The default is nil: UTC, and said.
  public var utcOffsetSeconds: Int?
  /// Latitude and longitude change places. The default is false.
  public var swapsCoordinates = false
  /// What the columns of the logs mean, in place of what readers know. The default is nil.
  public var mapping: LogMapping?
  /// Whether a log without a usable fix is refused; what only looks at the motion need not. The default is true.
  public var requiresFixes = true
  /// Dates after this year are called implausible. The default is 2099.
  public var latestPlausibleYear = 2099
  /// Rows of a motion block at most. The default is 4096; results don't depend on it.
  public var blockRows = 4096
  /// Size of the buffer that the file passes through, bytes. The default is 256 KiB; results don't depend on it.
  public var bufferBytes = 262_144
  /// Told of bytes as they come from a log's files; nil tells nobody. Results don't depend on it.
  public var observer: ReadingObserver?
  /// Instructions that the kernels may use; results don't depend on them. For tests and measurements.
  package var instructions = KernelLevel.best
  /// Whether the log gets a hash; without one the tally's is empty. For measurements.
  package var isHashed = true

  public init() {}
}

/// Somebody who is told how far the reading of logs has come. Any two count as equal: they are no way of reading.
public struct ReadingObserver: Sendable, Hashable {
  /// Told the log's name and how many bytes of its file were read since the last time, from any thread.
  let read: @Sendable (_ log: String, _ bytes: Int) -> Void

  public init(_ read: @escaping @Sendable (_ log: String, _ bytes: Int) -> Void) { self.read = read }

  public static func == (a: ReadingObserver, b: ReadingObserver) -> Bool { true }
  public func hash(into hasher: inout Hasher) {}
}

/// What one log came to, beside what went to the sink.
public struct LogTally: Sendable, Hashable {
  /// Data rows seen, dropped ones included.
  public var rows = 0
  /// Rows left out because they were damaged, repeated or out of order.
  public var rowsDropped = 0
  /// Bytes after decompression.
  public var bytes = 0
  /// SHA-256 of the decompressed bytes, hexadecimal; of a folder: of its files' names and hashes in sorted order.
  public var sha256 = ""

  public init(rows: Int = 0, rowsDropped: Int = 0, bytes: Int = 0, sha256: String = "") {
    self.rows = rows
    self.rowsDropped = rowsDropped
    self.bytes = bytes
    self.sha256 = sha256
  }
}
