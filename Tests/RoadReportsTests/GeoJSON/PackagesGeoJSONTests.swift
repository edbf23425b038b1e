import RoadReports
import RoadSurveys
import Testing

@Suite struct PackagesGeoJSONTests {
  @Test func `a package is one feature with the table's columns as properties, absent ones null`() throws {
    var sections = [SampleSections.make(0)]
    sections[0].iri = 9
    let packages = WorkPackage.packages(of: sections, configuration: SurveyConfiguration())
    var sink = ByteSink()
    try PackagesGeoJSON.write(packages, into: &sink)
    let lines = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 3)
    #expect(
      lines[1] == """
        {"type":"Feature","properties":{"package_id":"R-1:forward:0","road_id":"R-1","direction":"forward",\
        "from_m":0.0,"to_m":100.0,"length_m":100.0,"area_m2":null,"share_iii":0.100,"priority":12.500,"cost":null},\
        "geometry":{"type":"LineString","coordinates":[[143.9000000,43.8000000],[143.9010000,43.8005000]]}}
        """)
  }

  @Test func `no package is an empty collection`() throws {
    var sink = ByteSink()
    try PackagesGeoJSON.write([], into: &sink)
    #expect(
      String(decoding: sink.bytes, as: UTF8.self) == "{\"type\":\"FeatureCollection\",\"features\":[\n]}\n")
  }
}
