import CRoadKernels

/// Reads regular rows of numbers a column at a time, with the kernels that read drive logs.
///
/// A regular row has exactly the expected cells, no quote, and ends with LF or CRLF. The reading stops before any other row
/// and before one of which a wanted cell holds no finite number, for a careful reader to judge. Complexity: O(bytes read).
package struct NumberColumns: Sendable {
  /// Rows of one reading, at most: their numbers stay in the first cache.
  private static let capacity = 1024
  /// After a row that stopped the reading so few are tried: where many do, reading ahead is in vain.
  private static let leastReach = 16

  private let level: KernelLevel
  private let delimiter: UInt8
  private let decimalMark: UInt8
  private var table: RowTable
  private var parser: ColumnParser
  private var reach = leastReach
  /// The columns that are read.
  package let columns: [Int]
  /// The numbers of the last reading, for each of `columns`; what lies beyond its rows means nothing.
  package var values: [[Double]]

  /// - Parameters:
  ///   - cells: cells of a row.
  ///   - columns: those that are wanted; the first cell is read in any case, since it tells a comment from a row.
  /// - Returns: nil where rows can't be told by their cells: a single column, a blank as delimiter, no kernels at all.
  package init?(
    cells: Int, columns: [Int], delimiter: UInt8?, decimalMark: UInt8, level: KernelLevel = .best
  ) {
    guard level != .plain, cells >= 2, let delimiter, delimiter != decimalMark,
      ![.space, .quote, .lineFeed, .carriageReturn, 0].contains(delimiter)
    else { return nil }
    precondition(columns.allSatisfy { (0..<cells).contains($0) }, "A wanted column is one of the row's.")
    self.level = level
    self.delimiter = delimiter
    self.decimalMark = decimalMark
    self.columns = columns + (columns.contains(0) ? [] : [0])
    table = RowTable(columns: cells, capacity: Self.capacity)
    parser = ColumnParser(instructions: level)
    values = [[Double]](repeating: [Double](repeating: 0, count: Self.capacity), count: self.columns.count)
  }

  /// Reads the regular rows with which `bytes[start..<end]` begins; tells how many and where the next row begins.
  package mutating func read(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> (rows: Int, next: Int) {
    precondition(start >= 0 && start <= end && end <= bytes.count, "The rows must lie within the bytes.")
    // Offsets of cells have 32 bits.
    guard end < Int(Int32.max) else { return (0, start) }
    table.removeAll()
    let found = bytes.withUnsafeBufferPointer { bytes in
      table.bounds.withUnsafeMutableBufferPointer {
        road_index_rows(
          level.rawValue, bytes.baseAddress, Int64(start), Int64(end), delimiter, Int32(table.columns),
          Int32(table.columns), Int64(RowShape.longestLine), $0.baseAddress, Int64(reach))
      }
    }
    table.rows = Int(found.rows)
    var rows = table.rows
    for index in columns.indices {
      parser.doubles(bytes, table, column: columns[index], decimalMark: decimalMark, into: &values[index])
      if let odd = values[index][..<rows].firstIndex(where: { !$0.isFinite }) { rows = odd }
    }
    reach = rows == reach ? min(2 * reach, Self.capacity) : Self.leastReach
    return (rows, rows == table.rows ? Int(found.consumed) : table.cell(row: rows, column: 0).lowerBound)
  }
}
