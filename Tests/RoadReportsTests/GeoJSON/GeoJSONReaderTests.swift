import RoadFindings
import RoadReports
import RoadSurveys
import Testing

@Suite struct GeoJSONReaderTests {
  @Test func `a collection gives its lines with properties, index and line`() throws {
    let document = try read(
      """
      {"type": "FeatureCollection", "name": "roads",
       "crs": {"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
       "features": [
        {"type":"Feature","id":7,"properties":{"id":"007","id":"again","n":1},
         "geometry":{"coordinates":[[143.5,43.5,12.0],[143.6,43.6]],"type":"LineString"}},
        {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[1,2]}},
        {"geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6]],[[7,8],[9,10]]]},"type":"Feature"},
        {"type":"Feature","geometry":null,"properties":{}}
       ]}
      """)
    #expect(document.features.count == 2)
    let first = try #require(document.features.first)
    #expect(first.lines == [[point(143.5, 43.5), point(143.6, 43.6)]])
    #expect(first.properties.map(\.name) == ["id", "id", "n"])
    #expect(first.property("id") == .string("007"))
    #expect(first.properties.first?.position == SourcePosition(line: 4, column: 42))
    #expect(first.id == .number(7))
    #expect(document.features.map(\.index) == [0, 2])
    #expect(document.features.map(\.line) == [4, 7])
    #expect(document.features[1].lines == [[point(1, 2), point(3, 4)], [point(7, 8), point(9, 10)]])
    #expect(document.findings.allSatisfy { $0.kind == .ledgerGeometry && $0.severity == .warning })
    #expect(document.findings.reduce(0) { $0 + $1.count } == 3)
    #expect(document.findings.contains { $0.place.column == "Point" && $0.place.line == 6 })
  }

  @Test func `a feature and a bare geometry are read as well`() throws {
    let line = #"{"type":"LineString","coordinates":[[1,2],[3,4]]}"#
    #expect(try read(line).features.map(\.lines) == [[[point(1, 2), point(3, 4)]]])
    #expect(try read(#"{"coordinates":[[1,2],[3,4]],"type":"LineString"}"#).features.count == 1)
    #expect(
      try read("{\"type\":\"Feature\",\"properties\":{\"a\":1},\"geometry\":\(line)}").features.count == 1)
  }

  @Test(
    arguments: [
      ("empty", [], "empty"), ("roads.shp", [0x00, 0x00, 0x27, 0x0A, 0x00], "Shapefile"),
      ("roads.dbf", [0x03, 0x7A], "Shapefile"), ("r.zip", [0x50, 0x4B, 3, 4], "zip"),
      ("r.gpkg", Array("SQLite format 3\0".utf8), "GeoPackage"), ("r.kml", Array("<?xml ?>".utf8), "XML"),
      ("r.csv", Array("id,name\n".utf8), "no GeoJSON"), ("r.geojson", Array(#"{"a":1}"#.utf8), "type"),
      ("r.json", Array(#"{"type":"Topology","objects":{}}"#.utf8), "Topology"),
      ("r.json", Array(#"{"type":"FeatureCollection","features":[]}"#.utf8), "no feature at all"),
      ("r.json", Array(#"{"type":"Polygon","coordinates":[[[1,2],[3,4],[5,6],[1,2]]]}"#.utf8), "1 Polygon"),
      ("r.json", Array(#"{"type":"LineString","coordinates":[]}"#.utf8), "empty LineString"),
      (
        "r.json", Array(#"{"type":"LineString","coordinates":[[-12345.6,-98765.4],[1,2]]}"#.utf8), "projected"
      ),
      (
        "r.json",
        Array(
          #"{"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::6681"}},"type":"LineString","coordinates":[[1,2],[3,4]]}"#
            .utf8), "EPSG::6681"
      ),
    ] as [(String, [UInt8], String)])
  func `what is no GeoJSON of lines in degrees is answered with the command`(
    name: String, bytes: [UInt8], word: String
  ) {
    #expect {
      try GeoJSONReader.read(bytes, file: name)
    } throws: { error in
      guard let error = error as? ReportError, case .notGeoJSON = error else { return false }
      let text = error.description
      return text.contains(word) && text.contains("ogr2ogr -f GeoJSON ")
        && text.contains("-t_srs EPSG:4326 roads.geojson ") && error.exitStatus == 65
    }
  }

  @Test func `the command can be typed as it stands`() {
    func command(_ name: String, _ bytes: [UInt8]) -> String {
      do {
        _ = try GeoJSONReader.read(bytes, file: name)
        return ""
      } catch {
        return error.description.components(after: "convert it with: ")
      }
    }
    #expect(
      command("a/b.shp", [0, 0, 0x27, 0x0A]) == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads.geojson a/b.shp")
    #expect(command("b.dbf", [3]) == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads.geojson b.shp")
    #expect(
      command("b.zip", [0x50, 0x4B, 3, 4])
        == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads.geojson /vsizip/b.zip")
    #expect(
      command("it's 1.kml", [0x3C]) == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads.geojson 'it'\\''s 1.kml'")
    #expect(
      command("x/roads.geojson", Array("<".utf8))
        == "ogr2ogr -f GeoJSON -t_srs EPSG:4326 roads-wgs84.geojson x/roads.geojson")
  }

  @Test func `swapped degrees are told from metres, with the place`() {
    #expect {
      try read("{\"type\":\"LineString\",\n\"coordinates\":[[43.5,143.5],[43.6,143.6]]}")
    } throws: { error in
      "\(error)".contains("r.geojson:2:16: latitude and longitude are swapped")
    }
  }

  @Test(arguments: [
    ("{\"type\":\"LineString\",\"coordinates\":[[1],[2,3]]}", 1, 37),
    ("{\"type\":\"LineString\",\"coordinates\":[[1,\"2\"],[2,3]]}", 1, 40),
    ("{\"type\":\"LineString\",\"coordinates\":[[1,null],[2,3]]}", 1, 40),
    ("{\"type\":\"LineString\",\"coordinates\":[1,2]}", 1, 37),
    ("{\"type\":\"LineString\"}", 1, 1),
    ("{\"type\":\"FeatureCollection\"}", 1, 1),
    ("{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"LineString\"}]}", 2, 1),
    ("{\"type\":\"FeatureCollection\",\"features\":[\n7]}", 2, 1),
    ("{\"type\":\"FeatureCollection\",\"type\":\"Feature\",\"features\":[]}", 1, 29),
    ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]} {}", 1, 51),
    ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,NaN]]}", 1, 46),
  ])
  func `a broken structure is located`(text: String, line: Int, column: Int) {
    #expect {
      try read(text)
    } throws: { error in
      guard case ReportError.malformed(_, let position, _) = error else { return false }
      return position == SourcePosition(line: line, column: column)
    }
  }

  @Test func `a hostile file name stays text`() {
    #expect {
      try GeoJSONReader.read([], file: "a\u{1b}[31m\n.json")
    } throws: { error in
      !"\(error)".unicodeScalars.contains { $0.value < 0x20 }
    }
  }

  @discardableResult
  private func read(_ text: String) throws -> GeoJSONDocument {
    try GeoJSONReader.read(Array(text.utf8), file: "r.geojson")
  }

  private func point(_ longitude: Double, _ latitude: Double) -> MapPoint {
    MapPoint(latitude: latitude, longitude: longitude)
  }
}

extension String {
  fileprivate func components(after mark: String) -> String {
    guard let range = firstRange(of: mark) else { return self }
    return String(self[range.upperBound...])
  }
}
