import Foundation
import RoadKernels
import TestSupport
import Testing

@Suite struct ColumnParserTests {
  /// A table of one column of numbers between two others.
  private func table(_ cells: [String]) -> ([UInt8], RowTable) {
    let bytes = Array(cells.map { "a,\($0),b\n" }.joined().utf8)
    var table = RowTable(columns: 3, capacity: max(1, cells.count))
    let shape = RowShape(delimiter: UInt8(ascii: ","))
    _ = PlainRowIndexer(shape: shape).index(bytes.span, from: 0, line: 1, isLast: true, into: &table)
    return (bytes, table)
  }

  /// Cells as recorders write them, in runs of one shape, with strangers among them.
  private func cells(_ count: Int, seed: UInt64) -> [String] {
    var random = SeededBytes(seed: seed)
    let strangers = [
      "", " ", "-", ".", "-.", "1.", ".5", "-.5", "+1.5", "1-2", "1.2.3", "--1", "nan", "1e5", " 7", "7 ",
      "9007199254740993", "1234567890123456", "-123456789.12345", "123456789.1234567", "0.1234567890123456",
      "12345678901234567", "x", "1x", "-1x", "1 2", "/", ":", "0", "-0", "-0.0", "00000000", "99999999",
      "1.5.", "..", "-12345678", "12345678.", "-1234567.", ".12345678", "1234567.8",
    ]
    return (0..<count).map { row in
      if random.next(6) == 0 { return strangers[random.next(strangers.count)] }
      switch row / 40 % 4 {
      case 0: return ["", "-"][random.next(2)] + random.digits(1) + "." + random.digits(6)
      case 1:
        return ["", "-"][random.next(2)] + random.digits(1 + random.next(9)) + "."
          + random.digits(random.next(8))
      case 2: return random.digits(10) + "." + random.digits(random.next(6))
      default: return random.decimal()
      }
    }
  }

  private static let sizes = [0, 1, 3, 4, 5, 7, 8, 9, 63, 64, 1000]

  @Test(arguments: KernelLevel.runnable, sizes)
  func `every instruction set reads what strtod reads`(_ level: KernelLevel, _ count: Int) {
    let cells = cells(count, seed: UInt64(count))
    let (bytes, table) = table(cells)
    var parser = ColumnParser(instructions: level)
    var doubles = [Double](repeating: 1, count: count)
    parser.doubles(bytes.span, table, column: 1, decimalMark: UInt8(ascii: "."), into: &doubles)
    var floats = [Float](repeating: 1, count: count)
    var gaps: [Int] = []
    parser.numbers(
      bytes.span, table, column: 1, scale: -9.80665, decimalMark: UInt8(ascii: "."), into: &floats,
      gaps: &gaps)
    var expectedGaps: [Int] = []
    for (row, cell) in cells.enumerated() {
      let text = Array(cell.utf8)
      let expected = PlainDecimal.number(text.span, 0, text.count, decimalMark: UInt8(ascii: "."))
      if !expected.isNaN {
        let trimmed = cell.trimmingCharacters(in: .whitespaces)
        #expect(expected.bitPattern == strtod(trimmed, nil).bitPattern, "\(cell)")
      }
      #expect(doubles[row].bitPattern == expected.bitPattern, "\(cell)")
      let scaled = Float(expected * -9.80665)
      if scaled.isFinite {
        #expect(floats[row].bitPattern == scaled.bitPattern, "\(cell)")
      } else {
        #expect(floats[row].isNaN, "\(cell)")
        expectedGaps.append(row)
      }
    }
    #expect(gaps == expectedGaps)
  }

