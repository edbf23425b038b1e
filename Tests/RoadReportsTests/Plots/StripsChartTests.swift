import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct StripsChartTests {
  private func section(_ road: String, _ from: Double, iri: Double?, rank: Int?) -> SectionEstimate {
    var section = SampleSections.make(0)
    section.id = "\(road):forward:\(from)"
    (section.roadID, section.roadName, section.direction) = (road, nil, "forward")
    (section.fromMeters, section.toMeters) = (from, from + 100)
    (section.iri, section.iriLow, section.iriHigh, section.rank) = (
      iri, iri.map { $0 - 1 }, iri.map { $0 + 1 }, rank
    )
    return section
  }

  @Test func `worst roads first, gaps stay gaps`() {
    let sections = [
      section("a", 0, iri: 2, rank: 2), section("b", 0, iri: 6, rank: 1), section("a", 200, iri: 3, rank: 3),
      section("c", 0, iri: nil, rank: nil),
    ]
    let chart = StripsChart.chart(sections, strips: RunStrips(), classBounds: (3, 8))
    #expect(chart.panels.map(\.title) == ["b, forward", "a, forward"])
    #expect(chart.panels[1].x.range == 0...300 && chart.panels[1].y.range == 0...8)
    guard case .line(let x, let y, .blue, _, _) = chart.panels[1].marks[1] else {
      Issue.record("no line of sections")
      return
    }
    #expect(x == [0, 100, 100, 200, 300])
    #expect(y.map { $0.isNaN ? -1 : $0 } == [2, 2, -1, 3, 3])
  }

  @Test func `too many roads are said`() {
    let sections = (0..<45).map { section("r\($0)", 0, iri: 2, rank: $0 + 1) }
    let chart = StripsChart.chart(sections, strips: RunStrips(), classBounds: (3, 8))
    #expect(
      chart.panels.count == 40
        && chart.title.hasSuffix("; 5 roads and directions with better sections left out"))
  }
}
