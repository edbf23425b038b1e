import Testing

@testable import RoadSurveys

@Suite struct RepeatabilityTests {
  @Test func `a gain between two runs is a variation and no loss of likeness`() throws {
    let segments =
      EvaluationFixture.segments(40) + EvaluationFixture.segments(40, log: "two", factor: 1.2)
      + EvaluationFixture.segments(40, log: "van", vehicle: "van", factor: 1.2)
    let two = Repeatability.of(Array(segments.prefix(80)), lengthMeters: 100)
    // 1 and 1.2: standard deviation 0.1·√2 over a mean of 1.1.
    #expect(two.pieces == 4)
    #expect(abs(try #require(two.coefficientOfVariation) - 0.1 * 2.0.squareRoot() / 1.1) < 1e-12)
    let three = Repeatability.of(segments, lengthMeters: 100)
    #expect(three.sameVehicle.pairs == 1 && three.otherVehicle.pairs == 1)
    #expect(try #require(three.sameVehicle.correlation) > 0.999999)
  }

  @Test func `a run that lies ten metres off is told by its best shift`() throws {
    var shifted = EvaluationFixture.segments(60, log: "two")
    for i in shifted.indices {
      shifted[i].fromMeters += 10
      shifted[i].toMeters += 10
    }
    let found = Repeatability.of(EvaluationFixture.segments(60) + shifted, lengthMeters: 100).sameVehicle
    #expect(found.shiftMeters == 10 && (found.bestCorrelation ?? 0) > 0.999999)
    #expect(try #require(found.correlation) < 0.9)
  }

  @Test func `one run has nothing to be compared with`() {
    let one = Repeatability.of(EvaluationFixture.segments(40), lengthMeters: 100)
    #expect(one.pieces == 0 && one.coefficientOfVariation == nil && one.sameVehicle.pairs == 0)
  }
}
