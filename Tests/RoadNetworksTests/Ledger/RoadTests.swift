import RoadNetworks
import Testing

@Suite struct RoadTests {
  @Test func `forward comes before backward, and both are written as words`() {
    #expect(TravelDirection.allCases.sorted().map(\.rawValue) == ["forward", "backward"])
    #expect(!(TravelDirection.forward < .forward) && !(TravelDirection.backward < .forward))
  }
}
