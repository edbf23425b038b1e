import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct DeflectionSolverTests {
  private let law = SuspensionLaw(
    springStiffness: 80, compressionDamping: 3, reboundDamping: 6, friction: 0.35)

  // d′ = (a − K·d)/C from rest: d = a/K·(1 − exp(−K·t/C)).
  @Test(arguments: [20.0, 50, 100, 400])
  func `a steady push bends the spring as a first-order lag`(rate: Double) {
    let plain = SuspensionLaw(springStiffness: 80, compressionDamping: 5, reboundDamping: 5, friction: 0)
    var solver = DeflectionSolver(plain, rateHertz: rate)
    var deflections: [Double] = []
    solver.push([Double](repeating: 1, count: Int(rate)), into: &deflections)
    // The push rises linearly over the first interval: as if it had begun half an interval later.
    for (i, d) in deflections.enumerated() {
      let t = (Double(i) + 0.5) / rate
      if i >= 2 { #expect(abs(d - (1 - decay(16 * t)) / 80) < 1.5e-4) }
    }
  }

  /// exp(−x) by its series for the positive exponent.
  private func decay(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for n in 1..<80 {
      term *= x / Double(n)
      sum += term
    }
    return 1 / sum
  }

  // tan(π/4)/(π/4) at a quarter of the rate; tan x ≈ x far below.
  @Test func `emphasis makes up for what the trapezoidal rule loses`() {
    #expect(DeflectionSolver.emphasis(0, rateHertz: 100) == 1)
    #expect(abs(DeflectionSolver.emphasis(25, rateHertz: 100) - 4 / Double.pi) < 1e-12)
    #expect(abs(DeflectionSolver.emphasis(1, rateHertz: 100) - 1.000_329_1) < 1e-6)
  }

  @Test func `below the friction nothing moves`() {
    var solver = DeflectionSolver(law, rateHertz: 100)
    var deflections: [Double] = []
    solver.push([Double](repeating: 0.05, count: 100), into: &deflections)
    // Creep of the smoothed friction: 0.05/0.35·0.01 m/s at most, ever slower.
    #expect(deflections[99] > 0 && deflections[99] < 0.000_7)
  }

  @Test func `two at once give the same bits as one after the other`() {
    let soft = SuspensionLaw(springStiffness: 60, compressionDamping: 2, reboundDamping: 4, friction: 0.1)
    var source = SplitMix64(seed: 5)
    let (a, b) = (
      (0..<300).map { _ in source.normal() },
      (0..<211).map { _ in 3 * Double.random(in: -2...2, using: &source) }
    )
    var alone: [[Double]] = [[], []]
    var (first, second) = (DeflectionSolver(law, rateHertz: 100), DeflectionSolver(soft, rateHertz: 100))
    first.push(a, into: &alone[0])
    second.push(b, into: &alone[1])
    first.reset()
    second.reset()
    var (left, right): ([Double], [Double]) = ([], [])
    DeflectionSolver.push(a, &first, into: &left, b, &second, into: &right)
    #expect(left == alone[0] && right == alone[1])
  }
}
