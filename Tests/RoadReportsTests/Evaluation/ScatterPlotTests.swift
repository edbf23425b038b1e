import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct ScatterPlotTests {
  @Test func `the plot has a point for each pair`() throws {
    let svg = ScatterPlot.chart(try #require(SampleEvaluation.evaluation.levels.last)).svg()
    #expect(
      svg.split(separator: "\n").count(where: { $0.hasPrefix("<circle") && $0.contains("r=\"2.2\"") }) == 20)
    #expect(svg.hasPrefix("<svg") && svg.hasSuffix("</svg>\n") && svg.contains("n = 20"))
  }
}
