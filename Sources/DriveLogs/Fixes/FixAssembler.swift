import RoadFindings
import RoadKernels

/// Makes fixes of the cells of a row and sorts out what no receiver means as a position.
///
/// "No value" is (0, 0), −1, −9999 and 9999 in both coordinates, a negative accuracy, a lock of 0 and accuracy 9999; what
/// a log repeats in row after row is one fix. HDOP tells the geometry, not the error: 3 m · HDOP goes for the accuracy.
struct FixAssembler {
  private let log: String
  private let mark: UInt8
  private let noValues: [Double]
  private let latitude: TablePlan.Column?
  private let longitude: TablePlan.Column?
  private let others: [(quantity: Quantity, column: TablePlan.Column)]
  /// Values of the row before, if that row had a fix.
  private var previous: [Double]?
  /// Fixes whose coordinates could be read, and how many of them are no place.
  private(set) var seen = 0
  private(set) var outOfRange = 0
  private(set) var swapped = 0
  private(set) var nullIsland = 0
  private(set) var usable = 0
  private(set) var firstOutOfRange: (place: Place, latitude: Double)?

  /// What a row may say about a fix beside its coordinates.
  static let others: [Quantity] = [.speed, .heading, .accuracy, .hdop, .lock, .satellites]

  init(plan: TablePlan, log: String) {
    self.log = log
    mark = plan.decimalMark
    noValues = plan.noValues
    latitude = plan.column(.latitude)
    longitude = plan.column(.longitude)
    others = Self.others.compactMap { quantity in
      plan.column(quantity).map { (quantity, $0) }
    }
  }

  /// Rows without any cell about a fix came between.
  mutating func forget() { previous = nil }

  /// The row has no position: nothing else about a fix may stand in it but numbers.
  mutating func skip(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, row: Int, findings: inout FindingCollector
  ) {
    previous = nil
    for other in others {
      let cell = table.cell(row: row, column: other.column.index)
      if !cell.isEmpty { check(bytes, cell, other.column, line: table.lines[row], &findings) }
    }
  }

  /// Says so when a cell is neither blank, a number nor `NaN`.
  private func check(
    _ bytes: Span<UInt8>, _ cell: Range<Int>, _ column: TablePlan.Column, line: Int,
    _ findings: inout FindingCollector
  ) {
    guard let text = PlainDecimal.trimmed(bytes, cell.lowerBound, cell.upperBound),
      Decimal.number(bytes, cell.lowerBound, cell.upperBound, decimalMark: mark).isNaN,
      !(text.count == 3 && bytes[text.lowerBound] | 0x20 == UInt8(ascii: "n"))
    else { return }
    findings.add(
      Finding(
        .badCell, .warning, at: Place(log: log, line: line, column: column.name),
        "the cell is no number; it is left out of the fix"))
  }

  /// Whether the row's coordinates are not blank. Complexity: O(1) for empty cells.
  func isPresent(_ bytes: Span<UInt8>, _ table: borrowing RowTable, row: Int) -> Bool {
    guard let latitude, let longitude else { return false }
    for column in [latitude.index, longitude.index] {
      let cell = table.cell(row: row, column: column)
      if !cell.isEmpty, PlainDecimal.trimmed(bytes, cell.lowerBound, cell.upperBound) != nil { return true }
    }
    return false
  }

  /// The fix of a row with coordinates, or nil with a finding where it is none.
  mutating func fix(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, row: Int, time: Int64, findings: inout FindingCollector
  ) -> Fix? {
    guard let latitude, let longitude else { return nil }
    let line = table.lines[row]
    let mark = mark
    func number(_ column: TablePlan.Column) -> Double {
      let cell = table.cell(row: row, column: column.index)
      return Decimal.number(bytes, cell.lowerBound, cell.upperBound, decimalMark: mark)
    }
    let written = [number(latitude), number(longitude)]
    let north = latitude.unit.degrees(written[0]) * latitude.factor
    let east = longitude.unit.degrees(written[1]) * longitude.factor
    var values = [north, east]
    for other in others {
      let value = number(other.column)
      values.append(noValues.contains(value) ? .nan : value)
      if value.isNaN {
        check(bytes, table.cell(row: row, column: other.column.index), other.column, line: line, &findings)
      }
    }
    defer { previous = values }
    if let previous, zip(previous, values).allSatisfy({ $0 == $1 || ($0.isNaN && $1.isNaN) }) { return nil }
    seen += 1
    func place(_ column: String?) -> Place { Place(log: log, line: line, column: column) }
    if isNaNText(bytes, table, row, latitude), isNaNText(bytes, table, row, longitude) { return nil }
    if written.contains(where: noValues.contains) {
      findings.add(Finding(.invalidFix, .note, at: place(nil), "the coordinates say “no value”; no fix"))
      return nil
    }
    guard north.isFinite, east.isFinite else {
      let column = north.isFinite ? longitude : latitude
      findings.add(
        Finding(
          .invalidFix, .warning, at: place(column.name), "the coordinate is no number; the fix is dropped"))
      return nil
    }
    if north == 0 && east == 0 {
      nullIsland += 1
      findings.add(
        Finding(
          .invalidFix, .warning, at: place(nil),
          "the position is (0, 0), null island, which means no fix; it is dropped"))
      return nil
    }
    if north == east, [-1, -9999, 9999].contains(north) {
      findings.add(Finding(.invalidFix, .note, at: place(nil), "the coordinates say “no value”; no fix"))
      return nil
    }
    guard abs(north) <= 90, abs(east) <= 180 else {
      let column = abs(north) > 90 ? latitude : longitude
      outOfRange += 1
      if abs(north) > 90 && abs(east) <= 90 && abs(north) <= 180 { swapped += 1 }
      if firstOutOfRange == nil { firstOutOfRange = (place(column.name), north) }
      findings.add(
        Finding(
          .invalidFix, .warning, at: place(column.name),
          "the coordinate is out of range; the fix is dropped"))
      return nil
    }
    var fix = Fix(
      time: time, latitude: north, longitude: east, line: line)
    for (index, other) in others.enumerated() {
      guard apply(values[index + 2], other, to: &fix, place(other.column.name), &findings) else { return nil }
    }
    usable += 1
    return fix
  }

