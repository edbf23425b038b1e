import TestSupport

/// Signals for the tests of this room: all from closed forms or a seed.
enum SignalFixtures {
  /// Uniform in −1…1.
  static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in 2 * generator.uniform() - 1 }
  }

  /// Approximately normal, standard deviation 1: twelve uniform values summed.
  static func normal(_ count: Int, seed: UInt64) -> [Double] {
    let uniform = noise(12 * count, seed: seed)
    return (0..<count).map { uniform[12 * $0..<12 * $0 + 12].reduce(0, +) / 2 }
  }

  /// Places to cut a stretch of `count` samples into pushes.
  static func cuts(_ count: Int, seed: UInt64) -> [Range<Int>] {
    var generator = SplitMix64(seed: seed)
    return randomCuts(of: count, using: &generator)
  }

  /// Amplitude of the best-fitting sine of `hertz`, and the RMS of what it doesn't explain.
  static func sineFit(_ signal: [Double], times: [Double], hertz: Double) -> (
    amplitude: Double, residual: Double
  ) {
    var ss = 0.0
    var cc = 0.0
    var sc = 0.0
    var ys = 0.0
    var yc = 0.0
    let basis = times.map { circle($0 * hertz) }
    for (y, b) in zip(signal, basis) {
      ss += b.sine * b.sine
      cc += b.cosine * b.cosine
      sc += b.sine * b.cosine
      ys += y * b.sine
      yc += y * b.cosine
    }
    let det = ss * cc - sc * sc
    let a = (ys * cc - yc * sc) / det
    let b = (yc * ss - ys * sc) / det
    var rest = 0.0
    for (y, p) in zip(signal, basis) {
      let off = y - a * p.sine - b * p.cosine
      rest += off * off
    }
    return ((a * a + b * b).squareRoot(), (rest / Double(signal.count)).squareRoot())
  }
}
