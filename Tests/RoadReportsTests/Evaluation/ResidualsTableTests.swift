import Testing

@testable import RoadReports

@Suite struct ResidualsTableTests {
  @Test func `every pair is in the residuals, text made harmless`() throws {
    var sink = ByteSink()
    try ResidualsTable.write(SampleEvaluation.evaluation, into: &sink)
    let lines = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 + 4 + 20)
    #expect(lines[1].hasPrefix("runs,100.0,<log>,,'=a,forward,0.0,100.0,"))
  }
}
