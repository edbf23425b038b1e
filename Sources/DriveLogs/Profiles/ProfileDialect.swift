import RoadKernels

/// How a table of numbers is written: what parts its cells and what marks its decimals.
struct ProfileDialect: Equatable, Sendable {
  /// `,` `;` or TAB; nil = blanks, any number of them.
  var delimiter: UInt8?
  var decimalMark: UInt8

  /// The dialect of a line: a semicolon or TAB is always a delimiter, a comma is one unless it must be a decimal mark.
  ///
  /// A comma is a decimal mark beside semicolons or TABs, and between digits where blanks part the cells and no point
  /// occurs. `478,25` alone is two cells: with a decimal mark stated it is one.
  static func guess(_ line: [UInt8], decimalMark stated: UInt8?) -> ProfileDialect {
    let (comma, point) = (UInt8(ascii: ","), UInt8(ascii: "."))
    let hasComma = line.contains(comma)
    for delimiter in [UInt8(ascii: ";"), UInt8.tab] where line.contains(delimiter) {
      let decimals = hasComma && !line.contains(point) ? comma : point
      return ProfileDialect(delimiter: delimiter, decimalMark: stated ?? decimals)
    }
    if hasComma && stated != comma {
      if stated == nil && !line.contains(point) && areDecimals(line) {
        return ProfileDialect(delimiter: nil, decimalMark: comma)
      }
      return ProfileDialect(delimiter: comma, decimalMark: point)
    }
    return ProfileDialect(delimiter: nil, decimalMark: stated ?? point)
  }

  /// Two words or more, each with one comma at most, and that between digits.
  private static func areDecimals(_ line: [UInt8]) -> Bool {
    let words = line.split { $0 == .space }
    guard words.count >= 2 else { return false }
    return words.allSatisfy { word in
      let parts = word.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      return parts.count <= 2 && parts.allSatisfy { $0.last.map { (0x30...0x39).contains($0) } ?? false }
    }
  }

  /// Appends where the cells of `bytes[start..<end]` lie; one empty cell at the end (a closing delimiter) is left out.
  func split(_ bytes: Span<UInt8>, _ start: Int, _ end: Int, into cells: inout [Range<Int>]) {
    cells.removeAll(keepingCapacity: true)
    var at = start
    guard let delimiter else {
      while true {
        while at < end, bytes[at] == .space || bytes[at] == .tab { at += 1 }
        if at == end { return }
        let cellStart = at
        while at < end, bytes[at] != .space, bytes[at] != .tab { at += 1 }
        cells.append(cellStart..<at)
      }
    }
    var cellStart = start
    while at < end {
      if bytes[at] == delimiter {
        cells.append(cellStart..<at)
        cellStart = at + 1
      }
      at += 1
    }
    if PlainDecimal.trimmed(bytes, cellStart, end) != nil || cells.isEmpty { cells.append(cellStart..<end) }
  }

  /// Nothing but blanks, or a line that begins with `#`, `%` or `//`.
  static func isBlankOrComment(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end, bytes[at] == .space || bytes[at] == .tab { at += 1 }
    if at == end { return true }
    return bytes[at] == UInt8(ascii: "#") || bytes[at] == UInt8(ascii: "%")
      || (bytes[at] == UInt8(ascii: "/") && at + 1 < end && bytes[at + 1] == UInt8(ascii: "/"))
  }
}
