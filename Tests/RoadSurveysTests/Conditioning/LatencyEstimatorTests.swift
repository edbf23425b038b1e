import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct LatencyEstimatorTests {
  let rate = 100.0

  /// Forward acceleration of stop-and-go driving: random steps held for some seconds, none beyond ±1.5 m/s².
  private func drive(seconds: Int, seed: UInt64) -> (acceleration: [Double], speed: [Double]) {
    var random = SplitMix64(seed: seed)
    var (acceleration, speed) = ([0.0], [10.0])
    var target = 10.0
    for i in 1...(seconds * Int(rate)) {
      if i % 500 == 0 { target = 3 + Double(random.next() % 1500) / 100 }
      let a = max(-1.5, min(1.5, (target - speed[i - 1]) * 0.5))
      acceleration.append(a)
      speed.append(speed[i - 1] + a / rate)
    }
    return (acceleration, speed)
  }

  private func estimate(latency: Double, forward: Vector3, fixHertz: Double, noise: Double = 0)
    -> LatencyEstimator.Result?
  {
    let truth = drive(seconds: 240, seed: 11)
    var random = SplitMix64(seed: 5)
    var estimator = LatencyEstimator(configuration: ConditioningConfiguration())
    estimator.begin(atSeconds: 0, rateHertz: rate)
    estimator.push(truth.acceleration.map { forward * $0 })
    var (times, speeds): ([Double], [Double]) = ([], [])
    var k = 1
    while Double(k) / fixHertz + 1 < 239 {
      let t = Double(k) / fixHertz + 1
      let jitter = (Double(random.next() % 2001) / 1000 - 1) * noise
      times.append(t)
      speeds.append(truth.speed[Int(((t - latency) * rate).rounded())] + jitter)
      k += 1
    }
    return estimator.estimate(times: times, speeds: speeds)
  }

  @Test(arguments: [0.0, 0.2, 0.5, 1.0], [1.0, 5.0])
  func `a known latency is found to a few hundredths`(latency: Double, fixHertz: Double) throws {
    let result = try #require(
      estimate(latency: latency, forward: Vector3(x: 0.6, y: -0.8, z: 0), fixHertz: fixHertz, noise: 0.1))
    #expect(abs(result.seconds - latency) < 0.06)
    #expect(result.correlation > 0.9)
    #expect(abs(result.forward.x - 0.6) < 0.05 && abs(result.forward.y + 0.8) < 0.05)
  }

  @Test func `steady driving tells nothing, and nothing is claimed`() {
    var estimator = LatencyEstimator(configuration: ConditioningConfiguration())
    estimator.begin(atSeconds: 0, rateHertz: rate)
    estimator.push(Array(repeating: Vector3.zero, count: 12_000))
    let times = (1...110).map(Double.init)
    #expect(estimator.estimate(times: times, speeds: times.map { _ in 12 }) == nil)
  }

  @Test func `noise without a common motion is not a latency`() {
    var random = SplitMix64(seed: 9)
    var estimator = LatencyEstimator(configuration: ConditioningConfiguration())
    estimator.begin(atSeconds: 0, rateHertz: rate)
    estimator.push(
      (0..<24_000).map { _ in Vector3(x: Double(random.next() % 2001) / 1000 - 1, y: 0, z: 0) })
    let times = (1...230).map(Double.init)
    #expect(estimator.estimate(times: times, speeds: times.map { _ in Double(random.next() % 20) }) == nil)
  }

  @Test func `an empty log has no latency`() {
    let estimator = LatencyEstimator(configuration: ConditioningConfiguration())
    #expect(estimator.estimate(times: [], speeds: []) == nil)
  }
}
