import RoadFindings
import RoadKernels

/// Finds in the head of a file what a mapping says of it, or tells why the mapping is not for this log.
struct MappedTable {
  let table: LogMapping.Table
  let head: LogHead
  let recorder: String
  let log: String

  /// The table's header and columns under the mapping. Complexity: O(head · delimiters).
  func find() throws(DriveLogError) -> HeaderSearch.Hit {
    if table.hasTypedRecords { return try findRecords() }
    guard let header = try headerLine() else { return try headerless() }
    let delimiter = try delimiter(of: header)
    let names = head.cells(header, delimiter: delimiter)
    var hit = HeaderSearch.Hit(
      format: TableFormat(name: recorder), line: header, delimiter: delimiter, names: names)
    hit.dataStart = head.offset(after: header)
    hit.dataLine = header.number + 1
    if let lines = table.headerLines, lines > header.number,
      let last = head.lines.first(where: { $0.number == lines })
    {
      hit.dataStart = head.offset(after: last)
      hit.dataLine = lines + 1
    }
    try settle(&hit, names: names, line: header.number)
    return hit
  }

  // MARK: The header's line

  private var spelledNames: [String] {
    (table.columns.map(\.key) + table.skips.map(\.key)).compactMap {
      if case .name(let name) = $0 { name } else { nil }
    }
  }

  private var largestNumber: Int {
    (table.columns.map(\.key) + table.skips.map(\.key)).map {
      if case .number(let number) = $0 { number } else { 0 }
    }
    .max() ?? 0
  }

  private var delimiters: [UInt8] {
    table.delimiter.map { [$0] } ?? head.statedDelimiter.map { [$0] } ?? HeaderSearch.delimiters
  }

  private var textLines: [LogHead.Line] {
    head.lines.filter { !head.isBlank($0) && !head.isComment($0) && !head.isSeparatorLine($0) }
  }

  /// The line with the most of the names that the mapping spells, or the last line before the data; nil where the data
  /// begins at once.
  private func headerLine() throws(DriveLogError) -> LogHead.Line? {
    let before = table.headerLines.map { lines in head.lines.filter { $0.number <= lines } }
    guard !spelledNames.isEmpty else {
      guard let before else {
        // Numbered columns only: whatever stands above the first row of numbers is header.
        guard let first = textLines.first(where: isData),
          let index = textLines.firstIndex(where: { $0.number == first.number })
        else { return nil }
        return index > 0 ? textLines[index - 1] : nil
      }
      return before.last { !head.isBlank($0) }
    }
    var best: (line: LogHead.Line, count: Int)?
    for line in before ?? textLines {
      let count =
        delimiters.map { delimiter in
          let names = head.cells(line, delimiter: delimiter)
          return spelledNames.count { !Self.places(of: $0, in: names).isEmpty }
        }.max() ?? 0
      if count > (best?.count ?? 0) { best = (line, count) }
    }
    guard let best else {
      let first = textLines.first
      let shown = first.map { SafeText.escaped(String(head.text($0.range).prefix(80))) } ?? ""
      throw DriveLogError(
        .badData, .mapping, at: Place(log: log, line: first?.number),
        "the mapping “\(recorder)” is not for this log: none of its columns is in “\(shown)”; expected "
          + "\(spelledNames.prefix(12).map { "“\(SafeText.escaped($0))”" }.joined(separator: ", "))")
    }
    return best.line
  }

  /// Whether the mapped cells of a line are numbers under some delimiter.
  private func isData(_ line: LogHead.Line) -> Bool {
    delimiters.contains { delimiter in
      let cells = head.cells(line, delimiter: delimiter)
      guard cells.count >= max(largestNumber, 1) else { return false }
      let needed = table.columns.filter { $0.quantity.dimension == .acceleration }
      return (needed.isEmpty ? table.columns : needed).allSatisfy { column in
        guard case .number(let number) = column.key, number <= cells.count else { return false }
        return isNumber(cells[number - 1])
      }
    }
  }

  private func isNumber(_ cell: String) -> Bool {
    let bytes = Array(cell.utf8)
    return [UInt8(ascii: "."), UInt8(ascii: ",")].contains {
      !Decimal.number(bytes.span, 0, bytes.count, decimalMark: $0).isNaN
    }
  }

