import Foundation
import RoadReports
import RoadSurveys
import TestSupport
import Testing

@Suite struct SectionsGeoJSONTests {
  @Test func `a feature stands on one line with the contract's properties in order`() throws {
    var section = SectionEstimate(
      id: "7:forward:0", roadID: "7", roadName: "市道\"7\"", direction: "forward", fromMeters: 0, toMeters: 100,
      lines: [
        [MapPoint(latitude: 43.8, longitude: 143.9), MapPoint(latitude: 43.80000004, longitude: 143.90125)]
      ])
    section.iri = 4.5678
    section.rank = 1
    let text = try collection([section])
    let expected =
      #"{"type":"FeatureCollection","features":["# + "\n"
      + #"{"type":"Feature","properties":{"id":"7:forward:0","road_id":"7","road_name":"市道\"7\"","#
      + #""road_class":null,"direction":"forward","from_m":0.0,"to_m":100.0,"iri":4.568,"iri_low":null,"#
      + #""iri_high":null,"iri_max":null,"class":null,"share_iii":null,"calibrated":false,"runs":0,"vehicles":0,"#
      + #""events":null,"speed_kmh":null,"coverage":0.000,"run_sd":null,"trend":null,"first_date":null,"#
      + #""last_date":null,"confidence":"low","aadt":null,"importance":null,"priority":null,"rank":1,"action":null,"#
      + #""photo":null},"geometry":{"type":"LineString","coordinates":[[143.9000000,43.8000000],"#
      + #"[143.9012500,43.8000000]]}}"# + "\n]}\n"
    #expect(text == expected)
  }

  @Test func `no section makes an empty collection`() throws {
    #expect(try collection([]) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
  }

  @Test func `property names fit a Shapefile's ten characters`() throws {
    let text = try collection([SampleSections.make(0)])
    let tree = try JSONValue.parse(Array(text.utf8), file: "t")
    let names = try #require(tree["features"]?.array?.first?["properties"]?.object).map(\.name)
    #expect(
      names == [
        "id", "road_id", "road_name", "road_class", "direction", "from_m", "to_m", "iri", "iri_low",
        "iri_high",
        "iri_max", "class", "share_iii", "calibrated", "runs", "vehicles", "events", "speed_kmh", "coverage",
        "run_sd", "trend", "first_date", "last_date", "confidence", "aadt", "importance", "priority", "rank",
        "action", "photo",
      ])
    #expect(names.allSatisfy { $0.utf8.count <= 10 })
  }

  @Test func `not finite is null, never NaN`() throws {
    var section = SampleSections.make(1)
    section.iri = .nan
    section.coverage = .infinity
    let tree = try JSONValue.parse(Array(try collection([section]).utf8), file: "t")
    #expect(tree["features"]?.array?.first?["properties"]?["iri"] == .null)
    #expect(tree["features"]?.array?.first?["properties"]?["coverage"] == .null)
  }

  @Test func `several pieces are a MultiLineString, none is null`() throws {
    var section = SampleSections.make(1)
    section.lines.append([MapPoint(latitude: 1, longitude: 2), MapPoint(latitude: 1, longitude: 3)])
    #expect(try collection([section]).contains(#""type":"MultiLineString","coordinates":[[["#))
    section.lines = []
    #expect(try collection([section]).contains(#""geometry":null"#))
  }

  private func collection(_ sections: [SectionEstimate]) throws -> String {
    var sink = ByteSink()
    try SectionsGeoJSON.write(sections, into: &sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }
}
