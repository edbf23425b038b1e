import Testing

@testable import RoadSurveys

@Suite struct CalibrationRequestTests {
  private func pieces(_ meters: Double, _ count: Int) -> [ReferencePiece] {
    (0..<count).map {
      ReferencePiece(
        roadID: "a", direction: "forward", fromMeters: Double($0) * meters,
        toMeters: Double($0 + 1) * meters, iri: 3)
    }
  }

  @Test func `pieces are as long as the reference's own, within 50 and 100 m`() {
    #expect(CalibrationRequest.pieceMeters(for: pieces(10, 30)) == 50)
    #expect(CalibrationRequest.pieceMeters(for: pieces(100, 3)) == 100)
    // A remainder at a road's end doesn't count for more than it is.
    #expect(CalibrationRequest.pieceMeters(for: pieces(100, 8) + pieces(30, 1)) == 100)
    #expect(CalibrationRequest.pieceMeters(for: pieces(1000, 2)) == 100)
    #expect(CalibrationRequest.pieceMeters(for: []) == 50)
  }
}
