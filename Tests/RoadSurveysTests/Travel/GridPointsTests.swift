import Testing

@testable import RoadSurveys

@Suite struct GridPointsTests {
  @Test func `columns go on together, with halves of differences or without`() {
    var points = GridPoints()
    for i in 0..<5 { points.append(Double(i), speed: 10 + Double(i), reasons: i == 3 ? .slow : []) }
    points.removeFirst(2)
    #expect(points.heights == [2, 3, 4] && points.speeds == [12, 13, 14] && points.halfDifferences.isEmpty)
    #expect(points.reasons == [[], .slow, []])
    points.halfDifferences = [7, 8, 9]
    points.removeFirst(1)
    #expect(points.count == 2 && points.halfDifferences == [8, 9])
    points.removeAll()
    #expect(points.count == 0 && points.halfDifferences.isEmpty && points.reasons.isEmpty)
  }

  // A parabola's slope over two intervals is exact in their middle.
  @Test func `slopes are taken over 250 mm`() {
    let heights = (0..<6).map { i in
      let x = Double(i) * 0.125
      return 3 + 2 * x * x
    }
    var slopes = [99.0]
    GridPoints.findSlopes(of: heights, count: 4, into: &slopes)
    #expect(slopes == (1...4).map { 4 * Double($0) * 0.125 })
  }
}
