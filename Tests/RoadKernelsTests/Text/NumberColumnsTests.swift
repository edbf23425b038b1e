import TestSupport
import Testing

@testable import RoadKernels

struct NumberColumnsTests {
  /// Everything that is read from a text, column by column, and what is left of it.
  private static func read(
    _ text: String, cells: Int, columns: [Int], delimiter: Character = ",", mark: Character = ".",
    level: KernelLevel = .best, from start: Int = 0
  ) -> (values: [[Double]], rest: String)? {
    let bytes = Array(text.utf8)
    guard
      var reader = NumberColumns(
        cells: cells, columns: columns, delimiter: delimiter.asciiValue, decimalMark: mark.asciiValue!,
        level: level)
    else { return nil }
    var values = [[Double]](repeating: [], count: columns.count)
    var at = start
    while true {
      let (rows, next) = reader.read(bytes.span, at, bytes.count)
      for column in columns.indices { values[column] += reader.values[column][..<rows] }
      at = next
      if rows == 0 { return (values, String(decoding: bytes[at...], as: UTF8.self)) }
    }
  }

  @Test func `the wanted columns of regular rows are read`() throws {
    let found = try #require(Self.read("1,2,3\n-4,5e1,.5\r\n 7 ,8,9\n10,11,12", cells: 3, columns: [2, 0]))
    #expect(found.values == [[3, 0.5, 9], [1, -4, 7]])
    // The last row may go on.
    #expect(found.rest == "10,11,12")
    let comma = try #require(Self.read("1,5;2\n", cells: 2, columns: [0, 1], delimiter: ";", mark: ","))
    #expect(comma.values == [[1.5], [2]])
  }

  @Test(arguments: [
    "1,x\n", "#1,2\n", "x,2\n", "1\n", "1,2,3\n", "\"1\",2\n", "1,\n", "\n", "1,inf\n", "1,nan\n", "1,2\r",
  ])
  func `another row is left for a careful reader, after as many regular ones as there may be`(odd: String) {
    for rows in [0, 1, 15, 16, 17, 47, 48, 49, 1500] {
      let regular = (0..<rows).map { "\($0),\($0).5\n" }.joined()
      for level in KernelLevel.runnable where level != .plain {
        let found = Self.read(regular + odd + "8,9\n", cells: 2, columns: [1], level: level)
        #expect(found?.values == [(0..<rows).map { Double($0) + 0.5 }])
        #expect(found?.rest == odd + "8,9\n")
      }
    }
  }

  @Test func `a first cell that is no number stops the reading, wanted or not`() {
    #expect(Self.read("# 1,2\n3,4\n", cells: 2, columns: [1])?.values == [[]])
  }

  @Test func `where rows can't be told by their cells there is no such reader`() {
    #expect(Self.read("1\n", cells: 1, columns: [0]) == nil)
    #expect(Self.read("1 2\n", cells: 2, columns: [0], delimiter: " ") == nil)
    #expect(Self.read("1,2\n", cells: 2, columns: [0], mark: ",") == nil)
    #expect(Self.read("1,2\n", cells: 2, columns: [0], level: .plain) == nil)
    #expect(NumberColumns(cells: 2, columns: [0], delimiter: nil, decimalMark: 0x2E) == nil)
  }

  @Test func `every number is the standard library's`() throws {
    var random = SplitMix64(seed: 21)
    var (text, expected) = ("", [Double]())
    for row in 0..<5000 {
      let whole = random.next() % (row % 3 == 0 ? 100 : 1_000_000_000)
      let number =
        "\(row % 2 == 0 ? "-" : "")\(whole).\(random.next() % 10_000_000)\(row % 11 == 0 ? "e-3" : "")"
      text += "\(row),\(number)\n"
      expected.append(Double(number)!)
    }
    for level in KernelLevel.runnable where level != .plain {
      let found = try #require(Self.read(text, cells: 2, columns: [1], level: level))
      #expect(found.values[0].map(\.bitPattern) == expected.map(\.bitPattern))
      #expect(found.rest.isEmpty)
    }
  }
}
