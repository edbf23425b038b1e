import RoadReports
import RoadSurveys
import Testing

@Suite struct AntimeridianTests {
  @Test(
    arguments: [
      // Eastward over the line, a quarter of the way after it.
      ([(179.7, 0.0), (-179.9, 4.0)], [[(179.7, 0.0), (180.0, 3.0)], [(-180.0, 3.0), (-179.9, 4.0)]]),
      // Westward.
      ([(-179.9, 1.0), (179.9, 1.0)], [[(-179.9, 1.0), (-180.0, 1.0)], [(180.0, 1.0), (179.9, 1.0)]]),
      // A vertex on the line itself begins the next piece with its twin.
      (
        [(179.0, 0.0), (180.0, 1.0), (-179.0, 2.0)],
        [[(179.0, 0.0), (180.0, 1.0)], [(-180.0, 1.0), (-179.0, 2.0)]]
      ),
      // The line's end only touches it from the other side's name: nothing is left to draw there.
      ([(179.0, 0.0), (-180.0, 1.0)], [[(179.0, 0.0), (180.0, 1.0)]]),
      ([(10.0, 0.0), (11.0, 1.0)], [[(10.0, 0.0), (11.0, 1.0)]]),
    ] as [([(Double, Double)], [[(Double, Double)]])])
  func `a crossing cuts the line on both sides`(line: [(Double, Double)], pieces: [[(Double, Double)]]) throws
  {
    var sink = ByteSink()
    let points = line.map { MapPoint(latitude: $0.1, longitude: $0.0) }
    try DerivedRoadsGeoJSON.write([DerivedRoad(id: "a", name: "b", lines: [points])], into: &sink)
    let feature = try #require(GeoJSONReader.read(sink.bytes, file: "t").features.first)
    let expected = pieces.map { $0.map { MapPoint(latitude: $0.1, longitude: $0.0) } }
    #expect(feature.lines == expected)
  }
}
