/// Numbers as text with a fixed count of decimals: exact, locale-free, without a C formatter.
///
/// The digits are those of the double's exact binary value, rounded to the nearest, ties to even: what `printf("%.*f")`
/// gives in the C locale, except that a result of all zeros carries no sign (`-0.0004` at three decimals is `0.000`).
public enum FixedDecimals {
  /// The text of `value` with `decimals` (0…15) digits after the point.
  public static func text(_ value: Double, decimals: Int) -> String {
    var bytes: [UInt8] = []
    append(value, decimals: decimals, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the text of a finite `value` with `decimals` (0…15) digits after the point. Complexity: O(1) below 2⁶³.
  package static func append(_ value: Double, decimals: Int, to bytes: inout [UInt8]) {
    precondition(value.isFinite, "Only a finite number can be printed with fixed decimals")
    precondition((0..<powersOfTen.count).contains(decimals), "Fixed decimals reach from 0 to 15")
    let magnitude = value.magnitude
    let whole = magnitude.rounded(.towardZero)
    // A double of 2⁵³ and more has no fraction; from 2⁶³ on its digits outgrow a machine word.
    guard whole < 0x1p63 else {
      if value < 0 { bytes.append(UInt8(ascii: "-")) }
      appendHuge(whole, to: &bytes)
      appendFraction(0, decimals: decimals, to: &bytes)
      return
    }
    var integer = UInt64(whole)
    var fraction = roundedProduct(magnitude - whole, powersOfTen[decimals], wholeIsOdd: integer & 1 == 1)
    if fraction == powersOfTen[decimals] {
      fraction = 0
      integer += 1
    }
    if value < 0 && (integer > 0 || fraction > 0) { bytes.append(UInt8(ascii: "-")) }
    append(integer, to: &bytes)
    appendFraction(fraction, decimals: decimals, to: &bytes)
  }

  /// Appends a whole number.
  static func append(_ value: UInt64, to bytes: inout [UInt8]) {
    var digits = 1
    var above: UInt64 = 10
    while value >= above, digits < 20 {
      digits += 1
      above = above.multipliedReportingOverflow(by: 10).overflow ? .max : above * 10
    }
    append(value, digits: digits, to: &bytes)
  }

  /// Appends the last digits of a whole number, with zeros in front.
  private static func append(_ value: UInt64, digits: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits))
    bytes.withUnsafeMutableBufferPointer { bytes in
      var rest = value
      for i in stride(from: start + digits - 1, through: start, by: -1) {
        bytes[i] += UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
    }
  }

  private static let powersOfTen: [UInt64] = {
    var powers: [UInt64] = [1]
    for _ in 0..<15 { powers.append(powers[powers.count - 1] * 10) }
    return powers
  }()

  /// `fraction · scale` to the nearest whole number, ties to even, computed exactly; `fraction` is in 0..<1.
  private static func roundedProduct(_ fraction: Double, _ scale: UInt64, wholeIsOdd: Bool) -> UInt64 {
    guard fraction > 0 else { return 0 }
    // fraction = significand · 2^−shift with a whole significand below 2⁵³, so the product is below 2¹⁰³.
    let significand = UInt64(fraction.significand * 0x1p52)
    let shift = 52 - Int(fraction.exponent)
    let product = significand.multipliedFullWidth(by: scale)
    // Below a quarter of the last place whatever the product is: rounds to nothing.
    guard shift <= 104 else { return 0 }
    let quotient: UInt64
    let half: Bool
    let belowHalf: Bool
    if shift >= 64 {
      let places = shift - 64
      quotient = product.high >> UInt64(places)
      if places == 0 {
        half = product.low >> 63 == 1
        belowHalf = product.low << 1 != 0
      } else {
        half = (product.high >> UInt64(places - 1)) & 1 == 1
        belowHalf = product.high & ((1 << UInt64(places - 1)) - 1) != 0 || product.low != 0
      }
    } else {
      // shift is at least 53 because the fraction is below one.
      quotient = product.high << UInt64(64 - shift) | product.low >> UInt64(shift)
      half = (product.low >> UInt64(shift - 1)) & 1 == 1
      belowHalf = product.low & ((1 << UInt64(shift - 1)) - 1) != 0
    }
    // Without decimals the tie is decided by the whole part, whose parity is the printed number's.
    let odd = scale == 1 ? wholeIsOdd : quotient & 1 == 1
    return quotient + (half && (belowHalf || odd) ? 1 : 0)
  }

  private static func appendFraction(_ fraction: UInt64, decimals: Int, to bytes: inout [UInt8]) {
    guard decimals > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    append(fraction, digits: decimals, to: &bytes)
  }

  /// Long multiplication by two in base 10⁹: slow, and only for numbers that no road has.
  private static func appendHuge(_ whole: Double, to bytes: inout [UInt8]) {
    let base: UInt64 = 1_000_000_000
    var limbs: [UInt64] = []
    var rest = UInt64(whole.significand * 0x1p52)
    while rest > 0 {
      limbs.append(rest % base)
      rest /= base
    }
    for _ in 0..<(Int(whole.exponent) - 52) {
      var carry: UInt64 = 0
      for i in limbs.indices {
        let doubled = limbs[i] * 2 + carry
        limbs[i] = doubled % base
        carry = doubled / base
      }
      if carry > 0 { limbs.append(carry) }
    }
    append(limbs[limbs.count - 1], to: &bytes)
    for limb in limbs.dropLast().reversed() {
      let start = bytes.count
      append(limb, to: &bytes)
      for _ in (bytes.count - start)..<9 { bytes.insert(UInt8(ascii: "0"), at: start) }
    }
  }
}
