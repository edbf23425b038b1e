import Testing

@testable import RoadReports

@Suite struct EvaluationJSONTests {
  @Test func `the JSON is JSON and has the same figures`() throws {
    let tree = try JSONValue.parse(EvaluationJSON.bytes(SampleEvaluation.evaluation), file: "x")
    let level = try #require(tree["levels"]?.array?.last)
    #expect(level["length_m"] == .number(20) && level["total"]?["n"] == .number(20))
    let mape = try #require(level["total"]?["mape_percent"]?.number)
    #expect(abs(mape - 10) < 1e-9 && tree["alignment"] == .null)
    #expect(level["by_speed"]?.array?.count == 1)
  }
}
