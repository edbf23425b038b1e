import RoadFindings
import RoadKernels

/// How one table of a log is to be read: which columns mean what, and how its cells are written.
struct TablePlan: Sendable {
  struct Column: Sendable {
    /// Position in the row, from 0.
    var index: Int
    var name: String
    var quantity: Quantity
    /// The unit that the header states; nil where it must be inferred.
    var stated: Unit?
    /// The unit it is read in.
    var unit: Unit
    /// What a cell is multiplied by beside its unit: −1 for a sensor that looks the other way, 1/16384 for counts.
    var factor: Double = 1
  }

  enum Time: Sendable, Equatable {
    case number(Unit)
    case text
    /// No clock in the file: row / rate.
    case rate(Double)
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
