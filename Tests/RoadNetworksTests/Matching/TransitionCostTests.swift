import Testing

@testable import RoadNetworks

@Suite struct TransitionCostTests {
  static let drawing = Drawing()
  /// a: 0–100–200 east; b: north from (100, 0).
  static let network = RoadNetwork(
    ledger: RoadLedger(roads: [
      drawing.road("a", [(0, 0), (100, 0), (200, 0)]), drawing.road("b", [(100, 0), (100, 150)]),
    ]))
  static let cost = TransitionCost(configuration: TransitionCostConfiguration(), greatestCost: 14)

  static func passage(
    _ a: (Int32, Double), _ b: (Int32, Double), travelled: Double, beta: Double = 5
  ) -> (cost: Double, passage: Passage)? {
    var routes = RouteSearch(nodeCount: network.nodeCount)
    return cost.passage(
      from: Candidate(directed: a.0, position: a.1, distance: 0, emission: 0),
      to: Candidate(directed: b.0, position: b.1, distance: 0, emission: 0), travelled: travelled, beta: beta,
      network: network, routes: &routes)
  }

  @Test func `along a link the difference of positions is compared with the distance driven`() throws {
    let exact = try #require(Self.passage((0, 20), (0, 50), travelled: 30))
    #expect(exact.cost < 1e-9 && exact.passage == .along)
    let off = try #require(Self.passage((0, 20), (0, 50), travelled: 20))
    #expect(abs(off.cost - 2) < 1e-9)
    let back = try #require(Self.passage((0, 20), (0, 17), travelled: 5))
    #expect(abs(back.cost - 1.6) < 1e-9 && back.passage == .along)
    #expect(Self.passage((0, 0), (0, 95), travelled: 5) == nil)
  }

  @Test func `over a node the rest, the route and the beginning add up`() throws {
    // Links: 0 and 1 are a's halves, 2 is b; directed 2·link (+1 against the line).
    let turn = try #require(Self.passage((0, 80), (4, 30), travelled: 50))
    #expect(turn.cost < 0.01 && turn.passage == .route)
    // From the east half driven west, 10 m to go, up b to its dead end and 130 m back: 290 m.
    let dead = try #require(Self.passage((3, 90), (5, 130), travelled: 290))
    #expect(abs(dead.cost - 2) < 0.05 && dead.passage == .route)
    #expect(Self.passage((3, 90), (5, 130), travelled: 150) == nil)
  }

  @Test func `turning round costs, and is placed where the distance driven says`() throws {
    let turn = try #require(Self.passage((0, 40), (1, 50), travelled: 50))
    guard case .turn(let place) = turn.passage else {
      Issue.record("expected a turn")
      return
    }
    // From 40 to the turn and back to 50: 50 m driven put the turn at 70.
    #expect(abs(place - 70) < 0.1)
    #expect(abs(turn.cost - 8) < 0.1)
    let deadEnd = try #require(Self.passage((4, 145), (5, 5), travelled: 5))
    #expect(deadEnd.cost < 3)
  }

  @Test func `the scale grows with doubt and distance`() {
    #expect(abs(Self.cost.scale(sigma: 6, travelled: 100) - 8) < 1e-9)
  }
}
