import RoadFindings
import RoadReports
import RoadSurveys
import Testing

@Suite struct SummaryJSONTests {
  private func tree(_ result: SurveyResult, week: ListChanges? = nil) throws -> JSONValue {
    let text = SummaryJSON.text(
      of: result, refused: ["b.csv:1: \u{1B}"], folder: "out", budget: 1,
      week: week.map { (["a.csv"], 3, $0) }, language: .japanese)
    return try JSONValue.parse(Array(text.utf8), file: "summary")
  }

  @Test func `numbers, the worst sections and the findings, in the language asked for`() throws {
    var sections = (0..<12).map(SampleSections.make)
    sections[0].iri = nil
    let findings = [
      Finding(.gap, .warning, count: 2, "x"), Finding(.gap, .warning, "y"), Finding(.slow, .note, "z"),
    ]
    let told = try tree(
      SurveyResult(sections: sections, segments: [], runs: [], findings: findings, derivedRoads: nil))
    #expect(told["sections"] == .number(12) && told["sections_rated"] == .number(11))
    #expect(told["class_m"]?["II"] == .number(1100) && told["calibrated"] == .bool(true))
    let worst = try #require(told["worst"]?.array)
    #expect(worst.count == 10 && worst[0]["action"] == .string("再計測"))
    let groups = try #require(told["findings"]?.array)
    #expect(groups.map { $0["kind"]?.string } == ["gap", "slow"] && groups[0]["count"] == .number(3))
    #expect(told["refused"]?.array?.count == 1 && told["new_logs"] == nil)
  }

  @Test func `a week tells its logs and what changed; an empty survey is no fault`() throws {
    let changes = ListChanges(from: [], to: [SampleSections.make(0)])
    let told = try tree(
      SurveyResult(sections: [], segments: [], runs: [], findings: [], derivedRoads: nil), week: changes)
    #expect(told["new_logs"] == .array([.string("a.csv")]) && told["known_logs"] == .number(3))
    #expect(told["changes"]?["first_seen"] == .number(1))
    #expect(told["calibrated"] == .bool(false) && told["events"] == .null && told["worst"] == .array([]))
  }
}
