import Testing

@testable import RoadNetworks

@Suite struct MatchedLegTests {
  /// Three roads in a row, 100 m each: directed links 0, 2, 4 lead east.
  static let network: RoadNetwork = {
    let drawing = Drawing()
    return RoadNetwork(
      ledger: RoadLedger(
        roads: (0..<3).map {
          drawing.road("r\($0)", [(100 * Double($0), 0), (100 * Double($0) + 100, 0)])
        }))
  }()

  private func legs(_ decisions: [(Int32, Double, Passage?)?]) -> [MatchedLeg] {
    let steps = decisions.indices.map {
      TrackStep(
        fix: 10 * $0, x: 0, y: 0, scale: DegreeScale(latitude: 43), travelledMeters: 0, seconds: 0,
        headingX: 0,
        headingY: 0, sigma: 5)
    }
    var routes = RouteSearch(nodeCount: Self.network.nodeCount)
    return LegBuilder.legs(
      of: decisions.map { one in
        one.map {
          ViterbiSearch.Decision(
            candidate: Candidate(directed: $0.0, position: $0.1, distance: 1, emission: 0), passage: $0.2)
        }
      }, steps: steps, network: Self.network, routes: &routes)
  }

  @Test func `places along a way count from its start, over links that no fix saw`() {
    let legs = legs([(0, 80, nil), (4, 20, .route), (4, 50, .along)])
    #expect(legs.count == 1 && legs[0].directed == [0, 2, 4])
    for (foot, expected) in zip(legs[0].feet, [80.0, 220, 250]) {
      #expect(abs(foot.position - expected) < 0.01)
    }
    #expect(legs[0].feet.map(\.fix) == [0, 10, 20])
    #expect(abs(legs[0].lastStart - 200) < 0.01 && !legs[0].turnsBefore && !legs[0].turnsAfter)
  }

  @Test func `a step beside the ledger ends a leg`() {
    let legs = legs([(0, 10, nil), nil, (2, 10, nil), (2, 30, .along)])
    #expect(legs.map(\.directed) == [[0], [2]] && legs.map(\.feet.count) == [1, 2])
  }

  @Test func `turning round on a link makes two legs that know of each other`() {
    let legs = legs([(2, 60, nil), (3, 50, .turn(at: 70))])
    #expect(legs.map(\.directed) == [[2], [3]])
    #expect(legs[0].turnsAfter && !legs[0].turnsBefore && legs[1].turnsBefore && !legs[1].turnsAfter)
  }

  @Test func `turning round at a node begins the next leg with the way back`() {
    let legs = legs([(2, 90, nil), (1, 20, .turnAtNode)])
    #expect(legs.map(\.directed) == [[2], [3, 1]])
    #expect(legs[0].turnsAfter && legs[1].turnsBefore)
    #expect(legs[1].feet.count == 1 && abs(legs[1].feet[0].position - 120) < 0.01)
  }
}
