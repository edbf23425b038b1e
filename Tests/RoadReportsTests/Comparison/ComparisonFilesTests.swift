import RoadReports
import RoadSurveys
import Testing

@Suite struct ComparisonFilesTests {
  private var comparison: SurveyComparison { comparison(nil) }

  private func comparison(_ address: RoadAddress?) -> SurveyComparison {
    func survey(_ iri: Double) -> SurveyComparison.Survey {
      var section = SampleSections.make(0)
      section.address = address
      section.iri = iri
      (section.runs, section.vehicles, section.runSD) = (16, 1, nil)
      return .init(
        name: "s", sections: [section], configuration: SurveyConfiguration(), vehicles: ["kei"])
    }
    return SurveyComparison(
      [survey(4), survey(6)],
      repairs: [RepairWork(roadID: "9", fromMeters: 0, toMeters: 50, date: "2026-05-11", action: "=overlay")])
  }

  private func text(_ write: (inout ByteSink) throws -> Void) throws -> String {
    var sink = ByteSink()
    try write(&sink)
    return String(decoding: sink.bytes, as: UTF8.self)
  }

  @Test func `table, map and repairs say the same`() throws {
    let sections = comparison.sections()
    let table = try text { try ComparisonFiles.writeTable(sections, surveys: 2, into: &$0) }
    let row = try #require(table.split(separator: "\n").last)
    #expect(row.hasPrefix("R-1:forward:0,R-1,本町通り,forward,0.0,100.0,deteriorating,2.000,"))
    #expect(row.hasSuffix(",4.000,6.000"))
    let map = try text { try ComparisonFiles.writeMap(sections, surveys: 2, into: &$0) }
    #expect(map.contains("\"status\":\"deteriorating\",\"change\":2.000") && map.contains("LineString"))
    let repairs = try text { try ComparisonFiles.writeRepairs(comparison.effects(of: sections), into: &$0) }
    #expect(repairs.hasSuffix("9,,0.0,50.0,2026-05-11,'=overlay,0,,,,\n"))
  }

  @Test func `route and kilometre posts stand beside the metres where the ledger has them`() {
    let address = RoadAddress(
      number: "12", branch: nil, lanes: nil, kilometrePostFrom: 3, kilometrePostTo: nil, lengthMeters: 500)
    let sections = comparison(address).sections()
    let text = ComparisonText.text(of: sections, effects: [], surveys: ["a", "b"])
    #expect(text.contains("route and kp") && text.contains("100  12 kp 3.000–3.100  "))
    let json = ComparisonJSON.text(of: sections, effects: [], surveys: ["a", "b"])
    #expect(json.contains("\"place\": \"12 kp 3.000–3.100\""))
  }

  @Test func `people read how many sections are what, and which changed most`() {
    let sections = comparison.sections()
    let text = ComparisonText.text(
      of: sections, effects: comparison.effects(of: sections), surveys: ["a", "b"])
    #expect(text.contains("Compared: a, b") && text.contains("deteriorating: 1 sections, 0.10 km"))
    #expect(text.contains("Deteriorating most") && text.contains("+2.00 ± "))
    #expect(text.contains("road 9 both directions 0–50 m, 2026-05-11: not rated both before and after"))
  }
}
