import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct KnownTableTests {
  private func read(_ text: String) throws -> [KnownTable.Row] {
    try KnownTable.read(Array(text.utf8), file: "known")
  }

  @Test func `a table by chainage, by position, with other columns beside`() throws {
    let rows = try read(
      "road_id,Direction,chainage_m,kind,name,owner\n901,forward,120.5,manhole,\"No. 7, east\",water\n901,,40,joint,,\n"
    )
    #expect(rows.count == 2)
    #expect(
      rows[0].direction == "forward" && rows[0].chainageMeters == 120.5 && rows[0].text == "No. 7, east")
    #expect(rows[1].direction == nil && rows[1].kind == "joint" && rows[1].text == nil)
    let placed = try read("latitude;longitude;type\n43.85;143.8;level_crossing\n")
    #expect(placed.map(\.latitude) == [43.85] && placed[0].kind == "level_crossing")
  }

  @Test func `points on a map, and a survey's own events but for those that are gone`() throws {
    var sink = ByteSink()
    try EventsGeoJSON.write(SampleEvents.all, into: &sink)
    let points = try KnownTable.read(sink.bytes, file: "events.geojson")
    #expect(points.map(\.roadID) == ["901", "=HYPERLINK(1)"])
    #expect(points[0].latitude == 43.8512345 && points[0].lastDate == "2026-05-01")
    var table = ByteSink()
    try EventsTable.write(SampleEvents.all, into: &table)
    let rows = try KnownTable.read(table.bytes, file: "events.csv")
    #expect(
      rows.map(\.chainageMeters) == points.map(\.chainageMeters) && rows.map(\.roadID) == points.map(\.roadID)
    )
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "1:1"), ("road_id,chainage_m,direction\n1,2,up\n", "2:5"),
    ("road_id,chainage_m\n1,far\n", "2:3"), ("lat,lon\n43,\n", "2:1"), ("lat,lon\n143,43\n", "2:1"),
    ("road_id,chainage_m\n1,\n", "2:3"), ("{\"type\":\"Feature\"}", "1:1"), ("", "1:1"),
    ("{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":null}]}", "1:1"),
  ])
  func `what says no place is refused with its own`(text: String, place: String) {
    #expect {
      _ = try read(text)
    } throws: {
      "\($0)".contains("known:\(place)")
    }
  }
}
