import Foundation
import RoughnessModels
import Testing

@Suite struct GradeRemovalTests {
  private static let interval = 0.125

  private func levelled(_ elevations: [Double]) -> [Double] {
    var grade = GradeRemoval(intervalMeters: Self.interval)
    grade.begin()
    return elevations.map { grade.next($0) }
  }

  @Test func `a straight hill is level from its first metre`() {
    let hill = (0..<4000).map { 812 + 0.07 * Self.interval * Double($0) }
    #expect(levelled(hill).allSatisfy { abs($0) < 1e-9 })
  }

  /// |H| = 1/√(1 + (λ/2πL)²), the first-order high-pass with L = 100 m.
  @Test(arguments: [2.0, 10, 30, 628]) func `waves keep their slope as a first-order high-pass lets them`(
    wavelength: Double
  ) {
    let count = 16_000
    let slopes = (0...count).map { sin(2 * .pi * Double($0) * Self.interval / wavelength) }
    var heights = [0.0]
    for slope in slopes { heights.append(heights[heights.count - 1] + slope * Self.interval) }
    let out = levelled(heights)
    // Once the mean has forgotten its start.
    var power = 0.0
    let periods = Int((wavelength / Self.interval * (800 / wavelength).rounded(.up)).rounded())
    for i in count - periods..<count {
      let slope = (out[i + 1] - out[i]) / Self.interval
      power += slope * slope / Double(periods)
    }
    let share = wavelength / (2 * .pi * GradeRemoval.lengthMeters)
    let gain = 1 / (1 + share * share).squareRoot()
    #expect(abs((2 * power).squareRoot() / gain - 1) < 2e-3)
  }

  @Test func `every piece begins anew`() {
    var grade = GradeRemoval(intervalMeters: Self.interval)
    for i in 0..<500 { _ = grade.next(Double(i)) }
    grade.begin()
    #expect(grade.next(100) == 0)
    #expect(grade.next(99.5) == 0 && grade.next(99) == 0)
  }
}
