/// Reads one number by RFC 8259's grammar, to the nearest double.
enum JSONNumberReader {
  /// The number that begins at `start`, and the offset behind it. A number too large for a double is refused.
  static func read(_ cursor: JSONCursor, from start: Int) throws(ReportError) -> (Double, Int) {
    let bytes = cursor.bytes
    var at = start
    // Up to 19 digits are gathered exactly; more digits go the long way.
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0

    func isDigit(_ place: Int) -> Bool { place < bytes.count && bytes[place] &- 0x30 < 10 }

    let negative = at < bytes.count && bytes[at] == UInt8(ascii: "-")
    if negative { at += 1 }
    guard isDigit(at) else { throw cursor.failure(complaint(cursor, at), at: at) }
    if bytes[at] == UInt8(ascii: "0"), isDigit(at + 1) {
      throw cursor.failure("a number must not begin with a zero and more digits", at: at)
    }
    func take() {
      mantissa = mantissa &* 10 &+ UInt64(bytes[at] &- 0x30)
      if mantissa > 0 { digits += 1 }
      at += 1
    }
    while isDigit(at) { take() }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard isDigit(at) else {
        throw cursor.failure("expected a digit after the point, \(cursor.seen(at: at))", at: at)
      }
      while isDigit(at) {
        take()
        exponent -= 1
      }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      var sign = 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
        at += 1
      }
      guard isDigit(at) else {
        throw cursor.failure("expected a digit in the exponent, \(cursor.seen(at: at))", at: at)
      }
      var written = 0
      while isDigit(at) {
        // Beyond any double; the long way says whether that is zero or too large.
        written = min(written * 10 + Int(bytes[at] &- 0x30), 100_000)
        at += 1
      }
      exponent += sign * written
    }
    if at < bytes.count, bytes[at].isWordByte {
      throw cursor.failure("expected the end of the number, \(cursor.seen(at: at))", at: at)
    }
    if digits <= 19, mantissa <= 1 << 53, exponent.magnitude <= 22 {
      // Both factors are exact doubles, so one operation rounds once (Clinger 1990).
      let whole = Double(mantissa)
      let power = powersOfTen[Int(exponent.magnitude)]
      let value = exponent < 0 ? whole / power : whole * power
      return (negative ? -value : value, at)
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw cursor.failure("the number \(text.prefix(40)) is too large", at: start)
    }
    return (value, at)
  }

  private static func complaint(_ cursor: JSONCursor, _ at: Int) -> String {
    let rest = cursor.bytes[min(at, cursor.bytes.count)...]
    if rest.starts(with: "NaN".utf8) || rest.starts(with: "Inf".utf8) {
      return "expected a value; JSON has no NaN and no infinity, write null"
    }
    return "expected a value, \(cursor.seen(at: at))"
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
