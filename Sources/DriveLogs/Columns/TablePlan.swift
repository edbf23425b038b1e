import RoadFindings
import RoadKernels

/// How one table of a log is to be read: which columns mean what, and how its cells are written.
struct TablePlan: Sendable {
  struct Column: Sendable {
    /// The index of a column that is not in the file: its values are 0.
    static let silent = -1

    /// Position in the row, from 0.
    var index: Int
    /// Place among the names of the header, from 0; differs from the cell in typed records.
    var place: Int?
    var name: String
    var quantity: Quantity
    /// The unit that the header states; nil where it must be inferred.
    var stated: Unit?
    /// The unit it is read in.
    var unit: Unit
    /// What a cell is multiplied by beside its unit: −1 for a sensor that looks the other way, 1/16384 for counts.
    var factor: Double = 1
    /// Added after the unit, m/s²: gravity that the recorder took out.
    var offset: Float = 0
  }

  enum Time: Sendable, Equatable {
    case number(Unit)
    case text
    /// Text with the month before the day.
    case monthFirstText
    /// `HHMMSS.SS`.
    case clockDigits
    /// No clock in the file: row / rate.
    case rate(Double)
  }

  /// Rows to leave out: those whose cell has one of the texts.
  struct Skip: Sendable, Equatable {
    var index: Int
    var texts: [[UInt8]]
  }

  /// Rows of several kinds under one table: which are motion and which are fixes.
  struct Records: Sendable, Equatable {
    var kinds: [RecordKind]
    var motion: Int
    var fix: Int

    func kind(of quantity: Quantity) -> Int { Quantity.motion.contains(quantity) ? motion : fix }

    /// The kind of a row by its first cell; nil for none, and for a row with cells that its kind has not.
    func kind(_ bytes: Span<UInt8>, _ table: borrowing RowTable, row: Int) -> Int? {
      let cell = table.cell(row: row, column: 0)
      guard let text = PlainDecimal.trimmed(bytes, cell.lowerBound, cell.upperBound) else { return nil }
      let known = kinds.firstIndex { kind in
        kind.tag.count == text.count && zip(kind.tag, text).allSatisfy { $0 == bytes[$1] }
      }
      guard let known else { return nil }
      for column in kinds[known].cells..<max(table.columns, kinds[known].cells)
      where !table.cell(row: row, column: column).isEmpty { return nil }
      return known
    }
  }

  var format: String
  var columns: [Column]
  /// Cells of a row.
  var width: Int
  var shape: RowShape
  var decimalMark: UInt8 = UInt8(ascii: ".")
  /// The header's line number and bytes, and where the first data row begins.
  var headerLine: Int
  var header: [UInt8]
  var dataStart: Int
  var dataLine: Int
  var time: Time = .number(.seconds)
  /// Added to every time that has no date of its own, nanoseconds.
  var timeBase: Int64 = 0
  /// Zone of times that name none, nanoseconds east of Greenwich.
  var utcOffset: Int64 = 0
  /// Numbers that stand for "no value", as written.
  var noValues: [Double] = []
  var skips: [Skip] = []
  var records: Records?
  var clock: DriveLogDescription.Clock = .sinceStart
  /// Whole runs of rows share a stamp: spread them.
  var hasCoarseTime = false
  var hasGravity = true
  /// Step of the coordinates in degrees where it is coarse (a hundredth of a second of arc and less is fine).
  var coordinateStep: Double?

  /// The column of a quantity.
  func column(_ quantity: Quantity) -> Column? { columns.first { $0.quantity == quantity } }

  func has(_ quantity: Quantity) -> Bool { column(quantity) != nil }
}
