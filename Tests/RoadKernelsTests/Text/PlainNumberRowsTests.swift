import TestSupport
import Testing

@testable import RoadKernels

@Suite struct PlainNumberRowsTests {
  static func read(
    _ text: String, columns: Int, delimiter: Character? = ",", mark: Character = "."
  ) -> (values: [Double], rest: String) {
    let bytes = Array(text.utf8)
    var values: [Double] = []
    let next = PlainNumberRows.read(
      bytes.span, 0, bytes.count, columns: columns, delimiter: delimiter?.asciiValue,
      decimalMark: mark.asciiValue!, into: &values)
    return (values, String(decoding: bytes[next...], as: UTF8.self))
  }

  @Test func `plain rows are read and the first other one is left`() {
    #expect(
      Self.read("1,2\n-3.5,+.25\r\n 4. , 5\n1e3,2\n7,8\n", columns: 2) == (
        [1, 2, -3.5, 0.25, 4, 5], "1e3,2\n7,8\n"
      ))
    #expect(Self.read("1;2,5\n", columns: 2, delimiter: ";", mark: ",") == ([1, 2.5], ""))
    #expect(Self.read("  1 \t 2  \n3 4\n", columns: 2, delimiter: nil) == ([1, 2, 3, 4], ""))
    #expect(Self.read("1\t2\n", columns: 2, delimiter: "\t") == ([1, 2], ""))
    #expect(Self.read("1\t\t2\n", columns: 2, delimiter: "\t") == ([], "1\t\t2\n"))
    #expect(Self.read("0.5\n", columns: 1, delimiter: nil) == ([0.5], ""))
  }

  @Test(arguments: [
    "", "1", "1,2", "1,2\r", "1\n", "1,2,3\n", "1,\n", ",2\n", "a,2\n", "1,2x\n", "1 2\n", "\n", "#1,2\n",
    "-,2\n",
    ".,1\n", "1,,2\n", "\"1\",2\n", "12345678901234567890,1\n", "9007199254740993,1\n", "1..2,3\n", "nan,1\n",
    "--1,2\n",
  ])
  func `what is no plain row is left`(text: String) {
    #expect(Self.read(text, columns: 2) == ([], text))
  }

  @Test func `every number is the standard library's`() {
    var generator = SplitMix64(seed: 8)
    var (text, expected) = ("", [Double]())
    for _ in 0..<3000 {
      let digits = Int(generator.next() % 15) + 1
      let fraction = Int(generator.next() % UInt64(digits + 1))
      var number = generator.next() % 2 == 0 ? "-" : ""
      for place in 0..<digits {
        if place == digits - fraction { number += "." }
        number += "\(generator.next() % 10)"
      }
      text += number + "\n"
      expected.append(Double(number)!)
    }
    let (values, rest) = Self.read(text, columns: 1)
    #expect(rest.isEmpty)
    #expect(values.map(\.bitPattern) == expected.map(\.bitPattern))
  }
}
