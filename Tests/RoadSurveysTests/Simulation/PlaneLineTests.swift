import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct PlaneLineTests {
  @Test func `a corner is rounded within its legs and stays tangent to them`() {
    let line = PlaneLine.rounded([(0, 0, 0), (100, 0, 30), (100, 100, 0)])
    #expect(line.points.first == PlanePoint(x: 0, y: 0))
    #expect(line.points.last == PlanePoint(x: 100, y: 100))
    // Shorter than the corner, longer than the chord that would cut it.
    #expect(line.length < 200 && line.length > 180)
    #expect(line.points.allSatisfy { $0.x <= 100 && $0.y >= 0 })
    for (a, b) in zip(line.points.dropFirst(), line.points.dropFirst(2)) where b.y < 40 && b.y > 0 {
      #expect(a.distance(to: b) < 9)
    }
  }

  @Test func `places and directions follow the line`() {
    let line = PlaneLine([PlanePoint(x: 0, y: 0), PlanePoint(x: 30, y: 40), PlanePoint(x: 30, y: 140)])
    #expect(line.length == 150)
    #expect(line.point(at: 25) == PlanePoint(x: 15, y: 20))
    #expect(line.point(at: 100) == PlanePoint(x: 30, y: 90))
    let start = line.direction(at: 0)
    #expect(abs(start.x - 0.6) < 1e-12 && abs(start.y - 0.8) < 1e-12)
    #expect(line.chainage(ofVertex: PlanePoint(x: 30, y: 40)) == 50)
    #expect(line.chainage(ofVertex: PlanePoint(x: 30, y: 41)) == nil)
  }
}
