import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct LaneTruthTests {
  let town = SimulatedTown.straightRoad(lengthMeters: 104, medianIRI: 3, approachMeters: 30, seed: 7)

  @Test func `forward truth is the index of the lane's profile by segments`() throws {
    let street = try #require(town.street("S1"))
    let truth = try LaneTruth(street, .forward)
    let index = try InternationalRoughnessIndex(
      elevations: street.forward.right, interval: SamplingInterval(meters: 0.05))
    let segments = index.segments(lengthMeters: 10)
    #expect(truth.steps.count == 11)
    for (step, segment) in zip(truth.steps, segments.whole) {
      #expect(abs(step.right - segment.iri) < 1e-9)
      #expect(step.fromMeters == segment.fromMeters && step.toMeters == segment.toMeters)
    }
    #expect(abs(truth.steps[10].toMeters - 104) < 1e-9)
    #expect(truth.steps.allSatisfy { abs($0.mean - ($0.left + $0.right) / 2) < 1e-12 })
  }

  @Test func `backward truth is told along the ledger's chainage`() throws {
    let street = try #require(town.street("S1"))
    let truth = try LaneTruth(street, .backward)
    let index = try InternationalRoughnessIndex(
      elevations: street.backward.left, interval: SamplingInterval(meters: 0.05))
    // Chainage 90…100 is what a car meets 4…14 m after it has entered from the far end.
    let met = index.responses[80..<280].reduce(0) { $0 + abs($1) } / 200 * 1000
    #expect(abs(truth.steps[9].left - met) < 1e-9)
    #expect(truth.steps.map(\.fromMeters) == truth.steps.map(\.fromMeters).sorted())
  }
}
