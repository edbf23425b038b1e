import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct EvaluationReportsTests {
  private let evaluation: Evaluation = {
    let cells = 0..<40
    func iri(_ cell: Int) -> Double { 1.5 + Double((cell * 37) % 46) * 0.1 }
    let segments = cells.map {
      SegmentEstimate(
        log: "<log>", vehicle: nil, roadID: "=a", direction: "forward", fromMeters: Double($0) * 10,
        toMeters: Double($0 + 1) * 10, iriRaw: nil, iri: iri($0) * 1.1, speedKmh: 44, coverage: 1,
        excluded: "")
    }
    let pieces = cells.map {
      ReferencePiece(
        roadID: "=a", direction: nil, fromMeters: Double($0) * 10, toMeters: Double($0 + 1) * 10, iri: iri($0)
      )
    }
    return Evaluation(
      sections: [], segments: segments, reference: ReferenceRoads(pieces), question: EvaluationQuestion())
  }()

  @Test func `the text has each level with its figures`() {
    let text = EvaluationText.text(evaluation)
    #expect(text.contains("Runs, 100 m; coverage of what was driven 1.000"))
    #expect(text.contains("40-50 km/h") && text.contains(" 10.0 "))
    #expect(text.contains("1 - SSE/SST"))
  }

  @Test func `the JSON is JSON and has the same figures`() throws {
    let tree = try JSONValue.parse(EvaluationJSON.bytes(evaluation), file: "x")
    let level = try #require(tree["levels"]?.array?.last)
    #expect(level["length_m"] == .number(20) && level["total"]?["n"] == .number(20))
    let mape = try #require(level["total"]?["mape_percent"]?.number)
    #expect(abs(mape - 10) < 1e-9 && tree["alignment"] == .null)
    #expect(level["by_speed"]?.array?.count == 1)
  }

  @Test func `every pair is in the residuals, text made harmless`() throws {
    var sink = ByteSink()
    try ResidualsTable.write(evaluation, into: &sink)
    let lines = String(decoding: sink.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 1 + 4 + 20)
    #expect(lines[1].hasPrefix("runs,100.0,<log>,,'=a,forward,0.0,100.0,"))
  }

  @Test func `the plot has a point for each pair`() throws {
    let svg = ScatterPlot.chart(try #require(evaluation.levels.last)).svg()
    #expect(
      svg.split(separator: "\n").count(where: { $0.hasPrefix("<circle") && $0.contains("r=\"2.2\"") }) == 20)
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n") && svg.contains("n = 20"))
  }
}
