import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct BoxLeverTests {
  /// Unrelated heave and pitching, felt `x` metres ahead of the centre of gravity.
  private func motion(_ x: Double, seconds: Double, pitching: Double = 0.02) -> VehicleMotion {
    var random = SplitMix64(seed: 6)
    var motion = VehicleMotion()
    var (rate, last) = (0.0, 0.0)
    for _ in 0..<Int(seconds * 100) {
      last = rate
      rate = 0.8 * rate + pitching * random.normal()
      motion.pitchRate.append(rate)
      motion.vertical.append(random.normal() - x * (rate - last) * 100)
    }
    return motion
  }

  @Test(arguments: [-1.2, 0, 0.6, 1.5])
  func `the box is where its acceleration goes with the pitching`(x: Double) throws {
    var lever = BoxLever()
    lever.add(motion(x, seconds: 60), rateHertz: 100)
    lever.add(motion(x, seconds: 4), rateHertz: 100)
    let found = try #require(lever.aheadOfCentre)
    #expect(abs(found - x) < 0.15)
    #expect(lever.behindFrontAxle(wheelbase: 3) == 0.43 * 3 - found)
    #expect(lever.behindFrontAxle(wheelbase: nil) == 0.43 * 2.55 - found)
  }

  @Test func `a short drive, or one that hardly pitches, places nothing`() {
    var lever = BoxLever()
    #expect(lever.aheadOfCentre == nil)
    lever.add(motion(1, seconds: 20), rateHertz: 100)
    #expect(lever.aheadOfCentre == nil)
    lever.add(motion(1, seconds: 100, pitching: 1e-5), rateHertz: 100)
    var calm = BoxLever()
    calm.add(motion(1, seconds: 100, pitching: 1e-5), rateHertz: 100)
    #expect(calm.aheadOfCentre == nil)
  }
}
