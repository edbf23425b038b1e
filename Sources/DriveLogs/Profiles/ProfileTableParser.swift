import RoadFindings
import RoadKernels

/// Takes a profile's lines one by one and makes a table of them: comments, header, dialect, units, rows.
struct ProfileTableParser {
  private enum State { case head, erdSpecification, erdKeywords, erdFirstRow }

  private let name: String
  private let options: ProfileReadingOptions
  private let instructions: KernelLevel
  private var state = State.head
  private var line = 0
  /// The last line before the rows that is no number: the header, if its cells match.
  private var header: (line: Int, bytes: [UInt8])?
  /// The last comment before the rows: a header too where it names every column, as numpy writes one.
  private var comment: (line: Int, bytes: [UInt8])?
  private var erd: ERDHeader?
  private var rows: ProfileRows?
  private var distanceUnit = LengthUnit.meters
  private var table: ProfileTable

  /// The most lines that may stand before the first row.
  private static let mostHeadLines = 1000

  init(name: String, options: ProfileReadingOptions, instructions: KernelLevel = .best) {
    self.name = name
    self.options = options
    self.instructions = instructions
    table = ProfileTable(name: name, format: .distances, tracks: [])
  }

  /// Takes the next line, `bytes[start..<end]` without its end.
  mutating func take(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(DriveLogError) {
    line += 1
    let end = end > start && bytes[end - 1] == .carriageReturn ? end - 1 : end
    if rows != nil {
      try rows?.take(bytes, start, end, line: line)
      return
    }
    var start = start
    if line == 1, end - start >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF {
      start += 3
    }
    var text: [UInt8] = []
    for at in start..<end { text.append(bytes[at]) }
    guard !text.contains(0) else {
      throw error(
        .notText,
        "a NUL byte was found; a table as text was expected; save it as UTF-8 text (an ERD file with "
          + "number format 5)")
    }
    switch state {
    case .head: try takeHead(text, bytes, start, end)
    case .erdSpecification:
      guard let header = ERDHeader(specification: SafeText.escaped(text)) else {
        throw error(
          .unknownFormat,
          "six numbers (channels, samples, records, bytes, format, step) were expected in an ERD "
            + "file's second line; export it anew")
      }
      erd = header
      state = .erdKeywords
    case .erdKeywords:
      if erd?.take(SafeText.escaped(text)) == false { state = .erdFirstRow }
    case .erdFirstRow:
      if ProfileDialect.isBlankOrComment(bytes, start, end) { return }
      try beginERDRows(dialect: .guess(text, decimalMark: options.decimalMark))
      try rows?.take(bytes, start, end, line: line)
    }
  }

  /// Takes the plain rows with which `bytes[start..<end]` begins, if rows are due, and tells where the next line begins.
  mutating func takePlainRows(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) throws(DriveLogError) -> Int {
    guard let taken = try rows?.takePlain(bytes, start, end, line: line + 1) else { return start }
    line += taken.rows
    return taken.next
  }

  private mutating func takeHead(
    _ text: [UInt8], _ bytes: Span<UInt8>, _ start: Int, _ end: Int
  ) throws(DriveLogError) {
    guard !ProfileDialect.isBlankOrComment(bytes, start, end) else {
      let words = text.drop {
        [.space, .tab, UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "/")].contains($0)
      }
      if !words.isEmpty { comment = (line, Array(words)) }
      return
    }
    if header == nil, text.starts(with: Array("ERDFILEV".utf8)) {
      state = .erdSpecification
      return
    }
    let dialect = ProfileDialect.guess(text, decimalMark: options.decimalMark)
    var cells: [Range<Int>] = []
    dialect.split(bytes, start, end, into: &cells)
    let isRow = cells.allSatisfy { cell in
      !Decimal.number(bytes, cell.lowerBound, cell.upperBound, decimalMark: dialect.decimalMark).isNaN
    }
    guard isRow, !cells.isEmpty else {
      header = (line, text)
      guard line <= Self.mostHeadLines else {
        throw error(
          .unknownFormat,
          "no row of numbers was found in \(Self.mostHeadLines) lines; columns distance and elevation, "
            + "or elevation alone, were expected")
      }
      return
    }
    try beginRows(dialect: dialect, columnCount: cells.count)
    try rows?.take(bytes, start, end, line: line)
  }

  private mutating func beginRows(dialect: ProfileDialect, columnCount: Int) throws(DriveLogError) {
    if header == nil, let comment,
      let words = names(in: comment.bytes, count: columnCount, rowsIn: dialect),
      ProfileColumns.areAllKnown(words)
    {
      header = comment
    }
    let headerNames = header.flatMap { names(in: $0.bytes, count: columnCount, rowsIn: dialect) }
    if let header, let headerNames { try refuseSpoiltRow(headerNames, line: header.line, dialect) }
    let columns: ProfileColumns
    do throws(ProfileColumns.Complaint) {
      if let headerNames {
        columns = try .named(headerNames)
      } else {
        columns = try .byPosition(count: columnCount)
      }
    } catch {
      throw DriveLogError(
        .badData, .missingColumn, at: Place(log: name, line: header?.line ?? line), error.text)
    }
    if let header, headerNames == nil {
      let text = SafeText.escaped(header.bytes)
      let words = text.split { !$0.isLetter }.compactMap { LengthUnit(word: String($0)) }
      if words.contains(where: { $0 != .meters }) && options.elevationUnit == nil {
        throw DriveLogError(
          .badData, .unitConflict, at: Place(log: name, line: header.line),
          "the header has not one name for each of \(columnCount) columns but seems to name a unit; state the unit of "
            + "the elevations (--unit)")
      }
      table.findings.append(
        Finding(
          .columnIgnored, .note, at: Place(log: name, line: header.line),
          "the line before the rows has not one name for each of \(columnCount) columns; they are taken by position"
        ))
    }
    table.format = columns.distance == nil ? .elevations : .distances
    settle(columns, dialect: dialect, columnCount: columnCount, names: headerNames)
  }

