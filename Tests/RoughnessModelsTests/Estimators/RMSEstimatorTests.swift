import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct RMSEstimatorTests {
  private func amplitude(atHertz hertz: Double) -> Double {
    var estimator = RMSEstimator(rateHertz: 100, configuration: RMSConfiguration())
    var output: [Double] = []
    estimator.push(
      VehicleMotion(vertical: (0..<6000).map { sin(2 * .pi * hertz * Double($0) / 100) }), into: &output)
    estimator.finish(into: &output)
    // From the mean square over whole periods: the largest sample needn't be the peak.
    let square = output[2500..<3500].reduce(0) { $0 + $1 * $1 } / 1000
    return (2 * square).squareRoot()
  }

  // |H| = 1/√((1 + (0.5/f)⁸)(1 + (f/20)⁸)) for order 4.
  @Test(arguments: [(0.1, 0.0), (0.5, 0.7071), (2.0, 1.0), (10.0, 0.998), (20.0, 0.7071), (40.0, 0.0624)])
  func `the band is that of a fourth-order Butterworth magnitude`(hertz: Double, expected: Double) {
    #expect(abs(amplitude(atHertz: hertz) - expected) < 0.02)
  }

  @Test func `the regression is the documented power law`() throws {
    let regression = RMSRegression()
    let iri = try #require(regression.iri(meanSquare: 0.25, speed: 10))
    #expect(abs(iri - exp(3.27 + log(0.5) - 0.45 * log(10))) < 1e-12)
    #expect(regression.iri(meanSquare: 0, speed: 10) == 0)
    #expect(regression.iri(meanSquare: 1, speed: 0) == nil)
  }
}
