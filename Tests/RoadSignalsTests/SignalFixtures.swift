/// Signals for the tests of this room: all from closed forms or a seed.
enum SignalFixtures {
  /// Uniform in −1…1, from a 64-bit linear congruential generator (Knuth's constants), upper bits.
  static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(Int64(bitPattern: state)) / Double(Int64.max)
    }
  }

  /// Approximately normal, standard deviation 1: twelve uniform values summed.
  static func normal(_ count: Int, seed: UInt64) -> [Double] {
    let uniform = noise(12 * count, seed: seed)
    return (0..<count).map { uniform[12 * $0..<12 * $0 + 12].reduce(0, +) / 2 }
  }

  /// Places to cut a stretch of `count` samples into pushes: empty, tiny and long ones mixed.
  static func cuts(_ count: Int, seed: UInt64) -> [Range<Int>] {
    let lengths = [0, 1, 2, 3, 7, 8, 9, 31, 64, 200, 515]
    var ranges: [Range<Int>] = []
    var at = 0
    var turn = 0
    let draws = noise(4096, seed: seed)
    while at < count {
      let draw = (draws[turn % draws.count] + 1) / 2
      let end = min(count, at + lengths[min(lengths.count - 1, Int(draw * Double(lengths.count)))])
      ranges.append(at..<end)
      at = end
      turn += 1
    }
    return ranges
  }

  /// Amplitude and phase (radians) of the best-fitting sine of `hertz` and the RMS of what it doesn't explain.
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
