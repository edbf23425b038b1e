import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct CalibrationPiecesTests {
  private func run(_ name: String, road: String = "a", cells: Int = 40, estimator: String = "inverse")
    -> CalibrationPieces.Run
  {
    var record = RunRecord(log: name, sha256: name, summary: RunSummary(log: name, format: ""))
    record.summary.estimator = estimator
    return .init(
      record: record, segments: EvaluationFixture.segments(cells, road: road, log: name, factor: 0.8),
      gravity: Vector3(x: 0, y: 0, z: 4), date: "2026-05-01")
  }

  private func pieces(_ grouping: CalibrationPieces.Grouping) -> CalibrationPieces {
    CalibrationPieces(
      reference: ReferenceRoads(EvaluationFixture.pieces(40)), pieceMeters: 50, grouping: grouping)
  }

  @Test func `a run gives its pieces beside the reference, in blocks of road`() {
    var pieces = pieces(.blocks(meters: 200))
    pieces.add(run("one"))
    pieces.add(run("two"))
    #expect(pieces.samples.count == 16)
    #expect(pieces.samples.allSatisfy { abs($0.raw / $0.reference - 0.8) < 1e-9 && $0.speedKmh == 45 })
    // The same place is the same block in both runs.
    #expect(pieces.samples.map(\.block) == [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1])
    #expect(pieces.samples.map(\.run) == Array(repeating: 0, count: 8) + Array(repeating: 1, count: 8))
    #expect(pieces.logs.map(\.name) == ["one", "two"] && pieces.gravity == [0, 0, 9.81])
    #expect(pieces.stretches == [.init(road: "a", direction: "forward", from: 0, to: 400)])
  }

  @Test func `over a hump each pass is a place of its own`() {
    var pieces = pieces(.passes)
    for name in ["one", "two", "three"] { pieces.add(run(name, cells: 5)) }
    #expect(pieces.samples.map(\.block) == [0, 1, 2])
  }

  @Test func `a run elsewhere leaves no trace`() {
    var pieces = pieces(.blocks(meters: 200))
    pieces.add(run("elsewhere", road: "b", estimator: "rms"))
    #expect(pieces.samples.isEmpty && pieces.logs.isEmpty && pieces.estimators.isEmpty)
    #expect(pieces.gravity == nil && pieces.stretches.isEmpty)
    pieces.add(run("one"))
    #expect(pieces.estimators == ["inverse"] && pieces.samples[0].run == 0)
  }
}
