import Testing

@testable import RoadNetworks

@Suite struct RoadNetworkTests {
  static let drawing = Drawing()

  static func network(_ roads: [(String, [(Double, Double)])]) -> RoadNetwork {
    RoadNetwork(ledger: RoadLedger(roads: roads.map { drawing.road($0.0, $0.1) }))
  }

  @Test func `roads are split where they share a vertex`() {
    let network = Self.network([
      ("a", [(0, 0), (100, 0), (200, 0)]), ("b", [(100, -50), (100, 0), (100, 50)]),
    ])
    #expect(network.linkCount == 4 && network.nodeCount == 5)
    #expect(network.links.map(\.road) == [0, 0, 1, 1])
    #expect(abs(network.links[1].chainage - 100) < 0.01 && abs(network.links[1].length - 100) < 0.01)
    let degrees = (0..<5).map { network.degree(Int32($0)) }.sorted()
    #expect(degrees == [1, 1, 1, 1, 4])
  }

  @Test(arguments: [(1.5, true), (-1.5, true), (0, true), (3, false)])
  func `an end near another line is joined with it, one farther away is not`(gap: Double, joined: Bool) {
    let network = Self.network([("a", [(0, 0), (200, 0)]), ("b", [(70, gap), (70, 80)])])
    #expect(network.linkCount == (joined ? 3 : 2))
    #expect(network.nodeCount == (joined ? 4 : 4))
    if joined { #expect(abs(network.links[0].length - 70) < 0.01) }
  }

  @Test func `ends near one another become one node`() {
    let network = Self.network([
      ("a", [(0, 0), (100, 0)]), ("b", [(101, 0), (200, 0)]), ("c", [(100.5, 1), (100, 90)]),
    ])
    #expect(network.nodeCount == 4)
  }

  @Test func `lines that cross without a vertex are a bridge`() {
    let network = Self.network([("a", [(0, 0), (200, 0)]), ("b", [(100, -50), (100, 50)])])
    #expect(network.linkCount == 2 && network.nodeCount == 4)
  }

  @Test func `two side roads at one place of a line split it once`() {
    let network = Self.network([
      ("a", [(0, 0), (200, 0)]), ("b", [(100, 0.5), (100, 50)]), ("c", [(100, -0.5), (100, -50)]),
    ])
    #expect(network.linkCount == 4 && network.nodeCount == 5)
  }

  @Test func `a ring and a figure of eight meet themselves`() {
    let ring = Self.network([("a", [(0, 0), (100, 0), (100, 100), (0, 0)])])
    #expect(ring.linkCount == 1 && ring.nodeCount == 1)
    let eight = Self.network([
      ("a", [(0, 0), (50, 50), (100, 100), (100, 0), (50, 50), (0, 100)])
    ])
    #expect(eight.linkCount == 3 && eight.nodeCount == 3)
  }

  @Test func `links together are as long as their roads`() {
    let network = RoadMatcherTests.matcher.network
    for (r, road) in network.ledger.roads.enumerated() {
      let total = network.links.filter { Int($0.road) == r }.reduce(0) { $0 + $1.length }
      #expect(abs(total - Centerline(road.lines).length) < 1e-6)
    }
  }
}
