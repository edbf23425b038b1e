import Testing

@testable import RoadReports

struct DelimitedReaderTests {
  /// All rows behind the first, as texts.
  private func rows(_ text: String) throws -> [[String]] {
    var reader = try DelimitedReader(Array(text.utf8), file: "table.csv")
    var rows: [[String]] = []
    while let row = try reader.row() { rows.append(row.map(\.text)) }
    return rows
  }

  private func complaint(_ bytes: [UInt8]) -> ReportError? {
    do throws(ReportError) {
      var reader = try DelimitedReader(bytes, file: "table.csv")
      while try reader.row() != nil {}
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func `separator and line ends are told by the file`(_ separator: String, _ end: String) throws {
    let lines = [["id", " iri "], ["a", "1"], ["b", ""]].map { $0.joined(separator: separator) }
    let text = lines.joined(separator: end)
    #expect(try rows(text) == [["a", "1"], ["b", ""]])
    #expect(try rows(text + end) == [["a", "1"], ["b", ""]])
    let columns = try DelimitedReader(Array(text.utf8), file: "t").columns.map(\.text)
    #expect(columns == ["id", "iri"])
  }

  @Test func `quotes hold separators, line ends and quotes`() throws {
    let text = "a,b\n\"x,\"\"y\"\"\nz\",2\n\"\",3\n\"p\"q,4\n"
    #expect(try rows(text) == [["x,\"y\"\nz", "2"], ["", "3"], ["pq", "4"]])
  }

  @Test func `a mark at the start, blank lines and comments are passed over`() throws {
    #expect(try rows("\u{FEFF}# made by hand\n\na,b\n\n# twice\n1,2\n\r\n3,4") == [["1", "2"], ["3", "4"]])
  }

  @Test func `a row has as many cells as it has`() throws {
    #expect(try rows("a,b,c\n1\n1,2,3,4\n,,\n") == [["1"], ["1", "2", "3", "4"], ["", "", ""]])
  }

  @Test func `cells know their line and column, behind quoted line ends too`() throws {
    var reader = try DelimitedReader(Array("a,b\n\"x\ny\",道路,2\n3,4\n".utf8), file: "table.csv")
    let first = try #require(try reader.row())
    // A cell's width is that of its text, so a quoted one's followers stand a little further left.
    #expect(first.map(\.position.line) == [2, 3, 3])
    let second = try #require(try reader.row())
    #expect(
      second.map(\.position) == [SourcePosition(line: 4, column: 1), SourcePosition(line: 4, column: 3)])
    #expect(try reader.row() == nil)
  }

  @Test func `what is no table is refused at its place`() {
    let empty = complaint([])
    #expect(empty?.description.contains("table.csv:1:1: the file is empty") == true)
    #expect(complaint(Array("# nothing else\n".utf8)) != nil)
    let open = complaint(Array("a,b\n1,\"x\n".utf8))
    #expect(open?.description.contains("table.csv:2:3: a quote begins here and never ends") == true)
    let latin = complaint(Array("a,b\n".utf8) + [0x31, 0x2C, 0xE9, 0x0A])
    #expect(latin?.description.contains("table.csv:2:3: this is not UTF-8") == true)
  }

  @Test func `columns are found by name, a missing or doubled one is named`() throws {
    let reader = try DelimitedReader(Array("Road_ID,iri\n".utf8), file: "table.csv")
    #expect(
      try reader.indices(required: ["iri", "road_id"], whatItIs: "a reference") == ["road_id": 0, "iri": 1])
    #expect {
      _ = try reader.indices(required: ["from_m"], whatItIs: "a reference")
    } throws: { error in
      (error as? ReportError)?.description.contains(
        "no column from_m; seen: Road_ID, iri; expected a reference")
        == true
    }
    let doubled = try DelimitedReader(Array("iri,IRI\n".utf8), file: "table.csv")
    #expect {
      _ = try doubled.indices(required: [], whatItIs: "a reference")
    } throws: { error in
      (error as? ReportError)?.description.contains("the column iri is there twice") == true
    }
  }
}
