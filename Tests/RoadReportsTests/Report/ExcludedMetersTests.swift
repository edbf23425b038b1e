import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct ExcludedMetersTests {
  @Test func `metres count for each of their reasons, the largest first`() {
    func segment(_ to: Double, _ excluded: String) -> SegmentEstimate {
      SegmentEstimate(
        log: "a", vehicle: nil, roadID: "R", direction: "forward", fromMeters: 0, toMeters: to, iriRaw: nil,
        iri: nil,
        speedKmh: nil, coverage: 0, excluded: excluded)
    }
    var meters = ExcludedMeters()
    meters.add([segment(10, "slow"), segment(10, "slow;after_stop"), segment(5, "")])
    meters.add([segment(10, "bridged")])
    #expect(meters.sorted.map(\.reason) == ["slow", "after_stop", "bridged"])
    #expect(meters.sorted.map(\.meters) == [20, 10, 10])
  }
}
