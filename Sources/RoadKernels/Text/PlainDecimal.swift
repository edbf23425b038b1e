/// Reads a decimal number the readable way: check the shape, then let the standard library round it.
///
/// The twin of `Decimal.number`. Shape: blanks or one pair of quotes around, an optional sign, digits with at most one
/// decimal mark and at least one digit, an optional exponent. No hexadecimal, no `inf`, no `nan`, no thousands marks.
package enum PlainDecimal {
  /// The number in `bytes[start..<end]`, rounded exactly (infinite where it is too large), or NaN where there is none.
  package static func number(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, decimalMark: UInt8) -> Double {
    guard let cell = trimmed(bytes, start, end) else { return .nan }
    guard cell.count <= Decimal.longestNumber else { return .nan }
    var text: [UInt8] = []
    var at = cell.lowerBound
    func digits() -> Int {
      var count = 0
      while at < cell.upperBound, (0x30...0x39).contains(bytes[at]) {
        text.append(bytes[at])
        at += 1
        count += 1
      }
      return count
    }
    if at < cell.upperBound, bytes[at] == 0x2B || bytes[at] == 0x2D {
      text.append(bytes[at])
      at += 1
    }
    var significant = digits()
    if at < cell.upperBound, bytes[at] == decimalMark {
      at += 1
      text.append(0x2E)
      significant += digits()
    }
    guard significant > 0 else { return .nan }
    if at < cell.upperBound, bytes[at] | 0x20 == 0x65 {
      text.append(0x65)
      at += 1
      if at < cell.upperBound, bytes[at] == 0x2B || bytes[at] == 0x2D {
        text.append(bytes[at])
        at += 1
      }
      guard digits() > 0 else { return .nan }
    }
    guard at == cell.upperBound else { return .nan }
    return Decimal.rounded(text)
  }

  /// The cell without the blanks and the one pair of quotes around it; nil where nothing is left.
  package static func trimmed(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Range<Int>? {
    var start = start
    var end = end
    func blanks() {
      while start < end, bytes[start] == .space || bytes[start] == .tab { start += 1 }
      while start < end, bytes[end - 1] == .space || bytes[end - 1] == .tab { end -= 1 }
    }
    blanks()
    if end - start >= 2, bytes[start] == .quote, bytes[end - 1] == .quote {
      start += 1
      end -= 1
      blanks()
    }
    return start < end ? start..<end : nil
  }
}
