import Testing

@testable import RoadReports

@Suite struct SpeedBandsTests {
  @Test func `every point is drawn once, in the colour of its speed`() {
    var panel = Chart.Panel("", x: Chart.Axis("", 0...1), y: Chart.Axis("", 0...1))
    let speeds: [Double?] = [29.9, 30, 70, nil, 120, 12]
    SpeedBands.add(
      speeds.enumerated().map { .init(x: Double($0.offset), y: 1, speedKmh: $0.element) }, to: &panel)
    let drawn = panel.marks.map { mark -> [Double] in
      if case .points(let x, _, _, _) = mark { x } else { [] }
    }
    #expect(drawn == [[0, 5], [1], [2, 4], [3]])
    #expect(panel.legend.map(\.0) == [.blue, .sky, .red, .grey])
  }
}
