import Testing

@testable import RoadReports

@Suite struct SparklineTests {
  @Test func `bars grow with the value, none is a dot`() {
    #expect(Sparkline.text([0, 1, 2, 3, 4, 5, 6, 7, 8], top: 8) == "▁▂▃▄▅▆▇██")
    #expect(Sparkline.text([nil, .nan, 100, -1], top: 8) == "··█▁")
    #expect(Sparkline.text([], top: 1).isEmpty)
  }

  @Test func `short pieces share a bar, and the worst of them shows`() {
    var pieces: [(from: Double, to: Double, value: Double?)] = []
    for i in 0..<100 {
      let from = Double(i) * 10
      pieces.append((from: from, to: from + 10, value: i == 57 ? 9 : 1))
    }
    let values = Sparkline.along(pieces, width: 10)
    #expect(values == [1, 1, 1, 1, 1, 9, 1, 1, 1, 1])
    #expect(Sparkline.along(pieces, width: 500).count == 100)
  }

  @Test func `a hole in the road stays one`() {
    let values = Sparkline.along([(0, 100, 2), (100, 200, nil), (300, 400, 4)], width: 40)
    #expect(values == [2, nil, nil, 4])
    #expect(Sparkline.along([], width: 4).isEmpty && Sparkline.along([(5, 5, 1)], width: 4).isEmpty)
  }

  @Test func `a short remainder at the end sets no measure`() {
    #expect(Sparkline.along([(0, 100, 2), (100, 200, 3), (200, 280, 9)], width: 40).count == 3)
  }

  @Test func `an uneven piece covers all bars that it touches`() {
    #expect(Sparkline.along([(0, 100, 2), (100, 250, 3)], width: 40) == [2, 3, 3])
  }
}
