import Testing

@testable import RoadSurveys

@Suite struct TuningFoldsTests {
  @Test func `folds are read as they are spelled, and nothing else`() {
    #expect(
      TuningFolds("block:500m") == .block(meters: 500) && TuningFolds("block:500") == .block(meters: 500))
    #expect(TuningFolds("road") == .road && TuningFolds("vehicle") == .vehicle)
    for wrong in ["x", "", "block:", "block:5", "block:-500m", "block:nan", "block:1e9m"] {
      #expect(TuningFolds(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `pieces of one road fall into blocks by their middle`() throws {
    let segments = EvaluationFixture.segments(60, vehicle: "kei")
    let pieces = RunPieces.cut(segments, lengthMeters: 100)
    let parts = pieces.map { TuningFolds.block(meters: 200).part(of: $0) }
    #expect(parts == ["a\n0", "a\n0", "a\n1", "a\n1", "a\n2", "a\n2"])
    #expect(Set(pieces.map { TuningFolds.road.part(of: $0) }) == ["a"])
    #expect(Set(pieces.map { TuningFolds.vehicle.part(of: $0) }) == ["kei"])
  }
}
