import Testing

@testable import RoadSurveys

@Suite struct ReferenceRoadsTests {
  private func piece(
    _ from: Double, _ to: Double, _ iri: Double, track: ReferenceTrack = .mean,
    direction: String? = "forward",
    error: Double = 0
  ) -> ReferencePiece {
    ReferencePiece(
      roadID: "a", direction: direction, fromMeters: from, toMeters: to, iri: iri, standardError: error,
      track: track)
  }

  @Test func `any grid is weighted by length onto any other`() throws {
    let roads = ReferenceRoads([piece(0, 7, 2), piece(7, 30, 5), piece(30, 100, 1)])
    let mean = try #require(roads.mean(roadID: "a", direction: "forward", from: 2, to: 40))
    // 5 m of 2, 23 m of 5, 10 m of 1.
    #expect(abs(mean.iri - (5 * 2 + 23 * 5 + 10) / 38) < 1e-12 && mean.covered == 1)
    #expect(roads.mean(roadID: "a", direction: "backward", from: 2, to: 40) == nil)
    #expect(roads.mean(roadID: "b", direction: "forward", from: 2, to: 40) == nil)
  }

  @Test func `a hole lowers the share covered, and below a half there is no mean`() throws {
    let roads = ReferenceRoads([piece(0, 10, 2), piece(20, 30, 4)])
    let mean = try #require(roads.mean(roadID: "a", direction: "forward", from: 0, to: 30))
    #expect(abs(mean.iri - 3) < 1e-12 && abs(mean.covered - 2 / 3) < 1e-12)
    #expect(roads.mean(roadID: "a", direction: "forward", from: 5, to: 20) == nil)
    #expect(roads.mean(roadID: "a", direction: "forward", from: 90, to: 100) == nil)
  }

  @Test func `without rows of the mean track both wheels are averaged, and one can be asked for`() throws {
    let rows = [piece(0, 10, 2, track: .left), piece(0, 10, 4, track: .right, error: 0.2)]
    let both = try #require(ReferenceRoads(rows).mean(roadID: "a", direction: "forward", from: 0, to: 10))
    #expect(both.iri == 3 && abs(both.error - 0.1) < 1e-12)
    let left = ReferenceRoads(rows, track: .left).mean(roadID: "a", direction: "forward", from: 0, to: 10)
    #expect(left?.iri == 2)
    let withMean = ReferenceRoads(rows + [piece(0, 10, 2.5)])
    #expect(withMean.mean(roadID: "a", direction: "forward", from: 0, to: 10)?.iri == 2.5)
  }

  @Test func `a piece without direction holds for both, and overlaps are found`() {
    let both = ReferenceRoads([piece(0, 10, 2, direction: nil)])
    #expect(both.knows(roadID: "a", direction: "backward") && both.knows(roadID: "a", direction: "forward"))
    #expect(
      ReferenceRoads.overlap(in: [piece(0, 10, 2), piece(10, 20, 2), piece(5, 8, 2, track: .left)]) == nil)
    let found = ReferenceRoads.overlap(in: [piece(10, 20, 2), piece(0, 15, 2, direction: nil)])
    #expect(found?.0 == 0 && found?.1 == 1)
  }
}
