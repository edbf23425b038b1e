import Testing

@testable import RoadReports
@testable import RoadSurveys

@Suite struct SignalChartTests {
  private func rows(_ start: Double, _ count: Int, begins: Bool) -> SignalRows {
    SignalRows(
      beginsPiece: begins, start: start, step: 0.01,
      columns: [
        (0..<count).map { Double($0 % 5) }, (0..<count).map { Double($0 % 2) },
        Array(repeating: 9.8, count: count),
      ])
  }

  @Test func `a panel for each column, named with its unit, and the spectra of the longest piece`() {
    var chart = SignalChart(.uniform, log: "log.csv")
    chart.receive(rows(0, 100, begins: true))
    chart.receive(rows(5, 150, begins: true))
    chart.receive(rows(6.5, 150, begins: false))
    var lengths: [Int] = []
    let picture = chart.chart { values, step in
      lengths.append(values.count)
      return SignalChart.Spectrum(binWidth: 1 / (step * Double(values.count)), density: [0, 1, 4, 2])
    }
    #expect(lengths == [300, 300, 300])
    #expect(
      picture.panels.map(\.title) == [
        "ax, m/s²", "ay, m/s²", "az, m/s²", "power spectral density, longest unbroken piece",
      ])
    #expect(picture.panels[0].x.title == "time, s" && picture.panels[0].x.range == 0...7.99)
    #expect(picture.panels[3].x.title == "Hz" && picture.panels[3].x.isLogarithmic)
    guard case .line(let x, let y, _, _, _) = picture.panels[0].marks[0] else {
      Issue.record("no line")
      return
    }
    // The pen lifts between the pieces, and nowhere else.
    #expect(y.indices.filter { y[$0].isNaN }.map { x[$0] } == [5])
  }

  @Test func `columns without values have no panel`() {
    var chart = SignalChart(title: "raw", names: ["time_s", "ax_mps2", "gx_radps"])
    chart.receive(1, column: 0, at: 0)
    chart.receive(2, column: 0, at: 1)
    let picture = chart.chart { _, _ in nil }
    #expect(picture.panels.map(\.title) == ["ax, m/s²"])
  }

  @Test func `gravity stands beside the fixes' speed, without spectra`() throws {
    var chart = SignalChart(.gravity, log: "log.csv")
    for seconds in [0.0, 1, 2, 9, 10] { chart.receive(speed: 10 + seconds, at: seconds) }
    chart.receive(rows(0, 100, begins: true))
    chart.receive(rows(1, 100, begins: false))
    let picture = chart.chart { _, _ in SignalChart.Spectrum(binWidth: 1, density: [0, 1, 4]) }
    #expect(
      picture.panels.map(\.title) == [
        "gravity x, m/s²", "gravity y, m/s²", "gravity z, m/s²", "speed, m/s",
      ])
    let marks = try #require(picture.panels.last).marks
    guard case .line(let x, let y, _, _, _) = marks[0] else {
      Issue.record("no line")
      return
    }
    // Seven seconds without a fix are a hole; the rows' beginning is none.
    #expect(y.indices.filter { y[$0].isNaN }.map { x[$0] } == [9])
    #expect(y.filter { !$0.isNaN } == [10, 11, 12, 19, 20])
  }
}
