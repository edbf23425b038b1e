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

  // Over one side's wheels, 0.73 m from the middle, rolling by φ(t) accelerates the body by 0.73·φ″.
  @Test func `half the difference of the tracks is what rolling tells by the same law`() {
    var configuration = InverseConfiguration()
    configuration.typicalGain = configuration.typicalRollGain
    let omega = 2 * Double.pi * 1.9
    var motion = VehicleMotion(vertical: Array(repeating: 0, count: 8000))
    motion.pitchRate = motion.vertical
    var over: [Double] = []
    for i in 0..<8000 {
      let t = Double(i) / rate
      motion.rollRate.append(0.02 * omega * cos(omega * t))
      over.append(-0.73 * 0.02 * omega * omega * sin(omega * t))
    }
    let expected = run(
      InverseEstimator(rateHertz: rate, configuration: configuration), VehicleMotion(vertical: over))
    var estimator = IMUEstimator(
      rateHertz: rate, configuration: configuration, geometry: VehicleGeometry())
    var (mean, differences): ([Double], [Double]) = ([], [])
    // In pieces, as it comes; as many come out as of the mean.
    for from in stride(from: 0, to: 8000, by: 1250) {
      let range = from..<min(8000, from + 1250)
      var part = VehicleMotion(vertical: Array(motion.vertical[range]))
      part.pitchRate = Array(motion.pitchRate[range])
      part.rollRate = Array(motion.rollRate[range])
      estimator.push(part, into: &mean)
      differences += estimator.takeHalfDifferences()
      #expect(differences.count == mean.count)
    }
    estimator.finish(into: &mean)
    differences += estimator.takeHalfDifferences()
    #expect(differences.count == 8000 && mean.count == 8000)
    #expect(mean.allSatisfy { abs($0) < 1e-12 })
    let scale = expected[2000..<6000].map(abs).max() ?? 0
    #expect(scale > 0.001)
    for i in 2000..<6000 { #expect(abs(differences[i] - expected[i]) < 0.001 * scale) }
  }

  @Test func `without a rate of rolling, or with a gain of zero, the tracks are not told apart`() {
    var configuration = InverseConfiguration()
    var motion = VehicleMotion(vertical: Array(repeating: 0, count: 500))
    motion.pitchRate = motion.vertical
    for (gain, rates) in [(1.0, []), (0, motion.vertical)] as [(Double, [Double])] {
      configuration.typicalRollGain = gain
      motion.rollRate = rates
      var estimator = IMUEstimator(
        rateHertz: rate, configuration: configuration, geometry: VehicleGeometry())
      var output: [Double] = []
      estimator.push(motion, into: &output)
      estimator.finish(into: &output)
      #expect(output.count == 500 && estimator.takeHalfDifferences().isEmpty)
    }
  }
}
