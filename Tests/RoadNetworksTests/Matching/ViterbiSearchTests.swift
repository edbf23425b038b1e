import TestSupport
import Testing

@testable import RoadNetworks

@Suite struct ViterbiSearchTests {
  static func search(_ network: RoadNetwork, beam: Double) -> ViterbiSearch {
    var configuration = ViterbiSearchConfiguration()
    configuration.beamCost = beam
    return ViterbiSearch(
      configuration: configuration, offLedger: OffLedger(configuration: OffLedgerConfiguration()),
      transition: TransitionCost(configuration: TransitionCostConfiguration(), greatestCost: 14),
      candidateSearch: CandidateSearch(
        configuration: CandidateSearchConfiguration(),
        emission: EmissionCost(configuration: EmissionCostConfiguration())),
      routes: RouteSearch(nodeCount: network.nodeCount))
  }

  static func steps(of track: [TrackPoint], _ network: RoadNetwork) -> [TrackStep] {
    TrackThinning(
      configuration: TrackThinningConfiguration(),
      emission: EmissionCost(configuration: EmissionCostConfiguration())
    ).steps(of: track, in: network)
  }

  @Test(arguments: 1...3)
  func `pruning changes nothing that matters`(seed: UInt64) {
    let network = RoadMatcherTests.matcher.network
    var receiver = SimulatedDrive.Receiver()
    receiver.drift = 6
    receiver.white = 4
    receiver.headings = false
    receiver.seed = seed
    let drive = SimulatedDrive(
      [.road("west", 0, 330), .road("frontage", 0, 900)], on: RoadMatcherTests.town, receiver: receiver)
    let steps = Self.steps(of: drive.track, network)
    var pruned = Self.search(network, beam: 30)
    var plain = Self.search(network, beam: .infinity)
    let a = pruned.decide(steps, in: network)
    let b = plain.decide(steps, in: network)
    #expect(a.count == steps.count)
    #expect(a.map { $0?.candidate.directed } == b.map { $0?.candidate.directed })
  }

  @Test func `between roads without a route it is a jump, far from roads it is nothing`() {
    let drawing = Drawing()
    let network = RoadNetwork(
      ledger: RoadLedger(roads: [
        drawing.road("a", [(0, 0), (500, 0)]), drawing.road("b", [(510, 60), (1000, 60)]),
      ]))
    var points: [PlanePoint] = []
    for i in 0..<30 { points.append(PlanePoint(x: 10 + 15 * Double(i), y: 0)) }
    for i in 0..<30 { points.append(PlanePoint(x: 520 + 15 * Double(i), y: 60)) }
    for i in 0..<10 { points.append(PlanePoint(x: 980, y: 200 + 15 * Double(i))) }
    let track = points.enumerated().map { i, p in
      TrackPoint(
        coordinate: drawing.frame.coordinate(of: p), travelledMeters: 15 * Double(i), seconds: Double(i),
        speed: 15)
    }
    var search = Self.search(network, beam: 30)
    let decisions = search.decide(Self.steps(of: track, network), in: network)
    #expect(decisions[..<30].allSatisfy { $0?.candidate.directed == 0 })
    #expect(decisions[31..<60].allSatisfy { $0?.candidate.directed == 2 })
    #expect(decisions[62...].allSatisfy { $0 == nil })
    #expect(decisions[..<60].filter { $0?.passage == nil }.count == 2)
    #expect(search.decide([], in: network).isEmpty)
  }
}
