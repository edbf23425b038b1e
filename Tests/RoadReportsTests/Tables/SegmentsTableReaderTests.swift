import RoadReports
import RoadSurveys
import Testing

@Suite struct SegmentsTableReaderTests {
  private func segment(_ from: Double, iri: Double?, excluded: String = "") -> SegmentEstimate {
    SegmentEstimate(
      log: "日誌, 1.csv", vehicle: iri == nil ? nil : "kei-1", roadID: "007", direction: "backward",
      fromMeters: from, toMeters: from + 10, iriRaw: iri.map { $0 + 1 }, iri: iri, speedKmh: 41.5,
      coverage: iri == nil ? 0.25 : 1, excluded: excluded)
  }

  @Test func `what is written reads back`() throws {
    let segments = [
      segment(0, iri: 4.25), segment(10, iri: nil, excluded: "slow;after_stop"), segment(20, iri: 12.001),
    ]
    var sink = ByteSink()
    let count = try SegmentsTable.write(pieces: 1, into: &sink) { _ in segments }
    #expect(count == 3)
    #expect(try SegmentsTable.read(sink.bytes, file: "s.csv") == segments)
  }

  @Test func `columns may come in any order, others among them; without coverage it follows from the value`()
    throws
  {
    let table = """
      iri,to_m,from_m,direction,note,road_id,log,speed_kmh
      4.5,20,10,forward,x,1-2,a.csv,
      ,30,20,forward,,1-2,a.csv,38.5

      """
    let read = try SegmentsTable.read(Array(table.utf8), file: "s.csv")
    #expect(read.map(\.coverage) == [1, 0] && read.map(\.roadID) == ["1-2", "1-2"])
    #expect(read.map(\.speedKmh) == [nil, 38.5] && read.map(\.iriRaw) == [nil, nil])
  }

  @Test(arguments: [
    ("log,road_id,direction,from_m,to_m,iri\n", 1), ("", 1),
    ("log,road_id,direction,from_m,to_m,iri,speed_kmh\na,R,forward,10,10,4,40\n", 2),
    ("log,road_id,direction,from_m,to_m,iri,speed_kmh\na,R,forward,0,10,4,40\na,R,forward,x,20,4,40\n", 3),
    ("log,road_id,direction,from_m,to_m,iri,speed_kmh\n,R,forward,0,10,4,40\n", 2),
  ])
  func `a malformed table is refused with the line`(table: String, line: Int) {
    #expect {
      try SegmentsTable.read(Array(table.utf8), file: "s.csv")
    } throws: { error in
      guard case ReportError.malformed(let file, let position, _) = error else { return false }
      return file == "s.csv" && position.line == line
    }
  }

  private func runs(_ cars: [String?], calibrated: [Bool]) throws -> [UInt8] {
    var sink = ByteSink()
    let runs = zip(cars, calibrated).enumerated().map { index, run in
      var summary = RunSummary(log: "\(index).csv", format: "wide")
      (summary.vehicle, summary.calibrated) = run
      return summary
    }
    try RunsTable.write(runs, into: &sink)
    return sink.bytes
  }

  @Test func `the cars of a survey are known only where every run's is`() throws {
    let known = try runs(["kei-1", "van", "kei-1"], calibrated: [true, true, true])
    #expect(try RunsTable.vehicles(known, file: "r") == ["kei-1", "van"])
    let half = try runs(["kei-1", nil], calibrated: [true, false])
    #expect(try RunsTable.vehicles(half, file: "r").isEmpty)
    #expect(try RunsTable.vehicles(try runs([], calibrated: []), file: "r").isEmpty)
  }

  @Test func `which runs were calibrated is read by log`() throws {
    let table = try runs(["kei-1", nil], calibrated: [true, false])
    #expect(try RunsTable.calibrated(table, file: "r") == ["0.csv": true, "1.csv": false])
    #expect(throws: ReportError.self) { try RunsTable.calibrated(Array("log\na\n".utf8), file: "r") }
  }
}
