import RoadKernels

/// Keeps every `factor`-th sample of an even signal after a zero-phase low-pass.
///
/// Output k belongs to input k·factor. The low-pass is a Kaiser-windowed sinc of 26·factor + 1 taps: flat to 0.4 of the
/// output rate (±0.0001), −80 dB from 0.6 of it on, so that nothing folds below 0.4. Beyond the ends the first and the
/// last value are repeated, as a step to zero of 9.81 m/s² would ring. Latency: 13 output samples.
struct Decimator: Sendable {
  let factor: Int
  private let halfLength: Int
  private let kernel: [Double]
  private var window: [Double] = []
  private var hasStarted = false

  init(factor: Int) {
    precondition(factor >= 1, "A decimation factor is at least 1.")
    self.factor = factor
    halfLength = factor == 1 ? 0 : 13 * factor
    kernel = factor == 1 ? [1] : Self.lowPass(factor: factor, halfLength: halfLength)
  }

  mutating func push(_ input: [Double], into output: inout [Double]) {
    guard let first = input.first else { return }
    if !hasStarted {
      window.append(contentsOf: repeatElement(first, count: halfLength))
      hasStarted = true
    }
    window.append(contentsOf: input)
    var at = 0
    while at + kernel.count <= window.count {
      output.append(Reductions.dot(window.span.extracting(at..<at + kernel.count), kernel.span))
      at += factor
    }
    window.removeFirst(at)
  }

  mutating func finish(into output: inout [Double]) {
    if let last = window.last, hasStarted {
      push([Double](repeating: last, count: halfLength), into: &output)
    }
    window.removeAll()
    hasStarted = false
  }

  private static func lowPass(factor: Int, halfLength: Int) -> [Double] {
    // Kaiser's formula for 80 dB.
    let beta = 0.1102 * (80 - 8.7)
    let scale = besselI0(beta)
    let taps = (-halfLength...halfLength).map { lag -> Double in
      let x = Double(lag) / Double(halfLength)
      let window = besselI0(beta * (1 - x * x).squareRoot()) / scale
      guard lag != 0 else { return window }
      let angle = Double(lag) / Double(factor)
      return window * UnitCircle.point(turns: angle / 2).sine / (Double.pi * angle)
    }
    let total = Reductions.sum(taps.span)
    return taps.map { $0 / total }
  }

  /// Modified Bessel function of order 0 by its power series, which converges fast for arguments below 10.
  private static func besselI0(_ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    for k in 1...40 {
      let factor = x / (2 * Double(k))
      term *= factor * factor
      sum += term
    }
    return sum
  }
}