  private func delimiter(of line: LogHead.Line) throws(DriveLogError) -> UInt8 {
    if let delimiter = table.delimiter { return delimiter }
    var best: (delimiter: UInt8, score: Int)?
    for delimiter in delimiters {
      let names = head.cells(line, delimiter: delimiter)
      let found = spelledNames.count { !Self.places(of: $0, in: names).isEmpty }
      let numbers = table.columns.count { column in
        guard case .number(let number) = column.key, number <= names.count else { return false }
        return isNumber(names[number - 1])
      }
      let score =
        (found + numbers) * 10_000 + (names.count >= largestNumber ? 5_000 : 0) + min(names.count, 4_000)
      if score > (best?.score ?? 0) { best = (delimiter, score) }
    }
    return best?.delimiter ?? 0x2C
  }

  private func headerless() throws(DriveLogError) -> HeaderSearch.Hit {
    let lines = textLines.filter { $0.number > table.headerLines ?? 0 }
    guard let first = lines.first else {
      throw DriveLogError(
        .badData, .emptyFile, at: Place(log: log), "no data rows; a log with samples was expected")
    }
    let delimiter = try delimiter(of: first)
    let count = head.cells(first, delimiter: delimiter).count
    var hit = HeaderSearch.Hit(
      format: TableFormat(name: recorder), line: first, delimiter: delimiter,
      names: (1...max(count, 1)).map(String.init))
    hit.isHeaderless = true
    hit.dataStart = first.range.lowerBound
    hit.dataLine = first.number
    guard count >= largestNumber else {
      throw DriveLogError(
        .badData, .mapping, at: Place(log: log, line: first.number),
        "the mapping “\(recorder)” names column \(largestNumber), but the rows have \(count) cells; is it for this log?"
      )
    }
    try settle(&hit, names: [], line: first.number)
    return hit
  }

  private func findRecords() throws(DriveLogError) -> HeaderSearch.Hit {
    guard var hit = TypedRecords.layout(head) else {
      throw DriveLogError(
        .badData, .mapping, at: Place(log: log, line: 1),
        "the mapping “\(recorder)” is for typed records, and this log begins with no header of any kind of record"
      )
    }
    hit.format.name = recorder
    try settle(&hit, names: hit.names, line: hit.line.number)
    return hit
  }

  // MARK: Columns

  /// Places from 0 of a name among a header's; exact spelling goes before any case.
  private static func places(of name: String, in names: [String]) -> [Int] {
    let exact = names.indices.filter { names[$0] == name }
    if !exact.isEmpty { return exact }
    let folded = folded(name)
    return names.indices.filter { self.folded(names[$0]) == folded }
  }

  private static func folded(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }

  private func place(_ key: LogMapping.Key, names: [String], count: Int, line: Int) throws(DriveLogError)
    -> Int
  {
    let place = Place(log: log, line: line)
    switch key {
    case .number(let number):
      guard number <= count else {
        throw DriveLogError(
          .badData, .mapping, at: place,
          "the mapping “\(recorder)” names column \(number), but there are \(count); is it for this log?")
      }
      return number - 1
    case .name(let name):
      let places = Self.places(of: name, in: names)
      let shown = SafeText.escaped(name)
      guard let first = places.first else {
        let found = names.prefix(40).map { SafeText.escaped($0) }.joined(separator: ", ")
        throw DriveLogError(
          .badData, .mapping, at: place,
          "the mapping “\(recorder)” names a column “\(shown)” that is not in the header (\(found)); is it for this log?"
        )
      }
      guard places.count == 1 else {
        let numbers = places.map { String($0 + 1) }.joined(separator: " and ")
        throw DriveLogError(
          .badData, .mapping, at: place,
          "“\(shown)” stands in columns \(numbers); name it by its number in the mapping “\(recorder)”")
      }
      return first
    }
  }

  private func settle(_ hit: inout HeaderSearch.Hit, names: [String], line: Int) throws(DriveLogError) {
    hit.isMapped = true
    hit.decimalMark = table.decimalMark
    hit.rateHertz = table.rateHertz
    hit.utcOffsetSeconds = table.utcOffsetSeconds
    hit.vertical = table.vertical
    hit.noValues = table.noValues
    hit.columns = []
    for column in table.columns {
      let place = try place(column.key, names: names, count: hit.names.count, line: line)
      var name = ColumnName(hit.names[place])
      if let unit = name.unit, unit.dimension != column.quantity.dimension { name.unit = nil }
      hit.columns.append(
        .init(
          place: place, name: name, quantity: column.quantity,
          unit: column.unit ?? name.unit, factor: column.factor))
      if column.quantity == .time { hit.clock = column.clock }
    }
    for skip in table.skips {
      let place = try place(skip.key, names: names, count: hit.names.count, line: line)
      hit.skips.append(.init(index: place, texts: skip.texts.map { Array($0.utf8) }))
    }
  }
}
