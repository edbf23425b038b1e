import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct IMUEstimatorTests {
  private let rate = 100.0

  private func run(_ estimator: some RoughnessEstimator, _ motion: VehicleMotion) -> [Double] {
    var estimator = estimator
    var output: [Double] = []
    estimator.push(motion, into: &output)
    estimator.finish(into: &output)
    return output
  }

  // A rigid body that heaves h(t) at the front axle and pitches θ(t) about it: b metres behind, up is h + b·θ (nose down).
  @Test func `what the box felt behind the axle becomes what the axle felt`() {
    let b = 1.3
    let omega = (heave: 2 * Double.pi * 1.5, pitch: 2 * Double.pi * 2.1)
    var moved = VehicleMotion()
    var above: [Double] = []
    for i in 0..<8000 {
      let t = Double(i) / rate
      let heave = -0.01 * omega.heave * omega.heave * sin(omega.heave * t)
      let pitch = 0.02 * sin(omega.pitch * t)
      above.append(heave)
      moved.vertical.append(heave - b * omega.pitch * omega.pitch * pitch)
      moved.pitchRate.append(0.02 * omega.pitch * cos(omega.pitch * t))
    }
    var configuration = InverseConfiguration()
    configuration.typicalAxleGain = configuration.typicalGain
    var geometry = VehicleGeometry()
    geometry.boxBehindFrontAxleMeters = b
    let expected = run(
      InverseEstimator(rateHertz: rate, configuration: configuration), VehicleMotion(vertical: above))
    let got = run(
      IMUEstimator(rateHertz: rate, configuration: configuration, geometry: geometry), moved)
    let blurred = run(
      InverseEstimator(rateHertz: rate, configuration: configuration),
      VehicleMotion(vertical: moved.vertical))
    let scale = expected[2000..<6000].map(abs).max() ?? 0
    for i in 2000..<6000 { #expect(abs(got[i] - expected[i]) < 0.001 * scale) }
    #expect((2000..<6000).contains { abs(blurred[$0] - expected[$0]) > 0.5 * scale })
  }
}
