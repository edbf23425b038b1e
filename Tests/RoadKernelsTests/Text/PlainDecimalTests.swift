import Testing

@testable import RoadKernels

/// Against the standard library on numbers written out; that the fast twin agrees is in `DecimalTests`.
struct PlainDecimalTests {
  private static func number(_ text: String, from start: Int = 0, mark: Character = ".") -> Double {
    let bytes = Array(text.utf8)
    return PlainDecimal.number(bytes.span, start, bytes.count, decimalMark: mark.asciiValue!)
  }

  @Test(arguments: [
    ("0", 0), ("-0", -0.0), (".5", 0.5), ("5.", 5), ("+1e3", 1000), ("1E-2", 0.01), ("1e400", .infinity),
    ("9007199254740993", 9_007_199_254_740_992), ("2.5e-324", .leastNonzeroMagnitude), ("0.1", 0.1),
  ])
  func `a number is rounded once, to the nearest`(text: String, expected: Double) {
    #expect(Self.number(text).bitPattern == expected.bitPattern)
  }

  @Test(arguments: ["", " ", "-", ".", "1e", "e1", "1.2.3", "1,5", "0x1", "nan", "inf", "1 2", "\"", "１"])
  func `anything else is none`(text: String) {
    #expect(Self.number(text).isNaN)
  }

  @Test func `only what lies between the offsets is looked at`() {
    #expect(Self.number("12345", from: 3) == 45)
    let bytes = Array(" \t\" 1.5 \" ".utf8)
    #expect(PlainDecimal.trimmed(bytes.span, 0, bytes.count) == 4..<7)
    #expect(PlainDecimal.trimmed(bytes.span, 0, 2) == nil)
    #expect(Self.number("1,5", mark: ",") == 1.5)
  }
}
