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

  private func run(
    _ motion: VehicleMotion, _ geometry: VehicleGeometry, separates: Bool = true
  ) -> [Double] {
    var configuration = DualConfiguration()
    configuration.ownSuspensionShare = separates ? 1 : 0
    configuration.halfLengthSeconds = 8
    var estimator = DualEstimator(rateHertz: rate, configuration: configuration, geometry: geometry)
    var output: [Double] = []
    estimator.push(motion, into: &output)
    estimator.finish(into: &output)
    return output
  }

  @Test(arguments: [(0.0, 1.0), (0, 4), (0, 9), (0.4, 1), (0.4, 1.6)])
  func `the road comes back whatever the suspension does`(friction: Double, hertz: Double) {
    let height = { (t: Double) in 0.01 * sin(2 * .pi * hertz * t) }
    var car = QuarterCarMotion()
    car.friction = friction
    // A sharp change of sign has harmonics that 100 Hz folds back into the band.
    car.slip = 0.03
    let recovered = run(motion(car, height, seconds: 60), geometry, separates: false)
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

  /// A road of five waves that share no period, about 1 cm high.
  private func waves(_ t: Double) -> Double {
    [0.7, 1.3, 2.9, 5.3, 8.7].enumerated().reduce(0) { sum, wave in
      sum + 0.01 / Double(wave.offset + 1) * sin(2 * .pi * wave.element * t + Double(wave.offset))
    }
  }

  // What the push makes of the height: the estimate with it less the one without, so that neither the band's ends nor the
  // law's own error on this car count. F = zs″ takes the push for a force on this tyre, 1 m/s² for 1/653 m and more.
  @Test func `little comes through of what the other wheels do to the body`() {
    func height(_ push: @escaping (Double) -> Double, separates: Bool) -> [Double] {
      var car = QuarterCarMotion()
      car.push = push
      return run(motion(car, waves, seconds: 60), geometry, separates: separates)
    }
    let push = { (t: Double) in sin(2 * .pi * 4.1 * t) + sin(2 * .pi * 6.3 * t) }
    func comesThrough(separates: Bool) -> Double {
      let (with, without) = (height(push, separates: separates), height({ _ in 0 }, separates: separates))
      let squares = (2000..<4000).reduce(0) { $0 + (with[$1] - without[$1]) * (with[$1] - without[$1]) }
      return (squares / 2000).squareRoot()
    }
    let (plain, separated) = (comesThrough(separates: false), comesThrough(separates: true))
    // Two sines of 1/653 m have a root mean square of 1.53 mm.
    #expect(abs(plain - 0.00153) < 0.0001, "\(plain)")
    #expect(separated < 0.4 * plain, "\(separated) \(plain)")
  }

  @Test func `the same numbers come out however the input is cut`() {
    var random = SplitMix64(seed: 5)
    var whole = VehicleMotion()
    for i in 0..<9000 {
      let swing = sin(Double(i) * 0.13)
      whole.axle.append(0.3 * random.normal() - 9 * swing)
      whole.strut.append(0.3 * random.normal() + 1.5 * swing + 2 * cos(Double(i) * 0.13))
    }
    let expected = run(whole, geometry)
    #expect(expected.count == 9000)
    #expect(expected != run(whole, geometry, separates: false))
    var configuration = DualConfiguration()
    configuration.ownSuspensionShare = 1
    configuration.halfLengthSeconds = 8
    var estimator = DualEstimator(rateHertz: rate, configuration: configuration, geometry: geometry)
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
