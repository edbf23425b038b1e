import Testing

@testable import RoadSurveys

@Suite struct EvaluationTests {
  private let reference = ReferenceRoads(
    EvaluationFixture.pieces(60) + EvaluationFixture.pieces(60, road: "b"))

  private func evaluate(
    _ sections: [SectionEstimate] = [], _ segments: [SegmentEstimate] = [],
    _ change: (inout EvaluationQuestion) -> Void = { _ in }
  ) -> Evaluation {
    var question = EvaluationQuestion()
    question.resamples = 50
    change(&question)
    return Evaluation(sections: sections, segments: segments, reference: reference, question: question)
  }

  @Test func `a known error is reported as it is, by length, speed, vehicle, road and run`() throws {
    let segments =
      EvaluationFixture.segments(60, factor: 1.1, speed: 35)
      + EvaluationFixture.segments(60, road: "b", log: "two", vehicle: "van", factor: 0.9, speed: 62)
    let levels = evaluate([], segments).levels
    #expect(levels.map(\.lengthMeters) == [100, 20] && levels.map(\.total.count) == [12, 60])
    for level in levels {
      #expect(abs(try #require(level.total.meanAbsolutePercentageError) - 10) < 1e-9)
      #expect(level.bySpeed.map(\.name) == ["30-40 km/h", "60-70 km/h"])
      #expect(
        level.byVehicle.map(\.name) == ["kei", "van"]
          && level.byRoad.map(\.name) == ["a forward", "b forward"])
      #expect(level.byRun.map(\.name) == ["one", "two"])
      #expect(level.byVehicle.map { ($0.bias ?? 0) > 0 } == [true, false])
      #expect(level.coverage == 1 && level.total.bounds?.groups == "roads")
    }
  }

  @Test func `intervals that hold the truth are counted`() throws {
    let mean = (0..<10).reduce(0) { $0 + EvaluationFixture.truth($1) } / 10
    let sections = [
      EvaluationFixture.section(0, iri: mean + 0.5, low: mean - 0.1, high: mean + 1.1),
      EvaluationFixture.section(1, iri: 9, low: 8, high: 10), EvaluationFixture.section(2, iri: nil),
    ]
    let level = try #require(evaluate(sections).levels.first)
    #expect(level.unit == "sections" && level.total.count == 2 && level.total.intervalCoverage == 0.5)
    #expect(abs(try #require(level.coverage) - 2 / 3) < 1e-12)
  }

  @Test func `roads that served for calibration are no test`() throws {
    let segments =
      EvaluationFixture.segments(60) + EvaluationFixture.segments(60, road: "b", log: "two", factor: 1.3)
    let level = try #require(
      evaluate([], segments) {
        $0.calibrationRoads = [RoadStretch(roadID: "a", direction: "forward", fromMeters: 0, toMeters: 300)]
      }.levels.first)
    #expect(level.calibrationRoads?.count == 3 && level.total.count == 9)
    #expect(level.calibrationRoads?.bias.map { abs($0) < 1e-12 } == true)
    #expect(level.pairs.count(where: \.onCalibrationRoad) == 3)
  }

  @Test func `calibrated and uncalibrated runs are scored apart`() throws {
    let segments = EvaluationFixture.segments(60) + EvaluationFixture.segments(60, log: "two", factor: 1.3)
    let level = try #require(
      evaluate([], segments) { $0.calibratedLogs = ["one": true, "two": false] }.levels.first)
    #expect(level.byCalibration.map(\.name) == ["calibrated", "uncalibrated"])
    #expect(level.byCalibration.map(\.count) == [6, 6])
  }

  @Test func `slow driving isn't missed from the coverage, and unknown roads are named`() throws {
    var segments = EvaluationFixture.segments(60, rated: { $0 >= 30 })
    for i in 0..<30 { segments[i].speedKmh = 12 }
    segments += EvaluationFixture.segments(10, road: "c")
    let evaluation = evaluate([], segments)
    #expect(evaluation.levels.first?.coverage == 1)
    #expect(evaluation.roadsWithoutEstimate == ["b"] && evaluation.roadsWithoutReference == ["c"])
  }

  @Test func `a shifted reference is taken out where it is asked for`() throws {
    let shifted = ReferenceRoads(EvaluationFixture.pieces(60, shift: 8))
    var question = EvaluationQuestion()
    question.resamples = 0
    let segments = EvaluationFixture.segments(60)
    let still = Evaluation(sections: [], segments: segments, reference: shifted, question: question)
    question.alignMeters = 15
    let aligned = Evaluation(sections: [], segments: segments, reference: shifted, question: question)
    #expect(aligned.alignment?.shiftMeters == -8)
    #expect(try #require(still.levels[1].total.rootMeanSquareError) > 0.2)
    #expect(try #require(aligned.levels[1].total.rootMeanSquareError) < 1e-9)
  }

  @Test func `nothing to judge gives no levels`() {
    let empty = evaluate()
    #expect(empty.levels.isEmpty && empty.repeatability == nil)
  }
}
