import Foundation
import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct RankingWorkbookTests {
  private func book(_ sections: [SectionEstimate], capacity: Int = Sheet.capacity) throws -> UnpackedWorkbook
  {
    var sink = ByteSink()
    try RankingWorkbook.write(sections, capacity: capacity, into: &sink)
    return try UnpackedWorkbook(sink.bytes)
  }

  @Test func `cells have types: numbers, dates and text that stays text`() throws {
    var section = SampleSections.make(0)
    section.roadID = "1-2"
    section.roadName = nil
    section.roadClass = "007"
    let book = try book([section])
    #expect(book.cell("B2")?.contains("t=\"inlineStr\"") == true)
    #expect(book.cell("B2")?.contains(">1-2</t>") == true)
    #expect(book.cell("G2") == "<c r=\"G2\" s=\"3\"><v>4.250</v></c>")
    // 2025-05-01 is day 45 778 of the spreadsheet's calendar.
    #expect(book.cell("O2") == "<c r=\"O2\" s=\"8\"><v>45778</v></c>")
    #expect(book.cell("J2")?.contains("s=\"12\"") == true)
    // The second sheet: road_class is column E, class column R.
    #expect(book.cell("E2", sheet: 2)?.contains(">007</t>") == true)
    #expect(book.cell("R2", sheet: 2)?.contains(">II</t>") == true)
  }

  @Test func `the full sheet has the table's columns in its order`() throws {
    let xml = try #require(try book([]).parts["xl/worksheets/sheet2.xml"])
    let titles = xml.components(between: "<t>", and: "</t>")
    #expect(titles == RankingTable.columns)
  }

  @Test
  func
    `the sheet for people has route and kilometre posts where the ledger has them, the full one its columns`()
    throws
  {
    var section = SampleSections.make(2)
    section.address = RoadAddress(
      number: "=12", branch: "1", lanes: nil, kilometrePostFrom: 3, kilometrePostTo: nil, lengthMeters: 900)
    let placed = try book([section, SampleSections.make(3)])
    #expect(placed.cell("C1")?.contains(">Route and kp</t>") == true)
    #expect(placed.cell("C2")?.contains(">=12-1 kp 3.200–3.300</t>") == true)
    // Columns after it move on: last_date.
    #expect(placed.cell("P2") == "<c r=\"P2\" s=\"8\"><v>45778</v></c>" && placed.cell("P3") != nil)
    let xml = try #require(placed.parts["xl/worksheets/sheet2.xml"])
    #expect(
      xml.components(between: "<t>", and: "</t>").prefix(RankingTable.columns.count)
        == RankingTable.columns[...])
  }

  @Test func `hostile names are text in every part`() throws {
    var section = SampleSections.make(0)
    section.roadName = "=HYPERLINK(\"http://x\")<script>&\u{202E}"
    let book = try book([section])
    for name in book.names { #expect(book.isWellFormed(name), "\(name)") }
    #expect(
      book.cell("B2")?.contains("=HYPERLINK(&quot;http://x&quot;)&lt;script&gt;&amp;[U+202E] (R-1)") == true)
    #expect(book.parts.values.allSatisfy { !$0.contains("<f>") && !$0.contains("<script") })
  }

  @Test func `the map link leads to where the section begins`() throws {
    let links = try #require(try book([SampleSections.make(0)]).parts["xl/worksheets/_rels/sheet1.xml.rels"])
    #expect(
      links.contains(
        "Target=\"https://www.openstreetmap.org/?mlat=43.800000&amp;mlon=143.900000#map=18/43.800000/143.900000\""
      ))
  }

  @Test func `a section without a place has no link, a ranking without sections is a sheet of headings`()
    throws
  {
    var section = SampleSections.make(0)
    section.lines = []
    #expect(try book([section]).parts["xl/worksheets/_rels/sheet1.xml.rels"] == nil)
    #expect(try book([]).cell("A2") == nil)
  }

  @Test func `what a sheet can't hold is said in its last row`() throws {
    let book = try book((0..<5).map(SampleSections.make), capacity: 3)
    #expect(book.cell("B4")?.contains("3 more sections stand in ranking.csv") == true)
    #expect(book.cell("A3") != nil && book.cell("A5") == nil)
  }

  @Test func `the same ranking is the same bytes`() throws {
    var one = ByteSink()
    var two = ByteSink()
    try RankingWorkbook.write([SampleSections.make(0)], into: &one)
    try RankingWorkbook.write([SampleSections.make(0)], into: &two)
    #expect(one.bytes == two.bytes)
  }
}

extension String {
  /// What stands between each pair of marks.
  fileprivate func components(between start: String, and end: String) -> [String] {
    var found: [String] = []
    var rest = self[...]
    while let from = rest.range(of: start), let to = rest[from.upperBound...].range(of: end) {
      found.append(String(rest[from.upperBound..<to.lowerBound]))
      rest = rest[to.upperBound...]
    }
    return found
  }
}
