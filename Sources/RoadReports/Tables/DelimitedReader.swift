/// Rows of a delimited text file, each cell with its place: what people's own tables are read by.
///
/// RFC 4180 quoting; LF, CR LF or CR; comma, semicolon or tab, told by the first line; a byte-order mark is skipped.
/// Blank lines and lines that begin with `#` are passed over. Complexity: linear in the bytes.
struct DelimitedReader {
  private let bytes: [UInt8]
  private let file: String
  private let separator: UInt8
  private var next: Int
  private var line = 1
  /// Names of the columns: the first row, blanks at the ends taken off.
  private(set) var columns: [Cell] = []

  /// One cell: its text, and line and column (in characters of the line, from 1) where it begins.
  struct Cell {
    var text: String
    var position: SourcePosition
  }

  /// Errors: `malformed` for an empty file, text that isn't UTF-8 and an unended quote in the first row.
  init(_ bytes: [UInt8], file: String) throws(ReportError) {
    self.bytes = bytes
    self.file = file
    next = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let firstLine = bytes[next...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    separator =
      candidates.max { a, b in firstLine.count { $0 == a } < firstLine.count { $0 == b } } ?? candidates[0]
    guard let header = try row() else {
      throw .malformed(
        file: file, position: SourcePosition(line: 1, column: 1),
        text: "the file is empty; expected a first line with the columns' names")
    }
    columns = header.map { Cell(text: Self.trimmed($0.text), position: $0.position) }
  }

  /// The next row's cells; nil at the end. Errors: `malformed`.
  mutating func row() throws(ReportError) -> [Cell]? {
    while next < bytes.count {
      let first = bytes[next]
      if first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") {
        endLine()
        continue
      }
      if first == UInt8(ascii: "#") {
        while next < bytes.count, bytes[next] != UInt8(ascii: "\n"), bytes[next] != UInt8(ascii: "\r") {
          next += 1
        }
        continue
      }
      return try cells()
    }
    return nil
  }

  private mutating func cells() throws(ReportError) -> [Cell] {
    var cells: [Cell] = []
    var column = 1
    while true {
      let start = SourcePosition(line: line, column: column)
      var text: [UInt8] = []
      if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
        next += 1
        var closed = false
        while next < bytes.count {
          if bytes[next] == UInt8(ascii: "\"") {
            next += 1
            guard next < bytes.count, bytes[next] == UInt8(ascii: "\"") else {
              closed = true
              break
            }
          } else if bytes[next] == UInt8(ascii: "\n") {
            line += 1
          }
          text.append(bytes[next])
          next += 1
        }
        guard closed else {
          throw .malformed(file: file, position: start, text: "a quote begins here and never ends")
        }
      }
      while next < bytes.count, bytes[next] != separator, bytes[next] != UInt8(ascii: "\n"),
        bytes[next] != UInt8(ascii: "\r")
      {
        text.append(bytes[next])
        next += 1
      }
      guard let decoded = String(validating: text, as: UTF8.self) else {
        throw .malformed(
          file: file, position: start, text: "this is not UTF-8; save the table as UTF-8 text")
      }
      cells.append(Cell(text: decoded, position: start))
      column += decoded.unicodeScalars.count + 1
      guard next < bytes.count, bytes[next] == separator else { break }
      next += 1
    }
    if next < bytes.count { endLine() }
    return cells
  }

  private mutating func endLine() {
    if bytes[next] == UInt8(ascii: "\r"), next + 1 < bytes.count, bytes[next + 1] == UInt8(ascii: "\n") {
      next += 1
    }
    next += 1
    line += 1
  }

  static func trimmed(_ text: String) -> String {
    var part = text[...]
    while part.first == " " { part.removeFirst() }
    while part.last == " " { part.removeLast() }
    return String(part)
  }
}

/// Named cells of one row, errors naming file, line and column.
struct TableRow {
  let file: String
  let columns: [String: Int]
  let cells: [DelimitedReader.Cell]

  /// The cell's text without blanks at its ends, the apostrophe off that keeps spreadsheets from computing; nil for an
  /// empty cell, a short row and a column that isn't there.
  func text(_ name: String) -> String? {
    guard let index = columns[name], index < cells.count else { return nil }
    let text = DelimitedReader.trimmed(cells[index].text)
    if text.first == "'", SafeText.looksLikeFormula(String(text.dropFirst())) {
      return String(text.dropFirst())
    }
    return text.isEmpty ? nil : text
  }

  func requiredText(_ name: String) throws(ReportError) -> String {
    guard let text = text(name) else { throw failure(name, "is empty, text was expected") }
    return text
  }

  /// A finite number, or nil for an empty cell.
  func number(_ name: String) throws(ReportError) -> Double? {
    guard let text = text(name) else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw failure(name, "is '\(text)', a number such as 2.75 was expected")
    }
    return number
  }

  func requiredNumber(_ name: String) throws(ReportError) -> Double {
    guard let number = try number(name) else { throw failure(name, "is empty, a number was expected") }
    return number
  }

  /// Where a column's cell begins in this row, or the row where it has none.
  func position(_ name: String) -> SourcePosition {
    if let index = columns[name], index < cells.count { return cells[index].position }
    return SourcePosition(line: cells.first?.position.line ?? 1, column: 1)
  }

  func failure(_ name: String, _ text: String) -> ReportError {
    .malformed(file: file, position: position(name), text: "\(name) \(text)")
  }
}

extension DelimitedReader {
  /// Where each column stands, by its name in small letters; throws for a required one that isn't there, naming those
  /// that are.
  func indices(required: [String], whatItIs: String) throws(ReportError) -> [String: Int] {
    var indices: [String: Int] = [:]
    for (index, cell) in columns.enumerated() {
      let name = cell.text.lowercased()
      if indices[name] != nil {
        throw .malformed(file: file, position: cell.position, text: "the column \(name) is there twice")
      }
      indices[name] = index
    }
    let missing = required.filter { indices[$0] == nil }
    guard missing.isEmpty else {
      throw .malformed(
        file: file, position: columns.first?.position ?? SourcePosition(line: 1, column: 1),
        text:
          "no column \(missing.joined(separator: ", ")); seen: \(columns.map(\.text).joined(separator: ", ")); "
          + "expected \(whatItIs)")
    }
    return indices
  }
}
