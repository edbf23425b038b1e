/// One sheet of a workbook: a frozen heading, filters, typed cells, printed on A4 landscape as wide as the paper.
///
/// Rows are written as they come; a sheet holds 1 048 576 of them at most (`capacity` below the heading).
struct Sheet {
  struct Column {
    var title: String
    /// In characters of the default font.
    var width: Double
  }

  /// A link out of the workbook from a cell.
  private struct Link {
    var cell: String
    var address: String
  }

  /// Rows that fit below the heading.
  static let capacity = 1_048_575

  let name: String
  private let columns: [Column]
  private var rows: [UInt8] = []
  private var links: [Link] = []
  private var column = 0
  /// The letters of every column, and the number of the row at hand: what cells are called by.
  private let letters: [[UInt8]]
  private var rowNumber: [UInt8] = []
  /// Rows so far, the heading among them.
  private(set) var rowCount = 0

  init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
    letters = columns.indices.map { Array(Self.letters($0 + 1).utf8) }
    beginRow()
    for column in columns { text(column.title, style: .heading) }
    endRow()
  }

  mutating func beginRow() {
    precondition(rowCount <= Self.capacity, "A sheet holds 1 048 576 rows")
    rowCount += 1
    column = 0
    rowNumber.removeAll(keepingCapacity: true)
    FixedDecimals.append(UInt64(rowCount), to: &rowNumber)
    append("<row r=\"")
    rows += rowNumber
    append("\">")
  }

  mutating func endRow() {
    precondition(column == columns.count, "A row has one cell for each column")
    append("</row>")
  }

  /// A cell as its type says; an absent value is an empty cell.
  mutating func cell(_ cell: TableCell) {
    switch cell {
    case .text(let value): text(value)
    case .number(let value, let decimals):
      number(value, decimals: decimals, style: .number(decimals: decimals))
    case .integer(let value): number(value.map(Double.init), decimals: 0, style: .integer)
    case .date(let value): date(value)
    }
  }

  mutating func text(_ value: String?, style: SheetStyle = .text, link address: String? = nil) {
    column += 1
    guard let value else { return }
    if let address { links.append(Link(cell: Self.letters(column) + String(rowCount), address: address)) }
    beginCell(style)
    append("\" t=\"inlineStr\"><is><t")
    // Blanks at the ends survive only where the element asks for it.
    let blank = UInt8(ascii: " ")
    append(value.utf8.first == blank || value.utf8.last == blank ? " xml:space=\"preserve\">" : ">")
    rows.append(contentsOf: XMLText.cell(value).utf8)
    append("</t></is></c>")
  }

  /// The number as printed in the tables, shown in `style`.
  mutating func number(_ value: Double?, decimals: Int, style: SheetStyle) {
    column += 1
    guard let value, value.isFinite else { return }
    beginCell(style)
    append("\"><v>")
    FixedDecimals.append(value, decimals: decimals, to: &rows)
    append("</v></c>")
  }

  /// A date as the days since 1899-12-30, which spreadsheets count; what isn't a date stays text.
  mutating func date(_ value: String?) {
    guard let value, let serial = SheetDate.serial(of: value) else { return text(value) }
    number(Double(serial), decimals: 0, style: .date)
  }

  /// A cell's reference and style, up to the style's closing quote.
  private mutating func beginCell(_ style: SheetStyle) {
    precondition(column <= columns.count, "A row has one cell for each column")
    append("<c r=\"")
    rows += letters[column - 1]
    rows += rowNumber
    append("\" s=\"")
    FixedDecimals.append(UInt64(style.rawValue), to: &rows)
  }

  /// `A`…`Z`, `AA`… of a column counted from 1.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.insert(UInt8(ascii: "A") + UInt8((rest - 1) % 26), at: 0)
      rest = (rest - 1) / 26
    }
    return String(decoding: letters, as: UTF8.self)
  }

  /// The cells under filter, as an absolute reference.
  var area: String { "$A$1:$\(Self.letters(columns.count))$\(rowCount)" }

  /// The sheet's part of the package. Elements stand in the order that ECMA-376 demands.
  func xml(isFirst: Bool) -> [UInt8] {
    var head = XMLText.declaration
    head += "<worksheet xmlns=\"\(XMLText.spreadsheet)\" xmlns:r=\"\(XMLText.relationships)\">"
    head += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
    head += "<sheetViews><sheetView workbookViewId=\"0\"\(isFirst ? " tabSelected=\"1\"" : "")>"
    head += "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
    head += "</sheetView></sheetViews><cols>"
    for (index, column) in columns.enumerated() {
      head += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width)\" customWidth=\"1\"/>"
    }
    head += "</cols><sheetData>"
    var tail = "</sheetData><autoFilter ref=\"A1:\(Self.letters(columns.count))\(rowCount)\"/>"
    if !links.isEmpty {
      tail += "<hyperlinks>"
      for (index, link) in links.enumerated() {
        tail += "<hyperlink ref=\"\(link.cell)\" r:id=\"link\(index)\"/>"
      }
      tail += "</hyperlinks>"
    }
    tail +=
      "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
    // Paper 9 is A4; as wide as one page, as long as it takes.
    tail += "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
    tail +=
      "<headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>\n"
    return Array(head.utf8) + rows + Array(tail.utf8)
  }

  /// Where the links lead, or nil without any.
  var relationships: String? {
    guard !links.isEmpty else { return nil }
    var xml = XMLText.declaration
    xml += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    for (index, link) in links.enumerated() {
      xml += "<Relationship Id=\"link\(index)\" Type=\"\(XMLText.relationships)/hyperlink\""
      xml += " Target=\"\(XMLText.escaped(link.address))\" TargetMode=\"External\"/>"
    }
    return xml + "</Relationships>\n"
  }

  private mutating func append(_ text: StaticString) {
    rows.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
