import RoadFindings
import RoadKernels

/// The first rows of a table as doubles and text: what units, clocks and decimal marks are told by.
struct HeadSample {
  /// One per row: exact decimal digits of the time cell, or nil.
  var times: [DecimalDigits?] = []
  var timeTexts: [[UInt8]] = []
  /// Per quantity of the plan, as written (coordinates in degrees); NaN where there is no number.
  var values: [Quantity: [Double]] = [:]
  var texts: [Quantity: String] = [:]
  var rows = 0
  /// The first row with a wrong number of cells, if rows with the right number are rare.
  var odd: RowTable.OddRow?
  var oddRows = 0
  var firstLine = 0

  init(_ head: LogHead, plan: TablePlan) {
    var table = RowTable(columns: plan.width, capacity: 2048)
    _ = RowIndexer(shape: plan.shape).index(
      head.bytes.span, from: plan.dataStart, line: plan.dataLine, isLast: head.isWhole, into: &table)
    rows = table.rows
    odd = table.odd.first
    oddRows = table.odd.count
    firstLine = table.rows > 0 ? table.lines[0] : 0
    let bytes = head.bytes.span
    let kinds = plan.records.map { records in
      (0..<table.rows).map { records.kind(bytes, table, row: $0) }
    }
    for column in plan.columns {
      if column.quantity == .vehicle || column.quantity == .road {
        if rows > 0 {
          let cell = table.cell(row: 0, column: column.index)
          texts[column.quantity] = TextCell(head.bytes[cell]).text
        }
        continue
      }
      if column.index == TablePlan.Column.silent {
        values[column.quantity] = [Double](repeating: 0, count: rows)
        continue
      }
      for row in 0..<rows {
        let cell = table.cell(row: row, column: column.index)
        if column.quantity == .time {
          times.append(
            Decimal.digits(bytes, cell.lowerBound, cell.upperBound, decimalMark: plan.decimalMark))
          timeTexts.append(TextCell(head.bytes[cell]).bytes)
        } else {
          var value = Decimal.number(bytes, cell.lowerBound, cell.upperBound, decimalMark: plan.decimalMark)
          if plan.noValues.contains(value) { value = .nan }
          if column.quantity.dimension == .angle { value = column.unit.degrees(value) }
          if let kinds, kinds[row] != plan.records?.kind(of: column.quantity) { value = .nan }
          values[column.quantity, default: []].append(value)
        }
      }
    }
  }

  /// Componentwise median of three channels where all are numbers, and the norm of that vector: gravity as written.
  func gravityNorm(_ quantities: [Quantity]) -> Double? {
    var sum = 0.0
    for quantity in quantities {
      guard let median = Self.median((values[quantity] ?? []).filter(\.isFinite)) else { return nil }
      sum += median * median
    }
    return sum.squareRoot()
  }

  /// The power of ten, 10⁻⁴ degrees (11 m) or more, of which all coordinates are multiples; nil where there is none.
  var coordinateStep: Double? {
    let values = (values[.latitude] ?? []).filter(\.isFinite) + (values[.longitude] ?? []).filter(\.isFinite)
    guard values.count >= 6, values.contains(where: { $0 != 0 }) else { return nil }
    for (step, scale) in [(0.01, 100.0), (0.001, 1000), (0.0001, 10_000)] {
      if values.allSatisfy({ abs(($0 * scale).rounded() - $0 * scale) < 1e-6 }) { return step }
    }
    return nil
  }

  static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}

/// A cell's text without blanks and quotes around, `""` within standing for `"`.
struct TextCell {
  var bytes: [UInt8]

  init(_ cell: some Sequence<UInt8>) {
    var bytes = Array(cell)[...]
    func isBlank(_ byte: UInt8?) -> Bool { byte == .space || byte == .tab }
    while isBlank(bytes.first) { bytes.removeFirst() }
    while isBlank(bytes.last) { bytes.removeLast() }
    if bytes.count >= 2, bytes.first == .quote, bytes.last == .quote {
      bytes = bytes.dropFirst().dropLast()
      var single: [UInt8] = []
      var skips = false
      for byte in bytes {
        if byte == .quote && !skips && single.last == .quote {
          skips = true
          continue
        }
        skips = false
        single.append(byte)
      }
      bytes = single[...]
    }
    self.bytes = Array(bytes)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
}
