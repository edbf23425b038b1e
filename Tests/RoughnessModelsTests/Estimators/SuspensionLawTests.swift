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
}
