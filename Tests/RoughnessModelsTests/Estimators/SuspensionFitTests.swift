import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct SuspensionFitTests {
  private func fit(_ count: Int, size: Double, noise: Double) -> SuspensionFit {
    var random = SplitMix64(seed: 4)
    var fit = SuspensionFit()
    for _ in 0..<count {
      let (d, v) = (0.01 * size * random.normal(), 0.1 * size * random.normal())
      let clean = 80 * d + 5 * v + 1.5 * v.magnitude + 0.35 * v / (v * v + 1e-4).squareRoot()
      fit.add(deflection: d, speed: v, acceleration: clean + noise * random.normal())
    }
    return fit
  }

  @Test func `the law comes back exactly without noise, and nearly with as much noise as law`() throws {
    let exact = try #require(fit(3000, size: 1, noise: 0).coefficients)
    let rough = try #require(fit(20_000, size: 1, noise: 0.8).coefficients)
    for (i, truth) in [80.0, 5, 1.5, 0.35].enumerated() {
      #expect(abs(exact[i] - truth) < 1e-6 * truth)
      #expect(abs(rough[i] - truth) < 0.2 * truth + 0.05)
    }
  }

  @Test func `too little motion, or motion that explains nothing, gives no law`() {
    #expect(SuspensionFit().coefficients == nil)
    #expect(fit(900, size: 1, noise: 0).coefficients == nil)
    #expect(fit(5000, size: 0.01, noise: 0).coefficients == nil)
    #expect(fit(5000, size: 1, noise: 10).coefficients == nil)
    var upsideDown = SuspensionFit()
    var random = SplitMix64(seed: 4)
    for _ in 0..<5000 {
      let (d, v) = (0.01 * random.normal(), 0.1 * random.normal())
      upsideDown.add(deflection: d, speed: v, acceleration: -80 * d - 5 * v)
    }
    #expect(upsideDown.coefficients == nil)
  }
}
