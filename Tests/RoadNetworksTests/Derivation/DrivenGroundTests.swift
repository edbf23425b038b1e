import Testing

@testable import RoadNetworks

@Suite struct DrivenGroundTests {
  static func sample(_ x: Double, _ y: Double, _ dx: Double, _ dy: Double, along: Double = 0)
    -> TrackLine.Sample
  {
    TrackLine.Sample(point: PlanePoint(x: x, y: y), along: along, directionX: dx, directionY: dy)
  }

  static let ground: DrivenGround = {
    var ground = DrivenGround()
    for i in 0..<50 {
      let x = -250 + 10 * Double(i)
      ground.add(
        from: sample(x, 0, 1, 0, along: 10 * Double(i)),
        to: sample(x + 10, 0, 1, 0, along: 10 * Double(i + 1)),
        line: 0)
    }
    return ground
  }()

  @Test func `the foot is the nearest place of a line that runs alike or against`() throws {
    let foot = try #require(
      Self.ground.foot(of: Self.sample(3, 12, 1, 0), line: 1, leastCosine: 0.7, reach: 22))
    #expect(foot.distance == 12 && foot.point == PlanePoint(x: 3, y: 0) && !foot.opposite && foot.line == 0)
    let against = try #require(
      Self.ground.foot(of: Self.sample(3, -12, -1, 0), line: 1, leastCosine: 0.7, reach: 22))
    #expect(against.opposite)
    #expect(Self.ground.foot(of: Self.sample(3, 12, 0, 1), line: 1, leastCosine: 0.7, reach: 22) == nil)
    #expect(Self.ground.foot(of: Self.sample(3, 23, 1, 0), line: 1, leastCosine: 0.7, reach: 22) == nil)
  }

  @Test func `a line doesn't fall onto its own last metres`() {
    let next = Self.sample(251, 3, 1, 0, along: 501)
    #expect(Self.ground.foot(of: next, line: 0, leastCosine: 0.7, reach: 22) == nil)
    #expect(Self.ground.foot(of: next, line: 1, leastCosine: 0.7, reach: 22) != nil)
    let back = Self.sample(200, 4, -1, 0, along: 560)
    #expect(Self.ground.foot(of: back, line: 0, leastCosine: 0.7, reach: 22)?.opposite == true)
  }
}