  /// A “header” with a number among its cells is a row that something has spoilt: dropping it would shift the road.
  private func refuseSpoiltRow(
    _ cells: [String], line: Int, _ dialect: ProfileDialect
  ) throws(DriveLogError) {
    let isNumber = cells.map { cell in
      let bytes = Array(cell.utf8)
      return !Decimal.number(bytes.span, 0, bytes.count, decimalMark: dialect.decimalMark).isNaN
    }
    guard isNumber.contains(true), let spoilt = isNumber.firstIndex(of: false) else { return }
    throw DriveLogError(
      .badData, .badCell, at: Place(log: name, line: line, column: String(spoilt + 1)),
      "“\(cells[spoilt])” was found and a finite number expected; mend or remove the row")
  }

  private mutating func beginERDRows(dialect: ProfileDialect) throws(DriveLogError) {
    guard let erd else { return }
    let columns: ProfileColumns
    do throws(ProfileColumns.Complaint) { columns = try erd.columns() } catch {
      throw self.error(.missingColumn, error.text)
    }
    table.format = .erd
    table.title = erd.title
    if let unit = erd.xUnit, !unit.isEmpty, LengthUnit(word: unit) == nil, options.distanceUnit == nil {
      throw error(
        .unitConflict, "XUNITS is \(unit); a unit of length was expected; a profile over time can't give IRI")
    }
    let stepUnit = options.distanceUnit ?? erd.xUnit.flatMap { LengthUnit(word: $0) } ?? .meters
    table.statedIntervalMeters = erd.step.map { stepUnit.meters($0) }
    settle(columns, dialect: dialect, columnCount: erd.channels, names: nil)
  }

  /// Units from options before units from the file; metres where neither says, which is this reader's stated default.
  private mutating func settle(
    _ columns: ProfileColumns, dialect: ProfileDialect, columnCount: Int, names: [String]?
  ) {
    table.tracks = columns.elevations.map { side, column in
      ProfileTable.Track(side: side, name: column.name, elevations: [])
    }
    for (_, column) in columns.elevations {
      if let told = options.elevationUnit, let declared = column.unit, told != declared {
        table.findings.append(
          Finding(
            .unitConflict, .warning, at: Place(log: name, line: header?.line, column: column.name),
            "the file declares \(declared.rawValue), the command line \(told.rawValue): the latter was used"))
      }
    }
    distanceUnit = options.distanceUnit ?? columns.distance?.unit ?? .meters
    let elevations = columns.elevations.map { _, column in
      (column: column.index, unit: options.elevationUnit ?? column.unit ?? .meters)
    }
    let layout = ProfileRows.Layout(
      dialect: dialect, columnCount: columnCount, modelLine: line, distance: columns.distance?.index,
      distanceUnit: distanceUnit, elevations: elevations,
      names: names.map { $0.map { $0.isEmpty ? nil : $0 } } ?? Array(repeating: nil, count: columnCount))
    rows = ProfileRows(log: name, layout: layout, instructions: instructions)
  }

  /// The cells of a header if there is one for each column.
  private func names(in header: [UInt8], count: Int, rowsIn dialect: ProfileDialect) -> [String]? {
    // One column has one name, whatever blanks are in it.
    if count == 1, dialect.delimiter == nil { return [SafeText.escaped(header).trimmed] }
    var cells: [Range<Int>] = []
    // Parted as the rows are, or in a way of its own.
    for dialect in [dialect, .guess(header, decimalMark: nil)] {
      dialect.split(header.span, 0, header.count, into: &cells)
      if dialect.delimiter == nil {
        // A unit in brackets belongs to the word before it: `Distance (m)  Elevation (mm)`.
        for index in cells.indices.dropFirst().reversed()
        where [0x28, 0x5B].contains(header[cells[index].lowerBound]) {
          cells[index - 1] = cells[index - 1].lowerBound..<cells[index].upperBound
          cells.remove(at: index)
        }
      }
      guard cells.count == count else { continue }
      return cells.map { cell in
        PlainDecimal.trimmed(header.span, cell.lowerBound, cell.upperBound)
          .map { SafeText.escaped(header[$0]) } ?? ""
      }
    }
    return nil
  }

  /// The table, once every line was taken.
  mutating func finish() throws(DriveLogError) -> ProfileTable {
    guard let rows, let count = rows.elevations.first?.count, count > 0 else {
      let text =
        erd != nil
        ? "no rows follow END; if the numbers are binary in a .bin file, save them as text (number format 5)"
        : "no row of numbers was found; columns distance and elevation, or elevation alone, were expected"
      throw DriveLogError(
        .badData, line == 0 ? .emptyFile : .unknownFormat, at: Place(log: name), text)
    }
    if let promised = erd?.samples, promised != count {
      table.findings.append(
        Finding(
          .badRow, .warning, at: Place(log: name),
          "the header promises \(promised) rows and \(count) were found; those found were used"))
    }
    table.distances = rows.distances
    for track in table.tracks.indices { table.tracks[track].elevations = rows.elevations[track] }
    if let decimals = rows.distanceDecimals, decimals <= 15, !rows.distances.isEmpty {
      var unit = 1.0
      for _ in 0..<decimals { unit /= 10 }
      table.distanceResolutionMeters = distanceUnit.meters(unit)
    }
    return table
  }

  private func error(_ kind: FindingKind, _ text: String) -> DriveLogError {
    DriveLogError(.badData, kind, at: Place(log: name, line: line), text)
  }
}
