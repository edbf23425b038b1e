/// Numbers as recorders write them, the same bytes on every machine.
enum NumberText {
  /// With a fixed number of decimals; halves go away from zero, and nothing becomes −0.
  static func append(_ value: Double, decimals: Int, decimalMark: UInt8, to bytes: inout [UInt8]) {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    append(
      Int64((value * scale).rounded()), power: decimals, decimals: decimals, decimalMark: decimalMark,
      to: &bytes)
  }

  /// `number` · 10^−power with `decimals` decimals; exact, so that nanoseconds since 1970 stay what they are.
  static func append(
    _ number: Int64, power: Int, decimals: Int, decimalMark: UInt8, to bytes: inout [UInt8]
  ) {
    var unit: UInt64 = 1
    for _ in min(decimals, power)..<power { unit *= 10 }
    var rest = (number.magnitude + unit / 2) / unit
    for _ in min(decimals, power)..<decimals { rest *= 10 }
    if number < 0 && rest > 0 { bytes.append(UInt8(ascii: "-")) }
    let start = bytes.count
    var count = 0
    repeat {
      if count == decimals && decimals > 0 { bytes.append(decimalMark) }
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      count += 1
    } while rest > 0 || count <= decimals
    bytes[start...].reverse()
  }

  /// `9.806650000E0`: nine decimals and an exponent.
  static func appendScientific(_ value: Double, decimalMark: UInt8, to bytes: inout [UInt8]) {
    var exponent = 0
    var size = value.magnitude
    while size >= 10 {
      size /= 10
      exponent += 1
    }
    while size < 1 && size > 0 && exponent > -300 {
      size *= 10
      exponent -= 1
    }
    var digits = Int64((size * 1e9).rounded())
    if digits >= 10_000_000_000 {
      digits /= 10
      exponent += 1
    }
    append(value < 0 ? -digits : digits, power: 9, decimals: 9, decimalMark: decimalMark, to: &bytes)
    bytes += "E\(exponent)".utf8
  }

  /// A number of 0 and more with leading zeros.
  static func appendPadded(_ number: Int64, _ width: Int, to bytes: inout [UInt8]) {
    let digits = String(number)
    for _ in digits.utf8.count..<max(width, digits.utf8.count) { bytes.append(UInt8(ascii: "0")) }
    bytes += digits.utf8
  }

  /// The number in steps, rounded to the nearest.
  static func rounded(_ number: Int64, to step: Int64) -> Int64 {
    let shifted = number + step / 2
    return (shifted - remainder(shifted, step)) / step
  }

  /// The remainder of a division that rounds down.
  static func remainder(_ number: Int64, _ divisor: Int64) -> Int64 {
    let rest = number % divisor
    return rest < 0 ? rest + divisor : rest
  }
}
