/// What a log's columns mean, said by its user: for recorders that no reader knows.
///
/// Read from a file of JSON with comments (`LogMapping.read`), written back as one (`text`), or made from what was
/// recognised (`LogMapping.guessed(for:)`). The article *LogMapping* and the GUIDE explain every key.
public struct LogMapping: Sendable, Hashable {
  /// The recorder's name as reports show it.
  public var name: String
  /// One table; or, where every one names its `file`, the files of an export folder.
  public var tables: [Table]
  /// File within an export folder that ties its seconds to the world's clock, as phyphox's `meta/time.csv` does.
  public var clockFile: String?

  public init(name: String, tables: [Table], clockFile: String? = nil) {
    self.name = name
    self.tables = tables
    self.clockFile = clockFile
  }

  /// Whether the mapping describes a folder of one file per sensor.
  public var describesFolder: Bool { tables.contains { $0.file != nil } }

  /// How one table is written.
  public struct Table: Sendable, Hashable {
    /// Pattern of the file's name in a folder (`*` and `?`, any case); nil for a log of one file.
    public var file: String?
    /// The byte between cells; nil = found out.
    public var delimiter: UInt8?
    /// `.` or `,`; nil = found out.
    public var decimalMark: UInt8?
    /// Lines before the first row of data, 0 = none; nil = found out.
    public var headerLines: Int?
    /// Samples a second of a table without a clock.
    public var rateHertz: Double?
    /// Zone of times that name none, seconds east of Greenwich.
    public var utcOffsetSeconds: Int?
    /// Where gravity is not in the accelerations: the axis of the sensor that points up.
    public var vertical: Vertical?
    /// Numbers that stand for "no value", as written in the file.
    public var noValues: [Double] = []
    /// Rows to leave out.
    public var skips: [Skip] = []
    /// Several kinds of records in one file, told by their first cell; columns are then called `imu.AX`.
    public var hasTypedRecords = false
    public var columns: [Column]

    public init(columns: [Column]) { self.columns = columns }
  }

  /// A column and what it measures.
  public struct Column: Sendable, Hashable {
    public var key: Key
    public var quantity: Quantity
    /// Unit of the cells; nil = by the name, the norm or the format's habit.
    public var unit: Unit?
    /// What the cells are multiplied by beside the unit; −1 turns the sign.
    public var factor = 1.0
    /// How the cells of a time column are written; nil = found out.
    public var clock: Clock?

    public init(_ key: Key, _ quantity: Quantity, unit: Unit? = nil, factor: Double = 1, clock: Clock? = nil)
    {
      self.key = key
      self.quantity = quantity
      self.unit = unit
      self.factor = factor
      self.clock = clock
    }
  }

  /// How a column is found.
  public enum Key: Sendable, Hashable {
    /// By the header's spelling, blanks around left out; where none is spelled so, in any case.
    case name(String)
    /// By its place, from 1.
    case number(Int)
  }

  /// What a time column counts from and how it is spelled.
  public struct Clock: Sendable, Hashable {
    public var spelling: Spelling?
    public var zero: Zero?

    public init(spelling: Spelling? = nil, zero: Zero? = nil) {
      self.spelling = spelling
      self.zero = zero
    }

    public enum Spelling: String, Sendable, Hashable, CaseIterable {
      /// Dates are year or day first.
      case text
      /// `03/29/2026 14:24:29`
      case monthFirst = "month-first"
      /// `142429.25`
      case clockDigits = "HHMMSS"
    }

    public enum Zero: Sendable, Hashable {
      /// 1970-01-01T00:00:00Z.
      case unix
      /// An unknown moment.
      case start
      /// Nanoseconds since 1970: seconds since then, or the day that times of day belong to.
      case instant(Int64)
    }
  }

  /// An axis of the sensor, with its direction.
  public struct Vertical: Sendable, Hashable {
    public var axis: Quantity
    public var isDown: Bool

    public init(_ axis: Quantity, isDown: Bool = false) {
      self.axis = axis
      self.isDown = isDown
    }
  }

  /// Rows whose cell in a column has one of these texts are left out.
  public struct Skip: Sendable, Hashable {
    public var key: Key
    public var texts: [String]

    public init(_ key: Key, texts: [String]) {
      self.key = key
      self.texts = texts
    }
  }
}
