import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct MonotoneCubicTests {
  /// scipy 1.17.1, `PchipInterpolator(x, y)(places)`.
  @Test func `values agree with scipy's pchip`() {
    let curve = MonotoneCubic(x: [0, 0.3, 0.5, 1.2, 1.25, 2, 3], y: [0, 0.1, 0.1, 0.4, 0.05, -0.2, -0.3])
    let places = [0, 0.1, 0.25, 0.3, 0.4, 0.75, 1.1, 1.22, 1.3, 1.9, 2.5, 2.9, 3.0]
    let expected = [
      0.0, 0.049629629629629635, 0.09629629629629631, 0.1, 0.1, 0.18746355685131197, 0.38338192419825073,
      0.28095670103092785, 0.009587829826570977, -0.1859990755812785, -0.2697368421052631,
      -0.2986210526315789, -0.30000000000000004,
    ]
    for (value, e) in zip(curve.values(at: places), expected) { #expect(abs(value - e) < 1e-14) }
  }

  /// scipy 1.17.1: an end slope that would overshoot is bent back.
  @Test func `three points agree with scipy's pchip`() {
    let curve = MonotoneCubic(x: [0, 0.3, 0.5], y: [0, 0.1, -0.4])
    let expected = [0.07037037037037037, 0.09629629629629628, -0.05916666666666676, -0.21968750000000004]
    for (value, e) in zip(curve.values(at: [0.1, 0.2, 0.4, 0.45]), expected) {
      #expect(abs(value - e) < 1e-14)
    }
  }

  @Test func `two points make a line`() {
    #expect(MonotoneCubic(x: [1, 3], y: [0, 1]).values(at: [1, 1.5, 2, 3]) == [0, 0.25, 0.5, 1])
  }

  @Test func `the curve stays between its neighbours`() {
    var generator = SplitMix64(seed: 4)
    var (x, y): ([Double], [Double]) = ([0], [0])
    for _ in 0..<300 {
      x.append(x[x.count - 1] + 0.001 + generator.uniform() * 0.5)
      y.append(generator.uniform())
    }
    let curve = MonotoneCubic(x: x, y: y)
    for i in 0..<300 {
      let places = (0...10).map { x[i] + (x[i + 1] - x[i]) * Double($0) / 10 }
      for value in curve.values(at: places) {
        #expect(value >= min(y[i], y[i + 1]) - 1e-12 && value <= max(y[i], y[i + 1]) + 1e-12)
      }
    }
  }
}
