import Testing

@testable import RoughnessModels

@Suite struct QuarterCarStepTests {
  static func goldenCarStep(intervalMeters: Double) -> QuarterCarStep {
    QuarterCarStep(.goldenCar, seconds: intervalMeters / (80 / 3.6))
  }

  @Test func `ST and PR agree with scipy's matrix exponential for every interval`() throws {
    let rows = try Fixture.table("st_pr_matrices.csv")
    #expect(rows.count == 10)
    for row in rows {
      let step = Self.goldenCarStep(intervalMeters: row[0])
      let columns = [step.transition.0, step.transition.1, step.transition.2, step.transition.3, step.input]
      for i in 0..<4 {
        for j in 0..<5 {
          let expected = row[j < 4 ? 1 + 4 * i + j : 17 + i]
          #expect(abs(columns[j][i] - expected) <= 2e-13 * max(1, abs(expected)), "dx \(row[0]), \(i), \(j)")
        }
      }
    }
  }

  /// The four decimals of the matrix for 250 mm that World Bank Technical Paper 46 prints.
  @Test func `the step for 250 mm is the published one`() {
    let step = Self.goldenCarStep(intervalMeters: 0.25)
    #expect(abs(step.transition.0.x - 0.9966071) < 5e-7)
    #expect(abs(step.transition.0.w - 3.335013) < 5e-6)
    #expect(abs(step.input.w - 35.79262) < 5e-5)
  }

  @Test(arguments: [0.01, 0.025, 0.05, 0.1, 0.25, 0.3048, 0.5, 1])
  func `a car on an endless grade stays on it`(interval: Double) {
    let next = Self.goldenCarStep(intervalMeters: interval).advanced(SIMD4(1, 0, 1, 0), input: 1)
    #expect(abs(next.x - 1) < 1e-13)
    #expect(abs(next.y) < 1e-11)
    #expect(abs(next.z - 1) < 1e-13)
    #expect(abs(next.w) < 1e-11)
  }

  @Test(arguments: [0.02, 0.1, 0.5])
  func `two half steps are one whole step`(interval: Double) {
    let half = Self.goldenCarStep(intervalMeters: interval / 2)
    let whole = Self.goldenCarStep(intervalMeters: interval)
    let start = SIMD4(0.01, -0.2, 0.003, 0.4)
    let twice = half.advanced(half.advanced(start, input: 0.02), input: 0.02)
    let once = whole.advanced(start, input: 0.02)
    for lane in 0..<4 { #expect(abs(twice[lane] - once[lane]) < 1e-14) }
  }

  @Test func `without tyre force and damping the body swings on its spring as a cosine`() {
    // A wheel a million times heavier than the body on a tyre of matching stiffness is a wall: ω² = K2.
    let car = QuarterCar(tireStiffness: 1e12, suspensionStiffness: 36, suspensionDamping: 0, massRatio: 1e6)
    let state = QuarterCarStep(car, seconds: .pi / 6).advanced(SIMD4(1, 0, 0, 0), input: 0)
    #expect(abs(state.x + 1) < 1e-6)
  }
}
