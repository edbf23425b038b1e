import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct ReferenceTableTests {
  private func read(_ text: String) throws(ReportError) -> [ReferencePiece] {
    try ReferenceTable.read(Array(text.utf8), file: "ref.csv")
  }

  @Test func `people's own tables are read: marks, semicolons, quotes, comments, other columns`() throws {
    let text =
      "\u{FEFF}iri;road_id;Direction;from_m;to_m;by\r\n# measured in May\r\n\r\n2.5;\"北 1\";Forward;0;10;x\r\n3;2;;10;20.5;\r\n"
    let pieces = try read(text)
    #expect(pieces.map(\.roadID) == ["北 1", "2"] && pieces.map(\.direction) == ["forward", nil])
    #expect(pieces.map(\.iri) == [2.5, 3] && pieces[1].toMeters == 20.5 && pieces[0].track == .mean)
  }

  @Test(
    arguments: [
      ("", "ref.csv:1:1", "empty"), ("road_id,direction,from_m,to_m\n", "ref.csv:1:1", "no column iri"),
      ("road_id,direction,from_m,to_m,iri\n", "ref.csv:2:1", "no rows"),
      ("road_id,direction,from_m,to_m,iri\na,forward,0,10,x\n", "ref.csv:2:16", "'x'"),
      ("road_id,direction,from_m,to_m,iri\na,forward,10,10,2\n", "ref.csv:2:14", "not above"),
      ("road_id,direction,from_m,to_m,iri\na,north,0,10,2\n", "ref.csv:2:3", "forward, backward"),
      ("road_id,direction,from_m,to_m,iri\na,forward,0,10,-2\n", "ref.csv:2:16", "above 0"),
      ("road_id,direction,from_m,to_m,iri\n,forward,0,10,2\n", "ref.csv:2:1", "road_id is empty"),
      ("road_id,direction,from_m,to_m,iri\na,forward,0,10,2\na,forward,5,15,2\n", "ref.csv:3:11", "line 2"),
      ("road_id,direction,from_m,to_m,iri,track\na,forward,0,10,2,middle\n", "ref.csv:2:18", "left, right"),
      (
        "road_id,direction,from_m,to_m,iri\na,forward,0,10,2\na,forward,\"10,15,2\n", "ref.csv:3:11",
        "never ends"
      ),
      ("road_id,direction,from_m,to_m,iri,iri\n", "ref.csv:1:35", "twice"),
    ] as [(String, String, String)])
  func `what is wrong is told with its place`(text: String, place: String, says: String) {
    do throws(ReportError) {
      _ = try read(text)
      Issue.record("read without a word: \(text)")
    } catch {
      #expect(error.description.hasPrefix(place + ":") && error.description.contains(says), "\(error)")
      #expect(error.exitStatus == 65)
    }
  }

  @Test func `segments come back as they were written`() throws {
    let segments = [
      SegmentEstimate(
        log: "=cmd", vehicle: nil, roadID: "1-2", direction: "backward", fromMeters: 10, toMeters: 20.5,
        iriRaw: 2.125, iri: 2.5, speedKmh: 41.5, coverage: 0.75, excluded: ""),
      SegmentEstimate(
        log: "a,\"b\"", vehicle: "kei", roadID: "北", direction: "forward", fromMeters: 0, toMeters: 10,
        iriRaw: nil, iri: nil, speedKmh: nil, coverage: 0, excluded: "slow;after_stop"),
    ]
    var sink = ByteSink()
    try SegmentsTable.write(segments, into: &sink)
    #expect(try SegmentsTable.read(sink.bytes, file: "segments.csv") == segments)
  }
}
