import RoadFindings
import RoadReports
import RoadSurveys
import Testing

@Suite struct DelimitedTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), (" lead", "\" lead\""),
    ("=1+1", "'=1+1"), ("+81", "'+81"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'␉x"), ("＝1", "'＝1"),
    ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
    ("two\nlines", "two␊lines"), ("a\u{202e}b", "a[U+202E]b"), ("0012", "0012"), ("1-2", "1-2"),
    ("#1", "\"#1\""), ("", ""),
  ])
  func `text is quoted and made harmless`(text: String, cell: String) throws {
    let finding = Finding(.badCell, .note, at: Place(log: text), text)
    var sink = ByteSink()
    try FindingsTable.write([finding], into: &sink)
    let lines = String(decoding: sink.bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3)
    #expect(lines[1] == "\(cell),,,,,bad_cell,note,1,\(cell)")
  }

  @Test func `a long table comes out whole`() throws {
    var sink = ByteSink()
    let segment = SegmentEstimate(
      log: "a.csv", vehicle: nil, roadID: "1", direction: "backward", fromMeters: 0, toMeters: 10, iriRaw: -1,
      iri: nil, speedKmh: 12.34, coverage: 1, excluded: "")
    try SegmentsTable.write(Array(repeating: segment, count: 5000), into: &sink)
    let lines = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 5001)
    #expect(Set(lines.dropFirst()) == ["a.csv,,1,backward,0.0,10.0,-1.000,,12.3,1.000,"])
  }
}
