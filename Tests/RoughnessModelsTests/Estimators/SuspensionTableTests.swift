import Testing

@testable import RoughnessModels

@Suite struct SuspensionTableTests {
  @Test(arguments: [(3.0, 6.0, 0.35), (1, 2, 5), (10, 10, 0.01), (3, 3, 0.05), (1, 1, 2), (2, 8, 1)])
  func `a table says the law's speed to three nanometres a second`(
    compression: Double, rebound: Double, friction: Double
  ) {
    let law = SuspensionLaw(
      springStiffness: 80, compressionDamping: compression, reboundDamping: rebound, friction: friction)
    let table = SuspensionTable(law)
    var worst = 0.0
    for i in -30_000...30_000 {
      // Steps that meet the pieces everywhere, and beyond them on both sides.
      let force = Double(i) * 0.000_523_17
      worst = max(worst, abs(table.speed(atForce: force) - law.speed(atForce: force)))
    }
    #expect(worst < 3e-9)
    #expect(worst > 0)
    #expect(abs(table.speed(atForce: 0)) < 1e-18)
  }

  @Test(arguments: [0.0, 1e-9, 1e-4])
  func `with next to no friction the damper alone decides`(friction: Double) {
    let law = SuspensionLaw(
      springStiffness: 80, compressionDamping: 3, reboundDamping: 6, friction: friction)
    let table = SuspensionTable(law)
    for force in [-3.9, -1, -0.01, 0.01, 1, 3.9, 100] {
      #expect(abs(table.speed(atForce: force) - law.speed(atForce: force)) < 1e-8)
    }
  }

  @Test func `at the ends of the table nothing jumps`() {
    let law = SuspensionLaw(springStiffness: 80, compressionDamping: 3, reboundDamping: 6, friction: 0.5)
    let table = SuspensionTable(law)
    for end in [-5.0, 5.0] {
      let speeds = [end.nextDown, end, end.nextUp].map { table.speed(atForce: $0) }
      #expect(speeds.allSatisfy { abs($0 - law.speed(atForce: end)) < 3e-9 })
    }
  }
}
