import RoadFindings
import RoadReports
import RoadSurveys
import TestSupport
import Testing

@Suite struct SummaryTextTests {
  @Test func `a survey in short`() {
    var result = survey()
    result.events = SampleEvents.all
    assertSnapshot(SummaryText.text(of: result, worst: 3), named: "summary.txt")
  }

  @Test func `nothing read, nothing said of it`() {
    let empty = SurveyResult(sections: [], segments: [], runs: [], findings: [], derivedRoads: nil)
    #expect(
      SummaryText.text(of: empty) == "No log could be used.\n\nNo section was driven.\n\nFindings: none\n")
  }

  @Test func `refused logs and the folder are named`() {
    let text = SummaryText.text(of: survey(), refused: 2, folder: "out\u{7}")
    #expect(text.contains("REFUSED: 2 logs could not be used\n"))
    #expect(text.hasSuffix("\n\nWritten to out␇\n"))
  }

  @Test func `uncalibrated is said unless every section is calibrated`() {
    var result = survey()
    for i in result.sections.indices { result.sections[i].calibrated = true }
    #expect(!SummaryText.text(of: result).lowercased().contains("uncalibrated"))
    result.sections[0].calibrated = false
    #expect(SummaryText.text(of: result).contains("UNCALIBRATED: 1 section rest"))
  }

  @Test func `no control character reaches the terminal`() {
    var result = survey()
    result.sections[0].roadName = "\u{1b}[2J\n\u{202e}evil" + String(repeating: "長", count: 500)
    result.findings[0].text = "cell '\u{1b}]0;title\u{7}'"
    let text = SummaryText.text(of: result)
    #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || $0 == "\u{202e}" })
    #expect(text.contains("␛[2J␊[U+202E]evil"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 260 })
  }

  private func survey() -> SurveyResult {
    var sections = (0..<4).map(SampleSections.make)
    for i in sections.indices { sections[i].calibrated = false }
    sections[1].roadName = "Route 1-2"
    sections[1].conditionClass = "III"
    sections[2].roadName = nil
    sections[3].iri = nil
    sections[3].conditionClass = nil
    sections[3].rank = nil
    var first = RunSummary(log: "a.csv", format: "wide")
    first.vehicle = "car-1"
    first.rows = 1000
    first.rowsDropped = 3
    first.durationSeconds = 90
    first.distanceMeters = 1000
    first.ratedMeters = 750
    var second = first
    second.log = "b.csv"
    second.vehicle = "car-2"
    second.rowsDropped = 0
    let findings = [
      Finding(.slow, .note, at: Place(log: "a.csv"), count: 7, "slower than 20 km/h"),
      Finding(.badCell, .warning, at: Place(log: "a.csv", line: 12, column: "ax"), count: 2, "saw 'x' in ax"),
      Finding(.badCell, .warning, at: Place(log: "b.csv", line: 3, column: "ax"), "saw '-' in ax"),
      Finding(.gap, .warning, at: Place(log: "a.csv", startSeconds: 3), "no samples for 2 s"),
    ]
    return SurveyResult(
      sections: sections, segments: [], runs: [first, second], findings: findings, derivedRoads: nil)
  }
}
