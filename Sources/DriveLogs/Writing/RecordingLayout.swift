/// How a format writes a drive: the third of a format's functions, beside detecting and reading.
///
/// One part per kind of row; parts of the same file are interleaved by time. A column whose channel the drive has not is
/// left out, header and all.
struct RecordingLayout: Sendable {
  /// A kind of row.
  struct Part: Sendable {
    enum Rows: Sendable {
      case motion, fixes
      /// One row, for the moment of the first sample.
      case start
    }

    /// The file within the folder; empty for a format of one file.
    var file = ""
    var rows = Rows.motion
    /// What stands above the rows, given the names of the columns written and the moment of the first row.
    var header: @Sendable ([String], RecordingLayout, Int64) -> String = { names, layout, _ in
      names.joined(separator: layout.separator) + layout.lineEnd
    }
    var columns: [Column]
    /// Whether a fix is repeated in every row until the next one, or stands in one row only.
    var holdsFixes = false
  }

  struct Column: Sendable {
    var name: String
    var cell: Cell

    init(_ name: String, _ cell: Cell) {
      self.name = name
      self.cell = cell
    }
  }

  enum Cell: Sendable {
    case clock(ClockText)
    /// The fix's own time.
    case fixClock(ClockText)
    /// A channel or a value of the fix: (value − offset) / (unit · factor), `missing` where there is none.
    case number(Quantity, Unit, decimals: Int, factor: Double = 1, offset: Double = 0, missing: String = "")
    /// Vehicle and label, quoted where they must be.
    case text(Quantity)
    case constant(String)
  }

  /// How a moment is written.
  enum ClockText: Sendable {
    /// Seconds since 1970.
    case seconds(decimals: Int)
    case nanoseconds
    /// Since the first row, in seconds or milliseconds.
    case sinceStart(Unit, decimals: Int)
    /// `2019-09-07 09:13:29:506` (UTC), with what stands before the milliseconds and after them.
    case date(fraction: String, end: String)
    /// `142429.250`
    case clockDigits
  }

  var parts: [Part]
  var separator = ","
  var decimalMark = UInt8(ascii: ".")
  var lineEnd = "\n"
  /// After the last cell of a row.
  var rowEnd = ""
  /// Numbers as `9.806650000E0`.
  var isScientific = false
  /// Ending of a single file's name.
  var ending = "csv"

  /// Whether the format is a folder of files.
  var isFolder: Bool { parts.contains { !$0.file.isEmpty } }

  /// The three axes, named by a function of x, y and z.
  static func axes(
    _ quantities: [Quantity], _ unit: Unit, decimals: Int, factor: Double = 1, _ name: (String) -> String
  ) -> [Column] {
    zip(quantities, ["x", "y", "z"]).map {
      Column(name($1), .number($0, unit, decimals: decimals, factor: factor))
    }
  }
}
