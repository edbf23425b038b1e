import RoadSignals
import Testing

@Suite struct MovingStatisticsTests {
  private func statistics(_ x: [Double], halfWidth: Int, cuts: [Range<Int>]? = nil) -> ([Double], [Double]) {
    var stage = MovingStatistics(halfWidth: halfWidth)
    var means: [Double] = []
    var levels: [Double] = []
    for cut in cuts ?? [x.indices] { stage.push(Array(x[cut]), means: &means, rootMeanSquares: &levels) }
    stage.finish(means: &means, rootMeanSquares: &levels)
    return (means, levels)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000], [0, 1, 4, 50])
  func `every window is as if counted by itself`(_ count: Int, _ halfWidth: Int) {
    let x = SignalFixtures.noise(count, seed: 1)
    let (means, levels) = statistics(x, halfWidth: halfWidth)
    #expect(means.count == count && levels.count == count)
    for n in 0..<min(count, means.count) {
      let window = x[max(0, n - halfWidth)...min(count - 1, n + halfWidth)]
      let size = Double(window.count)
      #expect(abs(means[n] - window.reduce(0, +) / size) <= 1e-13)
      let square = window.reduce(0) { $0 + $1 * $1 }
      #expect(abs(levels[n] - (square / size).squareRoot()) <= 1e-13)
    }
  }

  @Test(arguments: 1...4)
  func `any cut gives the same bits`(_ seed: Int) {
    let x = SignalFixtures.noise(1000, seed: 2)
    let whole = statistics(x, halfWidth: 33)
    let cut = statistics(x, halfWidth: 33, cuts: SignalFixtures.cuts(1000, seed: UInt64(seed)))
    #expect(cut == whole)
  }

  @Test func `a loud past is forgotten exactly`() {
    // A running difference would be left with rounding errors of 1e12's size.
    let x = [Double](repeating: 1e12, count: 100) + [Double](repeating: 0.1, count: 200)
    let (means, levels) = statistics(x, halfWidth: 10)
    for n in 120..<300 {
      #expect(abs(means[n] - 0.1) <= 1e-16)
      #expect(abs(levels[n] - 0.1) <= 1e-16)
    }
  }
}
