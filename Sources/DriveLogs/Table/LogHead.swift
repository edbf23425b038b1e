import RoadFindings
import RoadKernels

/// The first 64 KiB of a file, as lines: what formats are recognised by.
struct LogHead {
  struct Line: Sendable {
    /// From 1.
    var number: Int
    var range: Range<Int>
  }

  let bytes: [UInt8]
  /// The head is the whole file.
  let isWhole: Bool
  /// Complete lines (the last one too when the head is the whole file), 512 at most.
  let lines: [Line]
  /// The delimiter that a `sep=` line names.
  let statedDelimiter: UInt8?
  /// Offset after a byte order mark.
  let textStart: Int

  static let mostLines = 512

  init(bytes: [UInt8], isWhole: Bool) {
    self.bytes = bytes
    self.isWhole = isWhole
    textStart = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines: [Line] = []
    var start = textStart
    var number = 1
    var stated: UInt8?
    while start < bytes.count && lines.count < Self.mostLines {
      var end = start
      while end < bytes.count, bytes[end] != .lineFeed, bytes[end] != .carriageReturn { end += 1 }
      if end == bytes.count && !isWhole { break }
      let line = Line(number: number, range: start..<end)
      if let delimiter = Self.separator(bytes[start..<end]) { stated = delimiter }
      lines.append(line)
      start = Self.offset(after: line, bytes)
      number += 1
    }
    self.lines = lines
    statedDelimiter = stated
  }

  func isSeparatorLine(_ line: Line) -> Bool { Self.separator(bytes[line.range]) != nil }

  /// `sep=;` as Excel reads it.
  private static func separator(_ line: ArraySlice<UInt8>) -> UInt8? {
    // Lazily: all but a `sep=` line end at their first letters.
    let text = line.lazy.filter { $0 != .quote }
    guard text.starts(with: "sep=".utf8) else { return nil }
    let rest = text.dropFirst(4)
    return rest.count == 1 ? rest.first : nil
  }

  /// Where the line after `line` begins.
  func offset(after line: Line) -> Int { Self.offset(after: line, bytes) }

  private static func offset(after line: Line, _ bytes: [UInt8]) -> Int {
    let end = line.range.upperBound
    guard end < bytes.count else { return end }
    let isPair = end + 1 < bytes.count && bytes[end] == .carriageReturn && bytes[end + 1] == .lineFeed
    return end + (isPair ? 2 : 1)
  }

  /// The text of a line's cell.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func isBlank(_ line: Line) -> Bool {
    bytes[line.range].allSatisfy { $0 == .space || $0 == .tab || $0 == 0x2C || $0 == 0x3B }
  }

  func isComment(_ line: Line) -> Bool {
    bytes[line.range].first { $0 != .space && $0 != .tab } == UInt8(ascii: "#")
  }

  /// Cells of a line under a delimiter, quotes respected, unquoted and trimmed.
  func cells(_ line: Line, delimiter: UInt8) -> [String] {
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var at = line.range.lowerBound
    func flush() {
      var text = cell[...]
      while let first = text.first, first == .space || first == .tab { text.removeFirst() }
      while let last = text.last, last == .space || last == .tab { text.removeLast() }
      cells.append(String(decoding: text, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
    }
    while at < line.range.upperBound {
      let byte = bytes[at]
      if byte == .quote {
        if isQuoted && at + 1 < line.range.upperBound && bytes[at + 1] == .quote {
          cell.append(byte)
          at += 1
        } else {
          isQuoted.toggle()
        }
      } else if byte == delimiter && !isQuoted {
        flush()
      } else {
        cell.append(byte)
      }
      at += 1
    }
    flush()
    return cells
  }

  /// Refuses what is no delimited text at all.
  func checkIsText(name: String) throws(DriveLogError) {
    func refuse(_ kind: FindingKind, _ text: String) -> DriveLogError {
      DriveLogError(.badData, kind, at: Place(log: name, line: 1), text)
    }
    if bytes.isEmpty {
      throw DriveLogError(
        .badData, .emptyFile, at: Place(log: name), "the file is empty; a log with a header was expected")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw refuse(.encoding, "UTF-16 detected where UTF-8 is expected; save the file as UTF-8")
    }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      throw refuse(
        .archive,
        "this is a zip archive or a spreadsheet (zip/xlsx detected); unpack it, or export the sheet as CSV")
    }
    if bytes.starts(with: [0xFD, 0x37, 0x7A, 0x58]) || bytes.starts(with: Array("7z".utf8) + [0xBC, 0xAF]) {
      throw refuse(.archive, "this is an xz or 7z archive; unpack it first")
    }
    if bytes.starts(with: Array("SQLite format 3".utf8)) {
      throw refuse(.notText, "this is an SQLite database, not text; export the table as CSV")
    }
    if bytes[0] == 0 || (bytes.count > 1 && bytes[1] == 0) {
      throw refuse(
        .notText,
        "not text: NUL at byte \(bytes[0] == 0 ? 0 : 1) (UTF-16 without a byte order mark?); save the file as UTF-8"
      )
    }
    let controls = bytes.prefix(1024).count {
      $0 < 0x20 && $0 != .tab && $0 != .lineFeed && $0 != .carriageReturn
    }
    if bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46]) || controls * 16 > min(bytes.count, 1024) {
      throw refuse(
        .notText, "not text: \(controls) control bytes at the start; a delimited text file was expected")
    }
  }
}
