import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct MountResonanceTests {
  private func amplitude(atHertz hertz: Double) -> Double {
    var mount = MountResonance(cyclesPerSample: 25 / 1000, damping: 0.08)
    var square = 0.0
    for i in 0..<4000 {
      let y = mount.next(sin(2 * .pi * hertz * Double(i) / 1000))
      if i >= 2000 { square += y * y }
    }
    return (square / 1000).squareRoot()
  }

  // |H|² = (1 + (2ζr)²)/((1 − r²)² + (2ζr)²), r = f/25, ζ = 0.08.
  @Test(arguments: [1.0, 10, 20, 25, 40, 100])
  func `the box feels its foot through a mass on a spring`(hertz: Double) {
    let r = hertz / 25
    let damped = (2 * 0.08 * r) * (2 * 0.08 * r)
    let expected = ((1 + damped) / ((1 - r * r) * (1 - r * r) + damped)).squareRoot()
    #expect(abs(amplitude(atHertz: hertz) / expected - 1) < 0.06)
  }

  @Test func `at rest it stays at rest`() {
    var mount = MountResonance(cyclesPerSample: 0.025, damping: 0.08)
    mount.rest(at: 9.8)
    for _ in 0..<100 {
      let felt = mount.next(9.8)
      #expect(abs(felt - 9.8) < 1e-9)
    }
  }
}
