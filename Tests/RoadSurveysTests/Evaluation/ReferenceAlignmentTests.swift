import Testing

@testable import RoadSurveys

@Suite struct ReferenceAlignmentTests {
  private let places = EvaluationFixture.segments(80, factor: 0.7).map {
    ($0.roadID, $0.direction, $0.fromMeters, $0.toMeters, $0.iri ?? 0)
  }

  @Test(arguments: [-12.0, 0, 7, 20])
  func `a shifted reference is found to the metre, whatever the gain`(shift: Double) throws {
    let reference = ReferenceRoads(EvaluationFixture.pieces(80, shift: shift))
    let found = try #require(ReferenceAlignment.find(places, reference, reachMeters: 25))
    #expect(found.shiftMeters == -shift && found.correlationAfter > 0.999)
    #expect(shift == 0 || found.correlationBefore < 0.99)
  }

  @Test func `a shift out of reach and too few places are not found`() throws {
    let reference = ReferenceRoads(EvaluationFixture.pieces(80, shift: 30))
    let found = try #require(ReferenceAlignment.find(places, reference, reachMeters: 5))
    #expect(abs(found.shiftMeters) <= 5)
    #expect(ReferenceAlignment.find(Array(places.prefix(9)), reference, reachMeters: 5) == nil)
  }
}
