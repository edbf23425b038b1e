import TestSupport
import Testing

@testable import RoadNetworks

@Suite struct LineSimplificationTests {
  static func points(_ xy: [(Double, Double)]) -> [PlanePoint] { xy.map { PlanePoint(x: $0.0, y: $0.1) } }

  @Test func `what lies on an edge goes, what bends it stays`() {
    let line = Self.points([(0, 0), (10, 0.2), (20, -0.3), (30, 0), (30, 10), (30.4, 20), (30, 30)])
    #expect(LineSimplification.simplified(line, tolerance: 1) == Self.points([(0, 0), (30, 0), (30, 30)]))
    #expect(LineSimplification.simplified(line, tolerance: 0).count == 7)
  }

  @Test(arguments: 0...3)
  func `short lines stay`(count: Int) {
    let line = Self.points((0..<count).map { (Double($0), Double($0 * $0) * 5) })
    #expect(LineSimplification.simplified(line, tolerance: 0.1) == line)
  }

  @Test(arguments: 1...5)
  func `no vertex moves farther than the tolerance`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var line = [PlanePoint(x: 0, y: 0)]
    for _ in 0..<300 {
      let last = line[line.count - 1]
      line.append(PlanePoint(x: last.x + 4 * random.uniform(), y: last.y + 3 * (random.uniform() - 0.5)))
    }
    let simple = LineSimplification.simplified(line, tolerance: 1.5)
    #expect(simple.count < 150)
    for point in line {
      let nearest = zip(simple, simple.dropFirst()).map { LineSimplification.distance(point, $0, $1) }.min()
      #expect(nearest ?? .infinity <= 1.5)
    }
  }

  @Test func `a line that returns to its start keeps its farthest point`() {
    let line = Self.points([(0, 0), (50, 0), (100, 0), (50, 1), (0, 0)])
    #expect(LineSimplification.simplified(line, tolerance: 2) == Self.points([(0, 0), (100, 0), (0, 0)]))
  }
}