  /// `NaN` is how some recorders write that there is nothing.
  private func isNaNText(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ row: Int, _ column: TablePlan.Column
  ) -> Bool {
    let cell = table.cell(row: row, column: column.index)
    guard let text = PlainDecimal.trimmed(bytes, cell.lowerBound, cell.upperBound), text.count == 3 else {
      return false
    }
    return zip(text, "nan".utf8).allSatisfy { bytes[$0] | 0x20 == $1 }
  }

  /// Adds one value to the fix; false when it says that there is no fix.
  private func apply(
    _ value: Double, _ other: (quantity: Quantity, column: TablePlan.Column), to fix: inout Fix,
    _ place: Place,
    _ findings: inout FindingCollector
  ) -> Bool {
    switch other.quantity {
    case .speed:
      let speed = value * other.column.unit.scale * other.column.factor
      if speed >= 0 && speed <= 100 {
        fix.speed = speed
      } else if speed > 100 {
        findings.add(
          Finding(.invalidSpeed, .warning, at: place, "the speed is above 100 m/s; it is left out"))
      } else if value == -1 || value == -9999 {
        findings.add(
          Finding(.invalidSpeed, .note, at: place, "the receiver gave no speed here (a negative mark)"))
      } else if value.isFinite {
        findings.add(Finding(.badCell, .warning, at: place, "the speed is negative; it is left out"))
      }
    case .heading: if value >= 0 && value <= 360 { fix.heading = value == 360 ? 0 : value }
    case .accuracy:
      if value < 0 || value == 9999 {
        findings.add(
          Finding(
            .invalidFix, .warning, at: place, "the accuracy says that there is no lock; the fix is dropped"))
        return false
      }
      if value.isFinite { fix.accuracy = value }
    case .hdop:
      if value > 5 {
        findings.add(
          Finding(
            .inaccurateFix, .warning, at: place,
            "HDOP is above 5: the satellites stand badly and the position is doubtful"))
      }
      if value > 0 && fix.accuracy == nil { fix.accuracy = 3 * value }
    case .lock, .satellites:
      if value == 0 || (other.quantity == .satellites && value.truncatingRemainder(dividingBy: 64) == 0) {
        findings.add(
          Finding(.invalidFix, .warning, at: place, "the receiver had no lock; the fix is dropped"))
        return false
      }
    default: break
    }
    return true
  }

  /// Why a log without a usable fix can't be placed.
  func complaint(accepted: Int) -> DriveLogError? {
    guard accepted == 0 else { return nil }
    if let first = firstOutOfRange, outOfRange == seen {
      if swapped == seen {
        return DriveLogError(
          .badData, .swappedCoordinates, at: first.place,
          "|lat| > 90 on every fix while the longitudes could be latitudes: swapped? say --swap-latlon")
      }
      return DriveLogError(
        .badData, .noFixes, at: first.place,
        "lat \(Int(first.latitude.rounded(.towardZero))) out of range on every fix; NMEA ddmm.mmmm? write decimal degrees"
      )
    }
    return DriveLogError(
      .badData, .noFixes, at: Place(log: log),
      seen == 0
        ? "no usable fix: the coordinates are empty in every row; was the receiver switched on?"
        : "no usable fix of \(seen)"
          + (nullIsland == seen ? ": all are at (0, 0)" : "") + "; was the receiver switched on?")
  }
}
