import Foundation
import RoadKernels
import TestSupport
import Testing

@Suite struct DecimalTests {
  private func fast(_ text: String, mark: Character = ".") -> Double {
    let bytes = Array(text.utf8)
    return Decimal.number(bytes.span, 0, bytes.count, decimalMark: mark.asciiValue!)
  }

  private func plain(_ text: String) -> Double {
    let bytes = Array(text.utf8)
    return PlainDecimal.number(bytes.span, 0, bytes.count, decimalMark: UInt8(ascii: "."))
  }

  @Test(arguments: [
    "0", "-0", "+0.25", "9.80665", "1760000000.01", "1.001000003E-2", "0.000000000E0", "4.9e-324",
    "2.2250738585072011e-308",
    "0.12345678901234567890123", "9007199254740993", "9007199254740992.5", "1e22", "1e23",
    "123456789012345678e-22",
    "179769313486231570e291", "1e400", "-1e400", "1e-400", ".5", "5.", "00000000000000000001.5", "8.5e+3",
    "1E5",
    "3.14159265358979323846264338327950288", String(repeating: "1", count: 300),
    "0." + String(repeating: "0", count: 400) + "1", String(repeating: "9", count: 800) + "e-500",
  ]) func `is the number that strtod reads`(text: String) {
    let expected = strtod(text, nil)
    #expect(fast(text).bitPattern == expected.bitPattern)
    #expect(plain(text).bitPattern == expected.bitPattern)
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "0x1.8p3", "inf", "nan", "NaN", "1,234.5",
    "9.8m/s2", "#REF!",
    "９.８", "−1.5", "1 2", "--1", "1e5.5", "\"1", "1\"", "1_000", String(repeating: "1", count: 1201),
  ]) func `is no number`(text: String) {
    #expect(fast(text).isNaN && plain(text).isNaN)
  }

  @Test(arguments: [" 1.5", "1.5 ", "\t1.5\t", "\"1.5\"", " \"1.5\" ", "\" 1.5 \""])
  func `blanks and one pair of quotes are passed over`(text: String) {
    #expect(fast(text) == 1.5 && plain(text) == 1.5)
  }

  @Test func `a decimal comma is the mark when it is said to be`() {
    #expect(fast("-3,25", mark: ",") == -3.25)
    #expect(fast("-3.25", mark: ",").isNaN)
  }

  @Test func `random numbers agree with strtod and with the plain twin`() {
    var random = SeededBytes(seed: 7)
    for _ in 0..<6_000 {
      let text = random.decimal()
      let expected = strtod(text, nil)
      #expect(fast(text).bitPattern == expected.bitPattern, "\(text)")
      #expect(plain(text).bitPattern == expected.bitPattern, "\(text)")
    }
  }

  @Test func `random text is judged alike by both twins`() {
    var random = SeededBytes(seed: 8)
    let alphabet = Array("0123456789.,eE+-\" \tnax".utf8)
    for _ in 0..<6_000 {
      let text = String(
        decoding: (0..<(random.next(14))).map { _ in alphabet[random.next(alphabet.count)] }, as: UTF8.self)
      #expect(fast(text).bitPattern == plain(text).bitPattern, "\(text)")
    }
  }

  @Test func `clock digits keep every nanosecond`() {
    func digits(_ text: String) -> DecimalDigits? {
      let bytes = Array(text.utf8)
      return Decimal.digits(bytes.span, 0, bytes.count, decimalMark: UInt8(ascii: "."))
    }
    #expect(digits("1760000000123456789")?.scaled(by: 0) == 1_760_000_000_123_456_789)
    #expect(digits("-1760000000.123456789")?.scaled(by: 9) == -1_760_000_000_123_456_789)
    #expect(DecimalDigits(magnitude: 15, power: -1, isNegative: true).scaled(by: 0) == -2)
    #expect(DecimalDigits(magnitude: 1, power: 19, isNegative: false).scaled(by: 0) == nil)
    #expect(DecimalDigits(magnitude: 1, power: -30, isNegative: false).scaled(by: 0) == 0)
  }
}

/// A deterministic source of bytes and decimals.
struct SeededBytes {
  private var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func next(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  mutating func digits(_ count: Int) -> String { (0..<count).map { _ in String(next(10)) }.joined() }

  /// A decimal as recorders write it, or a nasty one: many digits, halfway cases, extreme exponents.
  mutating func decimal() -> String {
    var text = ["", "-", "+"][next(3)]
    switch next(6) {
    case 0: text += digits(1 + next(3)) + "." + digits(1 + next(8))
    case 1: text += digits(10) + "." + digits(2)
    case 2: text += digits(1) + "." + digits(9) + "E" + ["-", ""][next(2)] + String(next(4))
    case 3: text += digits(1 + next(30)) + "." + digits(next(25))
    case 4: text += digits(1 + next(20)) + "e" + ["-", ""][next(2)] + String(next(340))
    default:
      // Halfway between two doubles: an odd multiple of half an ulp above 2^53.
      text +=
        String((UInt64(1) << 53) + 2 * UInt64(next(1 << 30)) + 1)
        + ["", ".0", ".00000000000000000001"][next(3)]
    }
    return text
  }
}
