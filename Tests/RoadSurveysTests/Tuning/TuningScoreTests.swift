import Testing

@testable import RoadSurveys

@Suite struct TuningScoreTests {
  private func points(_ factor: (_ fold: Int) -> Double, vehicle: String = "") -> [TuningScore.Point] {
    (0..<12).map { i in
      let raw = 1 + 0.25 * Double(i)
      return .init(raw: raw, reference: raw * factor(i / 4), fold: "\(i / 4)", vehicle: vehicle)
    }
  }

  @Test func `a gain that is alike everywhere leaves no error`() throws {
    let score = try #require(TuningScore(points { _ in 1.3 }))
    #expect(score.error < 1e-12 && score.percent < 1e-9 && abs(score.rSquared - 1) < 1e-12)
    #expect(abs(score.gain - 1.3) < 1e-12 && score.count == 12)
  }

  // Factors 1, 1 and 2 by fold: the gain for a fold is the others' median, so 1.41 (of four 1 and four 2), 1.41 and 1.
  @Test func `a fold is judged by the gain of the others`() throws {
    let score = try #require(TuningScore(points { $0 == 2 ? 2 : 1 }))
    let (half, whole) = (0.3465735902799726, 0.6931471805599453)
    let expected = ((8 * half * half + 4 * whole * whole) / 12).squareRoot()
    #expect(abs(score.error - expected) < 1e-12)
  }

  @Test func `each car has its own gain, and one with a single fold the others'`() throws {
    let two = points({ _ in 1.2 }, vehicle: "a") + points({ _ in 0.7 }, vehicle: "b")
    #expect(try #require(TuningScore(two)).error < 1e-12)
    // A third car on one fold alone: 1.2 from the first car's other folds for its factor of 1.2.
    let third = points({ _ in 1.2 }, vehicle: "a") + points({ _ in 1.2 }, vehicle: "c").prefix(4)
    #expect(try #require(TuningScore(third)).error < 1e-12)
  }

  @Test func `too little is no score`() {
    #expect(TuningScore(Array(points { _ in 1 }.prefix(7))) == nil)
    #expect(
      TuningScore(points { _ in 1 }.map { .init(raw: $0.raw, reference: 1, fold: "", vehicle: "") }) == nil)
    #expect(TuningScore([]) == nil)
  }
}