  @Test(arguments: KernelLevel.runnable, sizes)
  func `every instruction set reads the same clock`(_ level: KernelLevel, _ count: Int) {
    let cells = cells(count, seed: UInt64(count) + 77)
    let (bytes, table) = table(cells)
    for shift in [9, 6, 0] {
      var parser = ColumnParser(instructions: level)
      var times = [Int64](repeating: 1, count: count)
      var gaps: [Int] = []
      parser.times(
        bytes.span, table, column: 1, shift: shift, decimalMark: UInt8(ascii: "."), into: &times, gaps: &gaps)
      for (row, cell) in cells.enumerated() {
        let text = Array(cell.utf8)
        let expected = Decimal.digits(text.span, 0, text.count, decimalMark: UInt8(ascii: "."))?
          .scaled(by: shift)
        #expect(times[row] == expected ?? .min, "\(cell)")
        #expect(gaps.contains(row) == (expected == nil), "\(cell)")
      }
    }
  }

  @Test(arguments: KernelLevel.runnable)
  func `a decimal comma is the mark when it is said to be`(_ level: KernelLevel) {
    let bytes = Array("00000000000000000000;-3,25;9,81;1.5;0,1\n".utf8)
    var table = RowTable(columns: 5, capacity: 1)
    _ = RowIndexer(shape: RowShape(delimiter: UInt8(ascii: ";"))).index(
      bytes.span, from: 0, line: 1, isLast: true, into: &table)
    var parser = ColumnParser(instructions: level)
    let values = (1..<5).map { column in
      var output = [0.0]
      parser.doubles(bytes.span, table, column: column, decimalMark: UInt8(ascii: ","), into: &output)
      return output[0]
    }
    #expect(values[0] == -3.25 && values[1] == 9.81 && values[2].isNaN && values[3] == 0.1)
  }

  @Test func `rows with a filled cell are found`() {
    let bytes = Array("1,,\n2,,3\n4,5,\n,,\n".utf8)
    var table = RowTable(columns: 3, capacity: 9)
    _ = RowIndexer(shape: RowShape(delimiter: UInt8(ascii: ","))).index(
      bytes.span, from: 0, line: 1, isLast: true, into: &table)
    var parser = ColumnParser()
    var rows: [Int] = []
    parser.filledRows(table, columns: [1, 2], into: &rows)
    #expect(rows == [1, 2])
  }

  /// All rows of five cells, empty or not, of which the last may be lacking.
  @Test(arguments: [[2, 3, 4], [1, 2], [1, 3, 4], [4], [0, 1, 2, 3, 4]] as [[Int32]])
  func `a filled cell is found wherever it is, also in rows that lack cells`(_ columns: [Int32]) {
    var patterns: [[Bool]] = []
    for bits in 0..<32 {
      let cells = (0..<5).map { bits >> $0 & 1 == 1 }
      // A row begins with a number, so that none is blank.
      for count in 2...5 { patterns.append([true] + cells[1..<count]) }
    }
    let text = patterns.map { $0.map { $0 ? "7.5" : "" }.joined(separator: ",") + "\n" }.joined()
    let bytes = Array(text.utf8)
    var table = RowTable(columns: 5, capacity: 200)
    _ = RowIndexer(shape: RowShape(delimiter: UInt8(ascii: ","), allowsShortRows: true)).index(
      bytes.span, from: 0, line: 1, isLast: true, into: &table)
    var parser = ColumnParser()
    var rows: [Int] = []
    parser.filledRows(table, columns: columns, into: &rows)
    let expected = patterns.indices.filter { row in
      columns.contains { Int($0) < patterns[row].count && patterns[row][Int($0)] }
    }
    #expect(table.rows == patterns.count)
    #expect(rows == expected)
  }

  @Test(arguments: sizes) func `the greatest magnitude leaves NaN out`(_ count: Int) {
    var random = SeededBytes(seed: 5)
    let values = (0..<count).map { _ in
      random.next(5) == 0 ? Float.nan : Float(random.next(2000) - 1000) / 16
    }
    let expected = values.filter { !$0.isNaN }.map(\.magnitude).max() ?? 0
    #expect(largestMagnitude(values, count: count) == expected)
  }
}
