/// Reads decimal numbers fast and exactly: bit-equal to `strtod` on every text it accepts.
///
/// Up to 19 digits are gathered in an integer. Where that integer is at most 2⁵³ and the power of ten at most 22, both
/// are exact doubles and one division or product rounds once (Clinger 1990); with more digits and up to 19 decimal places
/// two integers are divided; every other number goes to the standard library's correctly rounded conversion.
package enum Decimal {
  /// Longer texts are no numbers. The middle between two doubles has 767 digits at most; no recorder writes that many.
  package static let longestNumber = 1200

  /// The number in `bytes[start..<end]` (blanks and one pair of quotes around it are passed over), rounded exactly and
  /// infinite where it is too large; NaN where there is no number. Complexity: O(length).
  package static func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimalMark: UInt8) -> Double {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, start < end else { return .nan }
      let value = quickNumber(base, start, end, decimalMark)
      return value.isNaN ? slowNumber(buffer, start, end, decimalMark) : value
    }
  }

  /// The digits of `bytes[start..<end]` as an exact integer and a power of ten, or nil for more than 19 digits and for
  /// what is not a number. For clocks, whose nanoseconds no double can hold.
  package static func digits(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimalMark: UInt8
  ) -> DecimalDigits? {
    bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, start < end else { return nil }
      if let digits = scan(base, start, end, decimalMark) { return digits }
      guard let cell = PlainDecimal.trimmed(buffer.span, start, end) else { return nil }
      return scan(base, cell.lowerBound, cell.upperBound, decimalMark)
    }
  }

  /// NaN where the number is not of the common shape.
  @inline(__always)
  static func quickNumber(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ decimalMark: UInt8
  ) -> Double {
    guard let digits = scan(base, start, end, decimalMark), digits.power >= -22, digits.power <= 22 else {
      return .nan
    }
    guard digits.magnitude <= 1 &<< 53 else { return digits.quotient }
    let magnitude = Double(digits.magnitude)
    let value =
      digits.power < 0
      ? magnitude / powersOfTen[0 &- digits.power] : magnitude * powersOfTen[digits.power]
    return digits.isNegative ? -value : value
  }

  @inline(never)
  static func slowNumber(
    _ buffer: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ decimalMark: UInt8
  ) -> Double {
    PlainDecimal.number(buffer.span, start, end, decimalMark: decimalMark)
  }

  /// The standard library's conversion, independent of the locale; `text` has the shape of a number.
  static func rounded(_ text: [UInt8]) -> Double {
    Double(String(decoding: text, as: UTF8.self)) ?? .nan
  }

  /// Sign, digits with at most one mark, exponent; nothing else around.
  @inline(__always)
  private static func scan(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ decimalMark: UInt8
  ) -> DecimalDigits? {
    var at = start
    let sign = base[at]
    if sign == 0x2D || sign == 0x2B { at &+= 1 }
    var magnitude: UInt64 = 0
    let integerStart = at
    gather(base, &at, end, &magnitude)
    var count = at &- integerStart
    var power = 0
    if at < end && base[at] == decimalMark {
      let fractionStart = at &+ 1
      at = fractionStart
      gather(base, &at, end, &magnitude)
      power = fractionStart &- at
      count &+= at &- fractionStart
    }
    guard count > 0, count <= 19 else { return nil }
    if at < end {
      guard let exponent = scanExponent(base, at, end) else { return nil }
      power &+= exponent
    }
    return DecimalDigits(magnitude: magnitude, power: power, isNegative: sign == 0x2D)
  }

  private static func scanExponent(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    guard base[start] | 0x20 == 0x65 else { return nil }
    var at = start &+ 1
    var isNegative = false
    if at < end && (base[at] == 0x2D || base[at] == 0x2B) {
      isNegative = base[at] == 0x2D
      at &+= 1
    }
    guard at < end, end &- at <= 4 else { return nil }
    var exponent = 0
    while at < end {
      let digit = base[at] &- 0x30
      guard digit <= 9 else { return nil }
      exponent = exponent &* 10 &+ Int(digit)
      at &+= 1
    }
    return isNegative ? 0 &- exponent : exponent
  }

  /// Takes digits as long as there are any; the magnitude wraps beyond 19, which the caller's count shows.
  @inline(__always)
  private static func gather(
    _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ magnitude: inout UInt64
  ) {
    while end &- at >= 8 {
      let word = UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
      guard areDigits(word) else { break }
      magnitude = magnitude &* 100_000_000 &+ eightDigits(word)
      at &+= 8
    }
    while at < end {
      let digit = base[at] &- 0x30
      guard digit <= 9 else { return }
      magnitude = magnitude &* 10 &+ UInt64(digit)
      at &+= 1
    }
  }

  /// All eight bytes are ASCII digits.
  @inline(__always)
  private static func areDigits(_ word: UInt64) -> Bool {
    (word & 0xF0F0_F0F0_F0F0_F0F0) | (((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) &>> 4)
      == 0x3333_3333_3333_3333
  }

  /// Eight ASCII digits, the first in the lowest byte, in three multiplications (Lemire 2018).
  @inline(__always)
  private static func eightDigits(_ word: UInt64) -> UInt64 {
    var value = word &- 0x3030_3030_3030_3030
    value = (value &* 10) &+ (value &>> 8)
    let low = (value & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
    let high = ((value &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
    return (low &+ high) &>> 32
  }
}

/// A decimal number before it is rounded: ±magnitude · 10^power.
package struct DecimalDigits: Equatable, Sendable {
  package var magnitude: UInt64
  package var power: Int
  package var isNegative: Bool

  package init(magnitude: UInt64, power: Int, isNegative: Bool) {
    self.magnitude = magnitude
    self.power = power
    self.isNegative = isNegative
  }

  /// The nearest double to a number of many digits and at most 19 decimal places; NaN for others.
  ///
  /// m / 10^k as an integer quotient of 63 or 64 bits; a rest sets its last bit, which makes the one rounding to 53 bits
  /// come out as if all bits were there. For what programs write that print every digit of a double (17).
  @inline(never)
  fileprivate var quotient: Double {
    guard power >= -19, power <= 0, magnitude > 0 else { return .nan }
    var divisor: UInt64 = 1
    for _ in 0..<(0 &- power) { divisor = divisor &* 10 }
    let (up, down) = (magnitude.leadingZeroBitCount, divisor.leadingZeroBitCount)
    // Both shifted to the top: the quotient of the halved numerator fits 64 bits.
    let numerator = magnitude &<< UInt64(up)
    let (quotient, rest) = (divisor &<< UInt64(down)).dividingFullWidth((numerator &>> 1, numerator &<< 63))
    let value = Double(
      sign: .plus, exponent: down &- up &- 63, significand: Double(quotient | (rest == 0 ? 0 : 1)))
    return isNegative ? -value : value
  }

  /// The number times 10^`shift` as an integer, halves away from zero; nil where it does not fit.
  package func scaled(by shift: Int) -> Int64? {
    var magnitude = magnitude
    var power = power + shift
    while power > 0 {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      if magnitude == 0 { break }
      magnitude = product
      power -= 1
    }
    if power < 0 {
      var divisor: UInt64 = 1
      for _ in 0..<min(-power, 20) {
        let (product, overflow) = divisor.multipliedReportingOverflow(by: 10)
        if overflow { return 0 }
        divisor = product
      }
      let (quotient, rest) = magnitude.quotientAndRemainder(dividingBy: divisor)
      magnitude = rest >= divisor - rest ? quotient + 1 : quotient
    }
    guard magnitude <= UInt64(Int64.max) else { return nil }
    return isNegative ? -Int64(magnitude) : Int64(magnitude)
  }
}

/// The powers of ten that are exact doubles.
private let powersOfTen: [23 of Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
]
