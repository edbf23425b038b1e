/// Reads rows of plain decimal numbers, many at a time: the common case of a table, without a call for each cell.
///
/// A plain row has the expected count of numbers, each an optional sign, digits and at most one decimal mark, parted by
/// one delimiter (blanks around it pass) or by blanks, and ends with LF or CRLF. Anything else (an exponent, quotes, a
/// comment, more digits than a double holds exactly) stops the reading before its row, for the careful reader to judge.
package enum PlainNumberRows {
  /// Appends the numbers of consecutive plain rows to `values`, row by row, and returns where the first other row, or an
  /// incomplete one, begins.
  ///
  /// Every number is rounded exactly: at most 2⁵³ as an integer, divided by at most 10²². Complexity: O(bytes read).
  package static func read(
    _ bytes: Span<UInt8>, _ start: Int, _ end: Int, columns: Int, delimiter: UInt8?, decimalMark: UInt8,
    into values: inout [Double]
  ) -> Int {
    precondition(columns >= 1, "A row has a column")
    precondition(start >= 0 && end <= bytes.count, "The rows must lie within the bytes")
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return start }
      var rowStart = start
      while let next = readRow(base, rowStart, end, columns, delimiter, decimalMark, into: &values) {
        rowStart = next
      }
      return rowStart
    }
  }

  /// The offset after one plain row; nil, with `values` as before, where it is none.
  @inline(__always)
  private static func readRow(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ columns: Int, _ delimiter: UInt8?,
    _ decimalMark: UInt8, into values: inout [Double]
  ) -> Int? {
    var at = start
    let before = values.count
    for column in 0..<columns {
      skipBlanks(base, &at, end, tabsToo: delimiter != .tab)
      guard let value = readNumber(base, &at, end, decimalMark) else {
        values.removeLast(values.count &- before)
        return nil
      }
      values.append(value)
      let numberEnd = at
      skipBlanks(base, &at, end, tabsToo: delimiter != .tab)
      guard column &+ 1 < columns else { break }
      if let delimiter {
        guard at < end, base[at] == delimiter else {
          values.removeLast(values.count &- before)
          return nil
        }
        at &+= 1
      } else if at == numberEnd {
        values.removeLast(values.count &- before)
        return nil
      }
    }
    if at < end, base[at] == .carriageReturn { at &+= 1 }
    guard at < end, base[at] == .lineFeed else {
      values.removeLast(values.count &- before)
      return nil
    }
    return at &+ 1
  }

  @inline(__always)
  private static func skipBlanks(_ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, tabsToo: Bool) {
    while at < end, base[at] == .space || (tabsToo && base[at] == .tab) { at &+= 1 }
  }

  @inline(__always)
  private static func readNumber(
    _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ decimalMark: UInt8
  ) -> Double? {
    var isNegative = false
    if at < end, base[at] == 0x2D || base[at] == 0x2B {
      isNegative = base[at] == 0x2D
      at &+= 1
    }
    var magnitude: UInt64 = 0
    let first = at
    gather(base, &at, end, &magnitude)
    var digits = at &- first
    var fraction = 0
    if at < end, base[at] == decimalMark {
      at &+= 1
      let fractionStart = at
      gather(base, &at, end, &magnitude)
      fraction = at &- fractionStart
      digits &+= fraction
    }
    // 19 digits fit an unsigned word, so the comparison sees the true magnitude.
    guard digits > 0, digits <= 19, magnitude <= 1 &<< 53 else { return nil }
    let value = Double(magnitude) / exactPowersOfTen[fraction]
    return isNegative ? -value : value
  }

  @inline(__always)
  private static func gather(
    _ base: UnsafePointer<UInt8>, _ at: inout Int, _ end: Int, _ magnitude: inout UInt64
  ) {
    while at < end {
      let digit = base[at] &- 0x30
      guard digit <= 9 else { return }
      magnitude = magnitude &* 10 &+ UInt64(digit)
      at &+= 1
    }
  }
}

/// The powers of ten that divide a 19-digit number; all are exact doubles.
private let exactPowersOfTen: [20 of Double] = [
  1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
]
