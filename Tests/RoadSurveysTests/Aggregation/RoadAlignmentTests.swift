import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct RoadAlignmentTests {
  private let lane = LaneOfLevels(meters: 1000, seed: 9)

  /// Errors of five runs, m, each constant.
  private static let errors = [-6.0, 2.0, 5.0, 1.0, -3.0]

  @Test(arguments: [2, 3, 5]) func `runs meet where their places are right in the mean`(count: Int) {
    let passes = (0..<count).map { i in
      lane.pass(gain: 0.8 + 0.1 * Double(i), seed: UInt64(20 + i)) { _ in Self.errors[i] }
    }
    let mean = Self.errors[..<count].reduce(0, +) / Double(count)
    var alignment = RoadAlignment(configuration: AlignmentConfiguration(), roadLength: 1000)
    let shifts = alignment.common(of: passes).shifts
    for (error, shift) in zip(Self.errors, shifts) {
      for chainage in stride(from: 100.0, to: 900, by: 100) {
        #expect(abs(error + shift.meters(at: chainage) - mean) < 1, "error \(error) at \(chainage) m")
      }
    }
  }

  @Test func `the run that knows its place leads, those that don't follow`() {
    var passes = (0..<3).map { i in lane.pass(seed: UInt64(50 + i)) { _ in [0.0, 6, 6][i] } }
    for i in passes.indices {
      for a in passes[i].anchors.indices {
        passes[i].anchors[a].deviationCentimeters = i == 0 ? 50 : 500
      }
    }
    var alignment = RoadAlignment(configuration: AlignmentConfiguration(), roadLength: 1000)
    let shifts = alignment.common(of: passes).shifts
    // Weights 4, 1/25 and 1/25: the common place is 0.12 m off, not 4 m.
    for (error, shift) in zip([0.0, 6, 6], shifts) {
      #expect(abs(error + shift.meters(at: 500) - 0.12) < 1)
    }
  }

  @Test func `a run that came later is moved onto the common signal`() {
    let passes = (0..<3).map { i in lane.pass(seed: UInt64(30 + i)) { _ in 0 } }
    var alignment = RoadAlignment(configuration: AlignmentConfiguration(), roadLength: 1000)
    let common = alignment.common(of: passes)
    let shift = alignment.shift(of: lane.pass(seed: 40) { _ in 7 }, onto: common)
    #expect(abs(shift.meters(at: 500) + 7) < 0.7)
  }

  @Test func `one run stays where it is`() {
    var alignment = RoadAlignment(configuration: AlignmentConfiguration(), roadLength: 1000)
    let shifts = alignment.common(of: [lane.pass(seed: 1) { _ in 4 }]).shifts
    #expect(shifts.count == 1 && shifts[0].meters(at: 300) == 0)
  }

  /// (1 − λ)² = (P + c²) / mean(σᵢ² − P), P = 1 / Σ σᵢ⁻²: by hand, without and with a common error c of 1 m.
  private static let shares: [(errors: [Double], common: Double, share: Double)] = [
    ([2], 0, 0), ([2, 2], 0, 0), ([1, 1, 1], 0, 1 - 0.5.squareRoot()),
    ([2, 2, 2], 0, 1 - 0.5.squareRoot()), ([4, 4, 4, 4, 4], 0, 0.5),
    ([1, 8, 8], 0, 1 - (0.96970 / 42.0303).squareRoot()), ([1, 1, 1], 1, 0),
    ([2, 2, 2], 1, 1 - (7.0 / 8).squareRoot()), ([4, 4, 4, 4, 4], 1, 1 - (4.2 / 12.8).squareRoot()),
    ([1, 8, 8], 1, 1 - (1.96970 / 42.0303).squareRoot()),
  ]

  @Test(arguments: shares)
  func `runs stay as far apart as their common place is unknown`(
    errors: [Double], common: Double, share: Double
  ) {
    let passes = errors.map { error in
      var pass = lane.pass(seed: 60) { _ in 0 }
      for a in pass.anchors.indices { pass.anchors[a].deviationCentimeters = UInt16(error * 100) }
      return pass
    }
    var configuration = AlignmentConfiguration()
    configuration.commonDeviation = common
    var alignment = RoadAlignment(configuration: configuration, roadLength: 1000)
    #expect(abs(alignment.common(of: passes).share.meters(at: 500) - share) < 0.002)
  }

  @Test func `a share of a shift is that share everywhere`() {
    let shift = ChainageShift(start: 100, spacing: 10, knots: [2, 4, 6])
    let half = ChainageShift(start: 0, spacing: 200, knots: [0.5, 0.5])
    #expect(shift.scaled(by: half).knots == [1, 2, 3])
    #expect(ChainageShift.none.scaled(by: half).meters(at: 50) == 0)
  }
}
