/// Converts one column of a `RowTable` at a time.
package enum ColumnParser {
  /// Writes `scale · number` of each row's cell into `output[0..<rows]`, NaN where there is no finite number, and
  /// appends those rows to `gaps`.
  package static func numbers(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, column: Int, scale: Double, decimalMark: UInt8,
    into output: inout [Float], gaps: inout [Int]
  ) {
    precondition(column < table.columns && output.count >= table.rows, "A column and room for its rows.")
    let stride = table.stride
    let rows = table.rows
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      table.bounds.withUnsafeBufferPointer { bounds in
        output.withUnsafeMutableBufferPointer { output in
          var at = column
          for row in 0..<rows {
            let start = Int(bounds[at]) &+ 1
            let end = Int(bounds[at &+ 1])
            at &+= stride
            var value = Double.nan
            if start < end {
              value = Decimal.quickNumber(base, start, end, decimalMark)
              if value.isNaN { value = Decimal.slowNumber(buffer, start, end, decimalMark) }
            }
            let scaled = Float(value * scale)
            if scaled.isFinite {
              output[row] = scaled
            } else {
              output[row] = .nan
              gaps.append(row)
            }
          }
        }
      }
    }
  }

  /// Writes each row's cell times 10^`shift` as an integer, `Int64.min` where there is none, and appends those rows to
  /// `gaps`.
  package static func times(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, column: Int, shift: Int, decimalMark: UInt8,
    into output: inout [Int64], gaps: inout [Int]
  ) {
    precondition(column < table.columns && output.count >= table.rows, "A column and room for its rows.")
    for row in 0..<table.rows {
      let cell = table.cell(row: row, column: column)
      if let digits = Decimal.digits(bytes, cell.lowerBound, cell.upperBound, decimalMark: decimalMark),
        let time = digits.scaled(by: shift)
      {
        output[row] = time
      } else {
        output[row] = .min
        gaps.append(row)
      }
    }
  }
}
