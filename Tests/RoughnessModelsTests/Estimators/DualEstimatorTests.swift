import TestSupport
import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct DualEstimatorTests {
  private let rate = 100.0

  private var geometry: VehicleGeometry {
    var geometry = VehicleGeometry()
    geometry.tyreStiffness = 653
    geometry.massRatio = 0.15
    return geometry
  }

  private func motion(_ car: QuarterCarMotion, _ height: (Double) -> Double, seconds: Double) -> VehicleMotion
  {
    let (body, axle) = car.drive(over: height, seconds: seconds)
    var motion = VehicleMotion(vertical: body)
    motion.strut = body
    motion.axle = axle
    return motion
  }

  private func run(_ motion: VehicleMotion, _ geometry: VehicleGeometry) -> [Double] {
    var estimator = DualEstimator(
      rateHertz: rate, configuration: DualConfiguration(), geometry: geometry)
    var output: [Double] = []
    estimator.push(motion, into: &output)
    estimator.finish(into: &output)
    return output
  }

  @Test(arguments: [0.0, 0.4], [1.0, 1.6, 4.0, 7.3])
  func `the road comes back whatever the suspension does`(friction: Double, hertz: Double) {
    let height = { (t: Double) in 0.01 * sin(2 * .pi * hertz * t) }
    let recovered = run(motion(QuarterCarMotion(friction: friction), height, seconds: 60), geometry)
    for i in stride(from: 2000, to: 4000, by: 7) {
      #expect(abs(recovered[i] - height(Double(i) / rate)) < 0.000_25)
    }
  }

  // With K1 one third too great the tyre's part is one third too small: at 1 Hz (K1 − ω²)-like errors stay below a tenth.
  @Test func `the tyre's stiffness matters, and is taken from the vehicle's file`() {
    let height = { (t: Double) in 0.01 * sin(2 * .pi * 1.6 * t) }
    let motion = motion(QuarterCarMotion(), height, seconds: 60)
    var stiff = geometry
    stiff.tyreStiffness = 653 * 1.4
    let (right, wrong) = (run(motion, geometry), run(motion, stiff))
    let error = (2000..<4000).map { abs(wrong[$0] - right[$0]) }.max() ?? 0
    #expect(error > 0.0005 && error < 0.004)
  }

  @Test func `the same numbers come out however the input is cut`() {
    var random = SplitMix64(seed: 5)
    var whole = VehicleMotion()
    for _ in 0..<9000 {
      whole.axle.append(random.normal())
      whole.strut.append(random.normal())
    }
    let expected = run(whole, geometry)
    #expect(expected.count == 9000)
    var estimator = DualEstimator(
      rateHertz: rate, configuration: DualConfiguration(), geometry: geometry)
    var cut: [Double] = []
    for range in randomCuts(of: 9000, using: &random) {
      var piece = VehicleMotion()
      piece.axle = Array(whole.axle[range])
      piece.strut = Array(whole.strut[range])
      estimator.push(piece, into: &cut)
    }
    estimator.finish(into: &cut)
    #expect(cut == expected)
  }
}
