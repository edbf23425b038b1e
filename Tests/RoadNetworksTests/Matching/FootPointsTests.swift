import Testing

@testable import RoadNetworks

@Suite struct FootPointsTests {
  static let drawing = Drawing()
  /// East for 200 m, then north.
  static let network = RoadNetwork(
    ledger: RoadLedger(roads: [
      drawing.road("a", [(0, 0), (200, 0)]), drawing.road("b", [(200, 0), (200, 300)]),
    ]))

  private func feet(
    _ places: [(x: Double, y: Double)], directed: [Int32], steps: [(fix: Int, position: Double)]
  ) -> [MatchedLeg.Foot] {
    let track = places.enumerated().map { i, place in
      TrackPoint(
        coordinate: Self.drawing.frame.coordinate(of: PlanePoint(x: place.x, y: place.y)),
        travelledMeters: 10 * Double(i), seconds: Double(i), speed: 10)
    }
    var leg = MatchedLeg(directed: directed[0], length: Self.network.length(directed[0]))
    for link in directed.dropFirst() { leg.append(link, length: Self.network.length(link)) }
    leg.feet = steps.map { .init(fix: $0.fix, position: $0.position, distance: 3, sigma: 5) }
    let emission = EmissionCost(configuration: EmissionCostConfiguration())
    return FootPoints(network: Self.network, emission: emission).all(of: leg, track: track)
  }

  @Test func `fixes between steps get their own feet, with the way's direction and their side`() {
    // 4 m north of a road to the east is 4 m to the left.
    let feet = feet(
      (0..<5).map { (x: 100 + 10 * Double($0), y: 4) }, directed: [0], steps: [(0, 100), (4, 140)])
    #expect(feet.map(\.fix) == [0, 1, 2, 3, 4])
    for (i, foot) in feet.enumerated() {
      #expect(abs(foot.position - (100 + 10 * Double(i))) < 0.01)
      #expect(abs(foot.east - 1) < 1e-6 && abs(foot.north) < 1e-6 && abs(foot.beside - 4) < 0.01)
    }
  }

  @Test func `driven the other way the same fixes lie to the right`() {
    let feet = feet(
      (0..<3).map { (x: 120 - 10 * Double($0), y: 4) }, directed: [1], steps: [(0, 80), (1, 90), (2, 100)])
    #expect(feet.allSatisfy { abs($0.east + 1) < 1e-6 && abs($0.beside + 4) < 0.01 })
  }

  @Test func `behind a corner the direction is the next link's`() {
    let feet = feet(
      [(x: 180, y: 0), (x: 195, y: 2), (x: 202, y: 15), (x: 203, y: 30)], directed: [0, 2],
      steps: [(0, 180), (3, 230)])
    #expect(feet.map { $0.north > 0.9 } == [false, false, true, true])
    // Three metres east of a road to the north is right of it.
    #expect(abs(feet[3].beside + 3) < 0.01)
  }

  @Test func `a car that stands adds nothing, a fix far from the way between its steps neither`() {
    let standing = [(x: 100.0, y: 0.0), (x: 100, y: 1), (x: 110, y: 0)]
    let track = standing.enumerated().map { i, place in
      TrackPoint(
        coordinate: Self.drawing.frame.coordinate(of: PlanePoint(x: place.x, y: place.y)),
        travelledMeters: i < 2 ? 0 : 10, seconds: Double(i), speed: 0)
    }
    var leg = MatchedLeg(directed: 0, length: 200)
    leg.feet = [
      .init(fix: 0, position: 100, distance: 0, sigma: 5),
      .init(fix: 2, position: 110, distance: 0, sigma: 5),
    ]
    let emission = EmissionCost(configuration: EmissionCostConfiguration())
    #expect(
      FootPoints(network: Self.network, emission: emission).all(of: leg, track: track).map(\.fix) == [0, 2])
  }

  @Test func `a leg without feet has none`() {
    #expect(feet([(x: 0, y: 0)], directed: [0], steps: []).isEmpty)
  }
}
