import Testing

@testable import RoadReports

@Suite struct EvaluationTextTests {
  @Test func `the text has each level with its figures`() {
    let text = EvaluationText.text(SampleEvaluation.evaluation)
    #expect(text.contains("Runs, 100 m; coverage of what was driven 1.000"))
    #expect(text.contains("40-50 km/h") && text.contains(" 10.0 "))
    #expect(text.contains("1 - SSE/SST"))
  }
}
