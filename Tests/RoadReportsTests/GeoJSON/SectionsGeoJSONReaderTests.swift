import RoadReports
import RoadSurveys
import Testing

@Suite struct SectionsGeoJSONReaderTests {
  @Test func `what is written reads back, and writes the same bytes again`() throws {
    var sections = (0..<3).map(SampleSections.make)
    sections[1].iri = nil
    sections[1].rank = nil
    sections[2].lines.append([
      MapPoint(latitude: 1, longitude: 179.9), MapPoint(latitude: 1, longitude: -179.9),
    ])
    let bytes = try written(sections)
    let read = try SectionsGeoJSON.read(bytes, file: "s")
    #expect(try written(read) == bytes)
    var expected = sections[0]
    // Only the ranking table holds these.
    expected.condition = nil
    expected.traffic = nil
    expected.lines = read[0].lines
    #expect(read[0] == expected)
    #expect(try SectionsGeoJSON.read(try written([]), file: "s").isEmpty)
  }

  @Test(arguments: [
    ("\"runs\":3", "\"runs\":2.5"), ("\"iri\":4.250", "\"iri\":\"x\""), ("\"id\":", "\"idd\":"),
  ])
  func `a wrong type is located`(old: String, new: String) throws {
    let text = String(decoding: try written([SampleSections.make(0)]), as: UTF8.self)
    let broken = text.replacing(old, with: new)
    #expect(broken != text)
    #expect {
      try SectionsGeoJSON.read(Array(broken.utf8), file: "s")
    } throws: { error in
      guard case ReportError.malformed(_, let position, _) = error else { return false }
      return position.line == 2
    }
  }

  private func written(_ sections: [SectionEstimate]) throws -> [UInt8] {
    var sink = ByteSink()
    try SectionsGeoJSON.write(sections, into: &sink)
    return sink.bytes
  }
}
