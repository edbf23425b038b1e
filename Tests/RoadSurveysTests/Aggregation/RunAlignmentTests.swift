import RoadNetworks
import TestSupport
import Testing

@testable import RoadSurveys

/// A lane's true half-metre levels and runs over it that are off their place.
struct LaneOfLevels {
  let levels: [Double]

  /// Log-normal, correlated over some metres, with potholes, as roads are.
  init(meters: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var state = 0.0
    levels = (0..<(2 * meters)).map { i in
      state = 0.9 * state + 0.4 * random.normal()
      return 2 * (1 + 0.4 * state + 0.1 * state * state).magnitude + (i % 331 < 6 ? 6 : 0)
    }
  }

  /// A run placed `error(chainage)` metres too far along the road, with its own noise and gain.
  func pass(gain: Double = 1, noise: Double = 0.3, seed: UInt64, error: (Double) -> Double) -> Pass {
    var random = SplitMix64(seed: seed)
    let seen = levels.map { max(0, $0 * gain * (1 + noise * random.normal())) }
    let meters = levels.count / 2
    return Pass(
      roadID: "R", direction: "forward",
      anchors: stride(from: 0, through: meters, by: 20).map { at in
        PassAnchor(
          travelledMillimeters: at * 1000,
          chainageMillimeters: Int(((Double(at) + error(Double(at))) * 1000).rounded()),
          milliseconds: at * 80,
          confidencePercent: 100)
      },
      bins: PassBins(
        first: 0, levels: seen.map { PackedLevel(Float($0)) },
        speeds: Array(repeating: 1250, count: seen.count), reasons: Array(repeating: [], count: seen.count)))
  }
}

@Suite struct RunAlignmentTests {
  private let alignment = RunAlignment(configuration: AlignmentConfiguration())
  private let lane = LaneOfLevels(meters: 1200, seed: 4)

  @Test(arguments: [-14, -5.25, 0, 3, 8.6, 14])
  func `a run that is off its place by a constant is moved back to a fraction of a metre`(error: Double) {
    let common = RoadSignal(lane.pass(noise: 0, seed: 1) { _ in 0 })
    let shift = alignment.shift(of: RoadSignal(lane.pass(gain: 1.7, seed: 2) { _ in error }), onto: common)
    for chainage in stride(from: 100.0, to: 1100, by: 50) {
      #expect(abs(shift.meters(at: chainage) + error) < 0.7, "at \(chainage) m")
    }
  }

  @Test func `an error that drifts along the road is followed`() {
    let common = RoadSignal(lane.pass(noise: 0, seed: 1) { _ in 0 })
    let drift = { (chainage: Double) in -4 + 8 * chainage / 1200 }
    let shift = alignment.shift(of: RoadSignal(lane.pass(seed: 3, error: drift)), onto: common)
    for chainage in stride(from: 100.0, to: 1100, by: 50) {
      #expect(abs(shift.meters(at: chainage) + drift(chainage)) < 1, "at \(chainage) m")
    }
  }

  @Test func `signals that have nothing in common are hardly moved`() {
    let common = RoadSignal(lane.pass(seed: 1) { _ in 0 })
    let stranger = LaneOfLevels(meters: 1200, seed: 77).pass(seed: 5) { _ in 0 }
    let shift = alignment.shift(of: RoadSignal(stranger), onto: common)
    #expect(stride(from: 0.0, to: 1200, by: 50).allSatisfy { abs(shift.meters(at: $0)) < 6 })
    let empty = RoadSignal(first: 0, values: [])
    #expect(alignment.shift(of: empty, onto: common) == .none)
    #expect(alignment.shift(of: common, onto: empty) == .none)
  }

  // The oracle is the sum itself: it must grow with any step away.
  @Test func `the smoothed shift is the minimum of its three sums`() {
    var configuration = AlignmentConfiguration()
    configuration.placeDeviation = 5
    configuration.driftDeviation = 1
    let lags: [RunAlignment.Lag?] = [
      .init(meters: 3, deviation: 0.5), nil, .init(meters: -1, deviation: 2), .init(meters: 2, deviation: 1),
    ]
    let found = RunAlignment(configuration: configuration).smoothed(lags, spacing: 50)
    func cost(_ s: [Double]) -> Double {
      var sum = 0.0
      for (i, lag) in lags.enumerated() {
        if let lag { sum += (s[i] - lag.meters) * (s[i] - lag.meters) / (lag.deviation * lag.deviation) }
        sum += s[i] * s[i] / 25 / 4
        if i > 0 { sum += (s[i] - s[i - 1]) * (s[i] - s[i - 1]) / 0.5 }
      }
      return sum
    }
    for i in found.indices {
      for step in [-1e-4, 1e-4] {
        var other = found
        other[i] += step
        #expect(cost(other) > cost(found))
      }
    }
  }
}
