import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct CalibrationChartTests {
  private let figures: CalibrationFigures = {
    let pieces = (0..<60).map { i -> CalibrationFigures.Piece in
      let raw = 1.5 + 0.1 * Double(i)
      return .init(
        raw: raw, reference: 0.8 * raw, speedKmh: [25.0, 45, 80][i % 3],
        errorPercent: i.isMultiple(of: 2) ? 4 : -14)
    }
    let lines = [25.0, 48, 80].map {
      CalibrationFigures.Line(speedKmh: $0, raw: [1.5, 7.4], factor: [0.79, 0.81])
    }
    return CalibrationFigures(vehicle: "<kei>", pieces: pieces, lines: lines, errorOnUnseenRoad: 4.2)
  }()

  @Test func `every piece stands in each panel, with the fit over them`() {
    let chart = CalibrationChart.chart(figures)
    #expect(chart.panels.count == 3)
    for panel in chart.panels {
      let points = panel.marks.reduce(0) { sum, mark in
        if case .points(let x, _, _, _) = mark { sum + x.count } else { sum }
      }
      #expect(points == 60 && panel.legend.count == 3)
    }
    let lines = chart.panels[0].marks.compactMap { mark -> [Double]? in
      if case .line(_, let y, _, _, _) = mark { y } else { nil }
    }
    #expect(lines == Array(repeating: [0.79, 0.81], count: 3))
    #expect(chart.title.contains("4.2 % off") && chart.svg().contains("&lt;kei&gt;"))
    #expect(chart.panels[0].title.hasSuffix("25, 48, 80 km/h"))
  }

  @Test func `both panels of errors have one scale that holds ten per cent`() {
    let panels = CalibrationChart.chart(figures).panels
    #expect(panels[1].y == panels[2].y)
    #expect(panels[1].y.range.lowerBound < -14 && panels[1].y.range.upperBound > 10)
  }
}
