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

  /// Settings under which the assumed car is the Golden Car.
  private var exact: InverseConfiguration {
    var configuration = InverseConfiguration()
    configuration.tyreStiffness = 653
    configuration.springStiffness = 63.3
    configuration.damping = 6
    configuration.dampingAsymmetry = 0
    configuration.massRatio = 0.15
    configuration.friction = 0
    configuration.typicalGain = 1
    configuration.highPassHertz = 0.05
    return configuration
  }

  private func run(
    _ input: [Double], _ configuration: InverseConfiguration,
    _ geometry: VehicleGeometry = VehicleGeometry()
  ) -> [Double] {
    var estimator = InverseEstimator(
      rateHertz: rate, configuration: configuration, geometry: geometry)
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

  // A rough and a smooth road, the same to a linear car but for their size: with friction the smooth one hardly moves the
  // suspension. Known friction brings both back, unknown friction misses the smooth one by far more.
  @Test(arguments: [1.0, 0.25])
  func `friction is undone on rough and on smooth roads`(size: Double) {
    func height(_ t: Double) -> Double {
      [0.7, 1.3, 2.9, 5.3, 8.7].enumerated().reduce(0) { sum, wave in
        sum + size * 0.012 / Double(wave.offset + 1)
          * sin(2 * .pi * wave.element * t + Double(wave.offset))
      }
    }
    var car = QuarterCarMotion()
    car.friction = 0.35
    let body = car.drive(over: height, seconds: 40).body
    var geometry = VehicleGeometry()
    geometry.suspensionFriction = 0.35
    func error(_ recovered: [Double]) -> Double {
      var (sum, whole) = (0.0, 0.0)
      for i in 1500..<2500 {
        let truth = height(Double(i) / rate)
        sum += (recovered[i] - truth) * (recovered[i] - truth)
        whole += truth * truth
      }
      return (sum / whole).squareRoot()
    }
    let known = error(run(body, exact, geometry))
    let unknown = error(run(body, exact))
    #expect(known < 0.1 && unknown > (size < 1 ? 3 : 1.2) * known, "\(known) \(unknown)")
  }

  @Test func `a constant acceleration is no height`() {
    let still = run(Array(repeating: 1, count: 6000), InverseConfiguration())
    #expect(abs(still[3000]) < 1e-3)
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

  @Test func `the next stretch knows nothing of the last`() {
    var random = SplitMix64(seed: 9)
    let input = (0..<3000).map { _ in random.normal() }
    var estimator = InverseEstimator(rateHertz: rate, configuration: InverseConfiguration())
    var first: [Double] = []
    var second: [Double] = []
    estimator.push(VehicleMotion(vertical: input), into: &first)
    estimator.finish(into: &first)
    estimator.push(VehicleMotion(vertical: input), into: &second)
    estimator.finish(into: &second)
    #expect(first == second)
  }
}
