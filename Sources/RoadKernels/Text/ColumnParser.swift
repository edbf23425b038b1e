import CRoadKernels

/// Converts one column of a `RowTable` at a time.
///
/// Cells of the common shape (a sign, up to sixteen characters, digits and one decimal mark) are converted by a kernel
/// without branches; the others one by one by `Decimal`. Both round exactly, so nobody can tell which read a cell.
package struct ColumnParser: Sendable {
  private let instructions: KernelLevel
  private var others: [Int32] = []

  package init(instructions: KernelLevel = .best) { self.instructions = instructions }

  /// Writes `scale · number` of each row's cell into `output[0..<rows]`, NaN where there is no finite number, and
  /// appends those rows to `gaps`.
  package mutating func numbers(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, column: Int, scale: Double, decimalMark: UInt8,
    into output: inout [Float], gaps: inout [Int]
  ) {
    precondition(column < table.columns && output.count >= table.rows, "A column and room for its rows.")
    precondition(scale.magnitude < 1e15, "A scale that keeps numbers of sixteen digits finite.")
    let count = kernel(bytes, table, column) { [instructions] base, cells, others in
      output.withUnsafeMutableBufferPointer {
        road_parse_floats(
          instructions.rawValue, base, cells, Int64(table.stride), Int64(table.rows), decimalMark, scale,
          $0.baseAddress, others)
      }
    }
    for row in others[..<count].lazy.map(Int.init) {
      let cell = table.cell(row: row, column: column)
      let value = number(bytes, cell, decimalMark)
      let scaled = Float(value * scale)
      output[row] = scaled.isFinite ? scaled : .nan
      if !scaled.isFinite { gaps.append(row) }
    }
  }

  /// Writes each row's number into `output[0..<rows]`: what `Decimal.number` gives.
  package mutating func doubles(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, column: Int, decimalMark: UInt8,
    into output: inout [Double]
  ) {
    precondition(column < table.columns && output.count >= table.rows, "A column and room for its rows.")
    let count = kernel(bytes, table, column) { [instructions] base, cells, others in
      output.withUnsafeMutableBufferPointer {
        road_parse_doubles(
          instructions.rawValue, base, cells, Int64(table.stride), Int64(table.rows), decimalMark,
          $0.baseAddress, others)
      }
    }
    for row in others[..<count].lazy.map(Int.init) {
      let cell = table.cell(row: row, column: column)
      output[row] = number(bytes, cell, decimalMark)
    }
  }

  /// Writes each row's cell times 10^`shift` as an integer, `Int64.min` where there is none, and appends those rows to
  /// `gaps`.
  package mutating func times(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, column: Int, shift: Int, decimalMark: UInt8,
    into output: inout [Int64], gaps: inout [Int]
  ) {
    precondition(column < table.columns && output.count >= table.rows, "A column and room for its rows.")
    let count = kernel(bytes, table, column) { [instructions] base, cells, others in
      output.withUnsafeMutableBufferPointer {
        road_parse_times(
          instructions.rawValue, base, cells, Int64(table.stride), Int64(table.rows), decimalMark,
          Int32(shift), $0.baseAddress, others)
      }
    }
    for row in others[..<count].lazy.map(Int.init) {
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

  /// Appends the rows in which a cell of these columns is not empty. Complexity: O(rows · columns).
  package mutating func filledRows(
    _ table: borrowing RowTable, columns: [Int32], into rows: inout [Int]
  ) {
    makeRoom(table.rows)
    let count = table.bounds.withUnsafeBufferPointer { bounds in
      others.withUnsafeMutableBufferPointer {
        road_filled_rows(
          bounds.baseAddress, Int64(table.stride), Int64(table.rows), columns, Int64(columns.count),
          $0.baseAddress)
      }
    }
    for row in others[..<Int(count)] { rows.append(Int(row)) }
  }

  /// One cell's number, NaN where there is none.
  private func number(_ bytes: Span<UInt8>, _ cell: Range<Int>, _ decimalMark: UInt8) -> Double {
    instructions == .plain
      ? PlainDecimal.number(bytes, cell.lowerBound, cell.upperBound, decimalMark: decimalMark)
      : Decimal.number(bytes, cell.lowerBound, cell.upperBound, decimalMark: decimalMark)
  }

  /// Runs a kernel over a column; it leaves the rows of another shape in `others`.
  private mutating func kernel(
    _ bytes: Span<UInt8>, _ table: borrowing RowTable, _ column: Int,
    _ body: (UnsafePointer<UInt8>, UnsafePointer<Int32>, UnsafeMutablePointer<Int32>) -> Int64
  ) -> Int {
    makeRoom(table.rows)
    if instructions == .plain {
      for row in 0..<table.rows { others[row] = Int32(row) }
      return table.rows
    }
    return bytes.withUnsafeBufferPointer { buffer in
      table.bounds.withUnsafeBufferPointer { bounds in
        others.withUnsafeMutableBufferPointer { others in
          guard let base = buffer.baseAddress, let bounds = bounds.baseAddress,
            let others = others.baseAddress
          else { return 0 }
          return Int(body(base, bounds + column, others))
        }
      }
    }
  }

  /// One more than the rows: the kernels write without asking.
  private mutating func makeRoom(_ rows: Int) {
    if others.count <= rows { others = [Int32](repeating: 0, count: rows + 1) }
  }
}

/// Whether a byte is among those of `bytes[range]`; as fast as memory is read.
package func holds(_ byte: UInt8, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
  bytes[range].withUnsafeBufferPointer { road_holds($0.baseAddress, Int64($0.count), byte) != 0 }
}

/// The greatest magnitude of the first `count` values, NaN left out; 0 where there is none.
package func largestMagnitude(_ values: [Float], count: Int) -> Float {
  precondition(count <= values.count, "As many values as there are.")
  return values.withUnsafeBufferPointer { road_largest_magnitude($0.baseAddress, Int64(count)) }
}
