import RoadSurveys
import RoughnessModels
import Testing

@testable import RoadReports

@Suite struct CalibrationChartTests {
  /// Sixty pieces whose raw estimate is a fifth too high, with ±4 % by turns.
  private func outcome() throws -> CalibrationOutcome {
    let samples = (0..<60).map { i -> CalibrationSample in
      let raw = 1.5 + 0.1 * Double(i)
      return CalibrationSample(
        raw: raw, reference: raw * (i.isMultiple(of: 2) ? 0.8 * 1.04 : 0.8 / 1.04),
        speedKmh: [25.0, 45, 80][i % 3], block: i / 6, run: i % 3)
    }
    return CalibrationOutcome(
      vehicle: VehicleFile(id: "<kei>", logs: ["*"]), fit: try CalibrationFit(samples), samples: samples,
      findings: [], refused: [])
  }

  @Test func `every piece stands in each panel, and the fit's factor goes through them`() throws {
    let chart = CalibrationChart.chart(try outcome())
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
    #expect(lines.count == 3 && lines.joined().allSatisfy { abs($0 - 0.8) < 0.03 })
    #expect(chart.svg().contains("&lt;kei&gt;"))
  }

  @Test func `what is left is the piece's own error, in per cent`() throws {
    for panel in CalibrationChart.chart(try outcome()).panels.dropFirst() {
      for mark in panel.marks {
        guard case .points(_, let y, _, _) = mark else { continue }
        #expect(y.allSatisfy { abs(abs($0) - 4) < 1.5 })
      }
    }
  }
}
