import Testing

@testable import RoughnessModels

@Suite struct SuspensionLawTests {
  private let law = SuspensionLaw(
    springStiffness: 80, compressionDamping: 3, reboundDamping: 6, friction: 0.35)

  @Test(arguments: [-5.0, -0.36, -0.34, -0.001, 0, 1e-9, 0.2, 0.35, 0.4, 2, 50])
  func `the speed found gives the force asked for`(force: Double) {
    let v = law.speed(atForce: force)
    let damping = v < 0 ? 6.0 : 3
    let made = damping * v + 0.35 * v / (v * v + 1e-4).squareRoot()
    #expect(abs(made - force) < 1e-7)
  }

  @Test func `without friction the damper alone decides`() {
    var smooth = law
    smooth.friction = 0
    #expect(smooth.speed(atForce: 6) == 2 && smooth.speed(atForce: -6) == -1 && smooth.speed(atForce: 0) == 0)
  }

  // d′ = (a − K·d)/C from rest: d = a/K·(1 − exp(−K·t/C)).
  @Test(arguments: [20.0, 50, 100, 400])
  func `a steady push bends the spring as a first-order lag`(rate: Double) {
    let plain = SuspensionLaw(springStiffness: 80, compressionDamping: 5, reboundDamping: 5, friction: 0)
    var solver = DeflectionSolver(plain, rateHertz: rate)
    // The push rises linearly over the first interval: as if it had begun half an interval later.
    for i in 0..<Int(rate) {
      let d = solver.next(1)
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
    var last = 0.0
    for _ in 0..<100 { last = solver.next(0.05) }
    // Creep of the smoothed friction: 0.05/0.35·0.01 m/s at most, ever slower.
    #expect(last < 0.000_7)
  }
}
