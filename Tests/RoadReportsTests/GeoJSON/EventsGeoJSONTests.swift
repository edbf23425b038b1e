import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct EventsGeoJSONTests {
  private func tree(_ events: [EventEstimate]) throws -> JSONValue {
    var sink = ByteSink()
    try EventsGeoJSON.write(events, into: &sink)
    return try JSONValue.parse(sink.bytes, file: "events.geojson")
  }

  @Test func `every event is a point with the table's columns as properties`() throws {
    let features = try #require(try tree(SampleEvents.all)["features"]?.array)
    #expect(features.count == 3)
    #expect(features[0]["geometry"]?["coordinates"]?.array == [.number(143.8), .number(43.8512345)])
    #expect(features[0]["properties"]?.object?.map(\.name) == EventsTable.columns)
    #expect(EventsTable.columns.allSatisfy { $0.count <= 10 })
    #expect(features[0]["properties"]?["height_mm"]?.number == -42.5)
    #expect(features[2]["properties"]?["severity"] == .null)
  }

  @Test func `no events are an empty collection`() throws {
    #expect(try tree([])["features"]?.array == [])
  }
}
