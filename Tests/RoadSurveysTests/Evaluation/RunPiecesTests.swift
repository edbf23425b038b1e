import Testing

@testable import RoadSurveys

@Suite struct RunPiecesTests {
  @Test func `runs are cut at the road's own chainage, and half rated is enough`() {
    let segments = EvaluationFixture.segments(25, rated: { $0 != 3 && !(10..<16).contains($0) })
    let pieces = RunPieces.cut(segments, lengthMeters: 100)
    // 0–100 has nine of ten rated, 100–200 four of ten, 200–250 is half a piece only.
    #expect(pieces.map(\.fromMeters) == [0])
    let expected = (0..<10).filter { $0 != 3 }.reduce(0) { $0 + EvaluationFixture.truth($1) } / 9
    #expect(abs(pieces[0].iri - expected) < 1e-12 && pieces[0].ratedMeters == 90)
    #expect(RunPieces.cut(segments, lengthMeters: 20).count == 12 - 3)
  }

  @Test func `a second pass over the same road is a piece of its own`() {
    let once = EvaluationFixture.segments(10)
    let pieces = RunPieces.cut(once + once, lengthMeters: 100)
    #expect(pieces.map(\.pass) == [0, 1])
    let two = RunPieces.cut(once + EvaluationFixture.segments(10, log: "two"), lengthMeters: 100)
    #expect(two.map(\.log) == ["one", "two"] && two.map(\.pass) == [0, 0])
  }

  @Test func `the reference is weighted as the estimate is`() throws {
    let piece = try #require(
      RunPieces.cut(EvaluationFixture.segments(10, rated: { $0 % 2 == 0 }), lengthMeters: 100).first)
    let reference = ReferenceRoads(EvaluationFixture.pieces(10))
    let found = try #require(piece.reference(reference, shift: 0))
    #expect(abs(found.iri - piece.iri) < 1e-12)
    #expect(piece.reference(ReferenceRoads(EvaluationFixture.pieces(2)), shift: 0) == nil)
  }
}
