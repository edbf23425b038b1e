import RoadSignals
import TestSupport
import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct InverseEstimatorTests {
  private let rate = 100.0

  /// Settings under which the assumed car is the Golden Car and nothing is damped.
  private var exact: InverseConfiguration {
    var configuration = InverseConfiguration()
    configuration.springStiffness = 63.3
    configuration.damping = 6
    configuration.massRatio = 0.15
    configuration.typicalGain = 1
    configuration.regularization = 0
    configuration.highPassHertz = 0.05
    return configuration
  }

  private func run(_ input: [Double], _ configuration: InverseConfiguration) -> [Double] {
    var estimator = InverseEstimator(rateHertz: rate, configuration: configuration)
    var output: [Double] = []
    estimator.push(VehicleMotion(vertical: input), into: &output)
    estimator.finish(into: &output)
    return output
  }

  @Test(arguments: [1.0, 1.6, 4.0, 9.0])
  func `the height of a road that shook the assumed car comes back`(hertz: Double) {
    let height = { (t: Double) in 0.01 * sin(2 * .pi * hertz * t) }
    let recovered = run(QuarterCarMotion().drive(over: height, seconds: 40).body, exact)
    for i in stride(from: 1500, to: 2500, by: 7) {
      #expect(abs(recovered[i] - height(Double(i) / rate)) < 0.000_25)
    }
  }

  @Test func `a constant acceleration is no height`() {
    let gain = InverseEstimator.gain(atHertz: 0, rateHertz: rate, InverseConfiguration())
    #expect(gain.real == 0 && gain.imaginary == 0)
    let still = run(Array(repeating: 1, count: 6000), InverseConfiguration())
    #expect(abs(still[3000]) < 1e-3)
  }

  // At 0 Hz the body follows the road: H → −ω². Far above wheel hop: H → K1·C/(µ·ω)·(…), falling as 1/ω.
  @Test func `the assumed car has the limits of a quarter car`() {
    let slow = InverseEstimator.bodyAcceleration(perHeightAtOmega: 0.01, exact)
    #expect(abs(slow.real / -1e-4 - 1) < 1e-3)
    func magnitude(_ omega: Double) -> Double {
      let h = InverseEstimator.bodyAcceleration(perHeightAtOmega: omega, exact)
      return (h.real * h.real + h.imaginary * h.imaginary).squareRoot()
    }
    #expect(abs(magnitude(20_000) / magnitude(10_000) - 0.5) < 0.01)
    #expect(abs(magnitude(20_000) * 20_000 / (653 * 6 / 0.15) - 1) < 0.01)
  }

  @Test func `the same numbers come out however the input is cut`() {
    var random = SplitMix64(seed: 8)
    let input = (0..<5000).map { _ in random.normal() }
    let whole = run(input, InverseConfiguration())
    #expect(whole.count == input.count)
    var estimator = InverseEstimator(rateHertz: rate, configuration: InverseConfiguration())
    var cut: [Double] = []
    for range in randomCuts(of: input.count, using: &random) {
      estimator.push(VehicleMotion(vertical: Array(input[range])), into: &cut)
    }
    estimator.finish(into: &cut)
    #expect(cut == whole)
  }
}
