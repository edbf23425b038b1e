import RoadSignals
import Testing

@Suite struct CrossCorrelationTests {
  /// Pearson's correlation of the overlap, summed as it is defined.
  private func direct(_ x: [Double], _ y: [Double], lag: Int) -> Double {
    let pairs = x.indices.filter { y.indices.contains($0 + lag) }.map { (x[$0], y[$0 + lag]) }
    let n = Double(pairs.count)
    let mx = pairs.reduce(0) { $0 + $1.0 } / n
    let my = pairs.reduce(0) { $0 + $1.1 } / n
    let xy = pairs.reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    let xx = pairs.reduce(0) { $0 + ($1.0 - mx) * ($1.0 - mx) }
    let yy = pairs.reduce(0) { $0 + ($1.1 - my) * ($1.1 - my) }
    return xy / (xx * yy).squareRoot()
  }

  @Test(arguments: [(7, 9), (8, 8), (64, 63), (100, 300), (300, 100)])
  func `every lag agrees with the definition`(_ counts: (Int, Int)) {
    let x = SignalFixtures.noise(counts.0, seed: 1).map { $0 + 5 }
    let y = SignalFixtures.noise(counts.1, seed: 2).map { 3 * $0 - 2 }
    let correlation = CrossCorrelation(x, y, lags: -3...5, minimumOverlap: 2)
    for (lag, value) in zip(-3...5, correlation.values) {
      #expect(abs(value - direct(x, y, lag: lag)) <= 1e-12)
    }
  }

  @Test(arguments: [-20, -1, 0, 1, 13])
  func `a whole delay is found exactly`(_ delay: Int) throws {
    let source = SignalFixtures.noise(500, seed: 3)
    let x = Array(source[50..<450])
    let y = Array(source[50 - delay..<450 - delay]).map { 9.81 + 0.3 * $0 }
    let peak = try #require(CrossCorrelation(x, y, lags: -30...30).peak)
    #expect(abs(peak.lag - Double(delay)) <= 0.1)
    #expect(peak.correlation >= 0.999_999_999)
    #expect(peak.isInterior)
  }

  @Test func `a broken delay is found to a twentieth of a sample`() throws {
    // 0.02 cycles a sample and two more tones: smooth as speed is.
    let signal = { (n: Double) in
      circle(0.02 * n).sine + 0.5 * circle(0.037 * n).cosine + circle(0.011 * n).cosine
    }
    let x = (0..<600).map { signal(Double($0)) }
    let y = (0..<600).map { signal(Double($0) - 3.37) }
    let peak = try #require(CrossCorrelation(x, y, lags: -20...20).peak)
    #expect(abs(peak.lag - 3.37) <= 0.05)
  }

  @Test func `a peak at the range's end is marked`() throws {
    let source = SignalFixtures.noise(300, seed: 4)
    let peak = try #require(
      CrossCorrelation(Array(source[50..<250]), Array(source[40..<240]), lags: 0...10).peak)
    #expect(peak.lag == 10)
    #expect(!peak.isInterior)
  }

  @Test func `nothing to compare gives zero and no peak`() {
    let x = SignalFixtures.noise(50, seed: 5)
    #expect(CrossCorrelation(x, [], lags: -2...2).values == [0, 0, 0, 0, 0])
    #expect(CrossCorrelation([], [], lags: 0...0).peak == nil)
    #expect(CrossCorrelation(x, [Double](repeating: 0.1, count: 50), lags: -2...2).peak == nil)
    // Lags beyond the signals' lengths.
    #expect(CrossCorrelation(x, x, lags: 60...62).values == [0, 0, 0])
  }
}
