import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct MatchedStretchClippingTests {
  private func stretch(_ places: [(travelled: Double, chainage: Double, deviation: Double)]) -> MatchedStretch
  {
    MatchedStretch(
      roadIndex: 0, direction: .forward,
      anchors: places.map {
        .init(
          travelledMeters: $0.travelled, chainageMeters: $0.chainage, confidence: 1,
          deviationMeters: $0.deviation)
      })
  }

  @Test func `what lies beyond a border is another part's`() {
    let whole = stretch([(50, 50, 2), (250, 250, 3)])
    #expect(whole.travelledMeters == 200)
    #expect(whole.clipped(from: 0, to: 300) == whole)
    #expect(whole.clipped(from: 250, to: 300) == nil && whole.clipped(from: 0, to: 50) == nil)
    let middle = whole.clipped(from: 100, to: 200)
    #expect(middle?.anchors.map(\.chainageMeters) == [100, 200])
    // Between two anchors the place is as unsure as at the worse one.
    #expect(middle?.anchors.map(\.deviationMeters) == [3, 3])
  }

  @Test func `a border on an anchor keeps it once`() {
    let whole = stretch([(0, 10, 1), (100, 120, 1), (200, 210, 1)])
    let clipped = whole.clipped(from: 100, to: 150)
    #expect(clipped?.anchors.map(\.travelledMeters) == [100, 150])
    #expect(clipped?.anchors.map(\.chainageMeters) == [120, 165])
  }
}
