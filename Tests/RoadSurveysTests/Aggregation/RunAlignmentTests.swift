import RoadNetworks
import RoadSignals
import TestSupport
import Testing

@testable import RoadSurveys

/// A lane's true half-metre levels and runs over it that are off their place.
struct LaneOfLevels {
  let levels: [Double]

  init(levels: [Double]) { self.levels = levels }

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

  private func shift(_ signal: RoadSignal, onto common: RoadSignal) -> ChainageShift {
    var plan = CrossCorrelation.Plan()
    return alignment.shift(of: signal, onto: common, place: 6, plan: &plan)
  }

  @Test(arguments: [-14, -5.25, 0, 3, 8.6, 14])
  func `a run that is off its place by a constant is moved back to a fraction of a metre`(error: Double) {
    let common = RoadSignal(lane.pass(noise: 0, seed: 1) { _ in 0 })
    let shift = self.shift(RoadSignal(lane.pass(gain: 1.7, seed: 2) { _ in error }), onto: common)
    for chainage in stride(from: 100.0, to: 1100, by: 50) {
      #expect(abs(shift.meters(at: chainage) + error) < 0.7, "at \(chainage) m")
    }
  }

  @Test func `an error that drifts along the road is followed`() {
    let common = RoadSignal(lane.pass(noise: 0, seed: 1) { _ in 0 })
    let drift = { (chainage: Double) in -4 + 8 * chainage / 1200 }
    let shift = self.shift(RoadSignal(lane.pass(seed: 3, error: drift)), onto: common)
    for chainage in stride(from: 100.0, to: 1100, by: 50) {
      #expect(abs(shift.meters(at: chainage) + drift(chainage)) < 1, "at \(chainage) m")
    }
  }

  @Test func `signals that have nothing in common are hardly moved`() {
    let common = RoadSignal(lane.pass(seed: 1) { _ in 0 })
    let stranger = LaneOfLevels(meters: 1200, seed: 77).pass(seed: 5) { _ in 0 }
    let shift = self.shift(RoadSignal(stranger), onto: common)
    #expect(stride(from: 0.0, to: 1200, by: 50).allSatisfy { abs(shift.meters(at: $0)) < 6 })
    let empty = RoadSignal(first: 0, values: [])
    #expect(self.shift(empty, onto: common) == .none)
    #expect(self.shift(common, onto: empty) == .none)
  }

  // Slabs of 10 m with open joints: one joint is like the next, only the slabs' own roughness tells them apart.
  @Test func `on a road that repeats itself the run isn't moved by a whole slab`() {
    let weak = LaneOfLevels(meters: 1200, seed: 8).levels
    let slabs = LaneOfLevels(levels: weak.enumerated().map { i, level in (i % 20 < 2 ? 9 : 2) + 0.5 * level })
    let common = RoadSignal(slabs.pass(noise: 0.1, seed: 1) { _ in 0 })
    for error in [-4.0, 3, 7] {
      let shift = self.shift(RoadSignal(slabs.pass(noise: 0.1, seed: 2) { _ in error }), onto: common)
      for chainage in stride(from: 100.0, to: 1100, by: 50) {
        #expect(abs(shift.meters(at: chainage) + error) < 1, "\(error) m at \(chainage) m")
      }
    }
  }

  // ρ = 0 says nothing; (1 − ¾)^(−n/2) for ρ² = ¾ and n = 4 is 16.
  @Test func `a correlation proves as much as its independent values do`() {
    #expect(RunAlignment.likelihood(correlation: 0, evidence: 10) == 1)
    #expect(RunAlignment.likelihood(correlation: -0.9, evidence: 10) == 1)
    let three = RunAlignment.likelihood(correlation: 0.75.squareRoot(), evidence: 4)
    #expect(abs(three - 16) < 1e-9)
    let sure = RunAlignment.likelihood(correlation: 1, evidence: 1000)
    #expect(sure.isFinite && sure > 1e19)
  }
}
