import Testing

@testable import RoadNetworks

@Suite struct CandidateSearchTests {
  static let drawing = Drawing()

  static func step(
    _ x: Double, _ y: Double, heading: (Double, Double) = (0, 0), sigma: Double = 7, in network: RoadNetwork
  ) -> TrackStep {
    let c = drawing.frame.coordinate(of: PlanePoint(x: x, y: y))
    return TrackStep(
      fix: 0, x: wrappedLongitude(c.longitude - network.referenceLongitude), y: c.latitude,
      scale: DegreeScale(latitude: c.latitude), travelledMeters: 0, seconds: 0, headingX: heading.0,
      headingY: heading.1, sigma: sigma)
  }

  static func candidates(
    _ step: TrackStep, _ network: RoadNetwork, _ configuration: CandidateSearchConfiguration = .init()
  ) -> [Candidate] {
    var search = CandidateSearch(
      configuration: configuration, emission: EmissionCost(configuration: EmissionCostConfiguration()))
    var found: [Candidate] = []
    search.candidates(of: step, in: network, into: &found)
    return found
  }

  static func network(_ points: [(Double, Double)], oneWay: OneWay = .no) -> RoadNetwork {
    RoadNetwork(ledger: RoadLedger(roads: [drawing.road("a", points, oneWay: oneWay)]))
  }

  @Test func `a straight road gives one place in both directions`() {
    let network = Self.network([(0, 0), (50, 0), (100, 0)])
    let found = Self.candidates(Self.step(30, 10, heading: (1, 0), in: network), network)
    #expect(found.map(\.directed) == [0, 1])
    #expect(abs(found[0].position - 30) < 0.1 && abs(found[1].position - 70) < 0.1)
    #expect(abs(found[0].distance - 10) < 0.05)
    #expect(abs(found[1].emission - found[0].emission - 8) < 1e-6)
  }

  @Test func `a bend gives its vertex once from outside, and once each leg from inside`() {
    let network = Self.network([(0, 0), (50, 0), (50, 50)])
    let outside = Self.candidates(Self.step(58, -6, in: network), network)
    #expect(outside.count == 2 && abs(outside[0].position - 50) < 0.1)
    let inside = Self.candidates(Self.step(40, 12, in: network), network)
    #expect(inside.count == 4)
  }

  @Test func `a hairpin gives both its legs`() {
    let network = Self.network([(0, 0), (200, 0), (210, 10), (200, 20), (0, 20)])
    let positions = Self.candidates(Self.step(100, 8, in: network), network)
      .filter { $0.directed == 0 }.map { $0.position.rounded() }
    #expect(positions == [100, 328])
  }

  @Test func `beyond a road's end the end itself counts, beyond the radius nothing`() {
    let network = Self.network([(0, 0), (100, 0)])
    let found = Self.candidates(Self.step(110, 5, in: network), network)
    #expect(found.count == 2 && abs(found[0].position - 100) < 0.1)
    #expect(Self.candidates(Self.step(50, 33, in: network), network).isEmpty)
    #expect(Self.candidates(Self.step(50, 30, in: network), network).count == 2)
  }

  @Test func `wrong ways cost, and only the cheapest places are kept`() {
    let network = Self.network([(0, 0), (100, 0)], oneWay: .backward)
    let found = Self.candidates(Self.step(50, 0, in: network), network)
    #expect(found.map(\.emission) == [4, 0] || abs(found[0].emission - found[1].emission - 4) < 1e-6)
    var configuration = CandidateSearchConfiguration()
    configuration.greatestCount = 1
    #expect(Self.candidates(Self.step(50, 0, in: network), network, configuration).map(\.directed) == [1])
  }
}
