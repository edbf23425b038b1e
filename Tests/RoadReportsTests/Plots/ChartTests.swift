import Testing

@testable import RoadReports

@Suite struct ChartTests {
  @Test func `an axis holds its values with a little room`() {
    #expect(Chart.Axis.holding("", [0, 10, .nan]).range == -0.4...10.4)
    #expect(Chart.Axis.holding("", [2, 10], including: 0).range == 0...10.4)
    #expect(Chart.Axis.holding("", [5]).range == 4.5...5.5)
    #expect(Chart.Axis.holding("", [100, 100]).range == 96...104)
    #expect(Chart.Axis.holding("", []).range == 0...1)
    #expect(Chart.Axis.holding("", [.nan, .infinity]).range == 0...1)
  }

  @Test func `values that differ by rounding alone are one value`() {
    let axis = Chart.Axis.holding("", [1e6, 1e6 + 1e-6])
    #expect(axis.range.upperBound - axis.range.lowerBound > 1)
  }

  @Test func `a place on a plain axis is its share, beyond the ends too`() {
    let axis = Chart.Axis("", 2...6)
    #expect([2, 4, 6, 8, 0].map(axis.share) == [0, 0.5, 1, 1.5, -0.5])
    #expect(Chart.Axis("", 3...3).share(of: 3) == 0.5)
  }

  @Test
  func `on a logarithmic axis decades are equal, zero lies below everything and less than that nowhere`() {
    let axis = Chart.Axis("", 0.1...1000, isLogarithmic: true)
    let shares = [0.1, 1, 10, 1000].map(axis.share)
    for (share, expected) in zip(shares, [0, 0.25, 0.5, 1]) { #expect(abs(share - expected) < 1e-12) }
    #expect(axis.share(of: 0) == -.infinity && axis.share(of: -1).isNaN)
    #expect(Chart.Axis("", 5...5, isLogarithmic: true).share(of: 5) == 0.5)
  }

  @Test func `colours differ in brightness, so that they can be told without colour`() {
    // Relative luminance as WCAG 2.1 has it.
    func luminance(_ colour: Chart.Colour) -> Double {
      let value = Int(colour.rawValue.dropFirst(), radix: 16) ?? 0
      let parts = [16, 8, 0].map { Double((value >> $0) & 255) / 255 }
      let linear = parts.map { $0 <= 0.03928 ? $0 / 12.92 : Double.powered(($0 + 0.055) / 1.055) }
      return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
    // Those that stand for classes, beside each other in one plot.
    let shown = [Chart.Colour.ink, .blue, .red, .orange].map(luminance)
    for (darker, lighter) in zip(shown, shown.dropFirst()) {
      #expect((lighter + 0.05) / (darker + 0.05) > 1.25)
    }
  }

  @Test func `panels are equal where everything in them is, the legend too`() {
    var a = Chart.Panel("t", x: Chart.Axis("x", 0...1), y: Chart.Axis("y", 0...1))
    var b = a
    #expect(a == b)
    a.legend = [(.blue, "one")]
    #expect(a != b)
    b.legend = [(.blue, "one")]
    b.marks = [.points(x: [1], y: [1], .blue)]
    #expect(a != b)
  }
}

extension Double {
  /// To the power of 2.4, by squares and roots: 2.4 ≈ 2 + 1/4 + 1/8 + 1/64 + 1/128 + …
  fileprivate static func powered(_ value: Double) -> Double {
    var (result, root, left) = (value * value, value, 0.4)
    var step = 1.0
    for _ in 0..<40 {
      root = root.squareRoot()
      step /= 2
      if left >= step {
        result *= root
        left -= step
      }
    }
    return result
  }
}
