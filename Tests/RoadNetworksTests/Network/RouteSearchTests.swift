import TestSupport
import Testing

@testable import RoadNetworks

@Suite struct RouteSearchTests {
  /// A grid of streets with a few one-way ones, some streets missing.
  static func grid(seed: UInt64) -> RoadNetwork {
    var random = SplitMix64(seed: seed)
    let drawing = Drawing()
    var roads: [Road] = []
    for i in 0..<6 {
      for j in 0..<6 {
        let (x, y) = (Double(i) * 100, Double(j) * 90 + random.uniform() * 0)
        let oneWay: [OneWay] = [.no, .no, .no, .forward, .backward]
        if random.next() % 8 > 0 {
          roads.append(
            drawing.road("h\(i)\(j)", [(x, y), (x + 100, y)], oneWay: oneWay[Int(random.next() % 5)]))
        }
        if random.next() % 8 > 0 {
          roads.append(
            drawing.road("v\(i)\(j)", [(x, y), (x, y + 90)], oneWay: oneWay[Int(random.next() % 5)]))
        }
      }
    }
    return RoadNetwork(ledger: RoadLedger(roads: roads))
  }

  @Test(arguments: 1...5)
  func `the shortest ways are those of Bellman and Ford`(seed: UInt64) {
    let network = Self.grid(seed: seed)
    var search = RouteSearch(nodeCount: network.nodeCount)
    for source in stride(from: 0, to: network.nodeCount, by: 7) {
      var plain = Array(repeating: Double.infinity, count: network.nodeCount)
      plain[source] = 0
      for _ in 0..<network.nodeCount {
        for directed in 0..<Int32(2 * network.linkCount) where !network.isWrongWay(directed) {
          let (a, b) = (Int(network.startNode(directed)), Int(network.endNode(directed)))
          plain[b] = min(plain[b], plain[a] + network.length(directed))
        }
      }
      search.run(from: Int32(source), limit: 450, in: network)
      for node in 0..<network.nodeCount {
        let found = search.distance(to: Int32(node))
        if plain[node] > 450 {
          #expect(found == .infinity)
          continue
        }
        #expect(abs(found - plain[node]) < 1e-9)
        let path = search.path(to: Int32(node), in: network)
        #expect(abs(path.reduce(0) { $0 + network.length($1) } - plain[node]) < 1e-9)
        #expect(path.first ?? -1 == search.firstLink(to: Int32(node), in: network))
      }
    }
  }

  @Test func `a search that stops at its target answers the next one afresh`() {
    let network = Self.grid(seed: 9)
    var search = RouteSearch(nodeCount: network.nodeCount)
    var fresh = RouteSearch(nodeCount: network.nodeCount)
    search.run(from: 3, limit: .infinity, upTo: 4, in: network)
    search.run(from: 3, limit: 400, in: network)
    fresh.run(from: 3, limit: 400, in: network)
    for node in 0..<Int32(network.nodeCount) {
      #expect(search.distance(to: node) == fresh.distance(to: node))
    }
  }
}
