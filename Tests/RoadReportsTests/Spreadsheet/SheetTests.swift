import Testing

@testable import RoadReports

@Suite struct SheetTests {
  @Test(arguments: [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")])
  func `columns are lettered`(column: Int, letters: String) {
    #expect(Sheet.letters(column) == letters)
  }

  @Test func `an absent value is an empty cell and moves no neighbour`() throws {
    var sheet = Sheet(
      name: "a",
      columns: [.init(title: "x", width: 9), .init(title: "y", width: 9), .init(title: "z", width: 9)])
    sheet.beginRow()
    sheet.cell(.text(nil))
    sheet.cell(.number(.nan, decimals: 1))
    sheet.cell(.integer(-3))
    sheet.endRow()
    let xml = String(decoding: sheet.xml(isFirst: true), as: UTF8.self)
    #expect(xml.contains("<row r=\"2\"><c r=\"C2\" s=\"2\"><v>-3</v></c></row>"))
    #expect(sheet.area == "$A$1:$C$2")
  }

  @Test func `blanks at the ends are kept`() {
    var sheet = Sheet(name: "a", columns: [.init(title: "x", width: 9)])
    sheet.beginRow()
    sheet.text(" a ")
    sheet.endRow()
    let xml = String(decoding: sheet.xml(isFirst: true), as: UTF8.self)
    #expect(xml.contains("<t xml:space=\"preserve\"> a </t>") && xml.contains("<t>x</t>"))
  }

  @Test func `the heading is frozen, filtered and repeated, the paper A4 across`() throws {
    var sink = ByteSink()
    try Workbook.write([Sheet(name: "S", columns: [.init(title: "x", width: 9)])], into: &sink)
    let book = try UnpackedWorkbook(sink.bytes)
    let xml = try #require(book.parts["xl/worksheets/sheet1.xml"])
    #expect(xml.contains("state=\"frozen\"") && xml.contains("<autoFilter ref=\"A1:A1\"/>"))
    #expect(xml.contains("paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\""))
    let names = try #require(book.parts["xl/workbook.xml"])
    #expect(
      names.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'S'!$1:$1</definedName>"))
    for name in book.names { #expect(book.isWellFormed(name), "\(name)") }
  }
}
