import RoadKernels

/// Normalised cross-correlation of two signals of equal rate over a range of lags, with a peak finer than a sample.
///
/// values[l] is Pearson's correlation of x[n] with y[n + lag] over the samples where both exist: if y is x delayed by
/// d samples, the peak lies at lag d. Lags with too little overlap, or where one signal is constant, give 0.
/// Complexity: O(n log n) for n the two lengths together.
public struct CrossCorrelation: Sendable, Hashable {
  /// The place where the signals agree best.
  public struct Peak: Sendable, Hashable {
    /// Lag in samples, refined by the parabola through the best lag and its neighbours.
    public var lag: Double
    /// Correlation at the best whole lag, −1…1.
    public var correlation: Double
    /// False when the best lag is the range's first or last one: the true peak may lie outside.
    public var isInterior: Bool
  }

  public let lags: ClosedRange<Int>
  /// One value per lag.
  public let values: [Double]

  /// Correlates; `minimumOverlap` defaults to half of the shorter signal. The signals must be finite.
  public init(_ x: [Double], _ y: [Double], lags: ClosedRange<Int>, minimumOverlap: Int? = nil) {
    var plan = Plan()
    self.init(x, y, lags: lags, minimumOverlap: minimumOverlap, plan: &plan)
  }

  /// Correlates with a plan that outlives the call: what a transform of this length needs is worked out once.
  public init(
    _ x: [Double], _ y: [Double], lags: ClosedRange<Int>, minimumOverlap: Int? = nil, plan: inout Plan
  ) {
    self.lags = lags
    let least = max(2, minimumOverlap ?? min(x.count, y.count) / 2)
    // Without their means the sums below hardly cancel.
    let x = Detrend.mean(x)
    let y = Detrend.mean(y)
    guard !x.isEmpty && !y.isEmpty else {
      values = lags.map { _ in 0 }
      return
    }
    let products = plan.products(x, y)
    let xSums = Self.prefixes(x)
    let ySums = Self.prefixes(y)
    let xSquares = Self.prefixes(x.map { $0 * $0 })
    let ySquares = Self.prefixes(y.map { $0 * $0 })
    values = lags.map { lag in
      let from = max(0, -lag)
      let to = min(x.count, y.count - lag)
      guard to - from >= least else { return 0 }
      let n = Double(to - from)
      let sumX = xSums[to] - xSums[from]
      let sumY = ySums[to + lag] - ySums[from + lag]
      let energyX = xSquares[to] - xSquares[from] - sumX * sumX / n
      let energyY = ySquares[to + lag] - ySquares[from + lag] - sumY * sumY / n
      // A stretch of constant values leaves rounding errors of the whole signal's energy.
      guard energyX > 1e-12 * xSquares[x.count], energyY > 1e-12 * ySquares[y.count] else { return 0 }
      let product = products[lag < 0 ? lag + products.count : lag] - sumX * sumY / n
      return min(1, max(-1, product / (energyX * energyY).squareRoot()))
    }
  }

  /// The lag of greatest positive correlation; nil when there is none. Of equal ones the first.
  public var peak: Peak? {
    guard
      let best = values.indices.max(by: { values[$0] < values[$1] || (values[$0] == values[$1] && $0 > $1) }),
      values[best] > 0
    else { return nil }
    let lag = Double(lags.lowerBound + best)
    guard best > 0 && best < values.count - 1 else {
      return Peak(lag: lag, correlation: values[best], isInterior: false)
    }
    let left = values[best - 1]
    let right = values[best + 1]
    let curvature = left - 2 * values[best] + right
    let shift = curvature < 0 ? (left - right) / (2 * curvature) : 0
    return Peak(lag: lag + shift, correlation: values[best], isInterior: true)
  }

  private static func prefixes(_ values: [Double]) -> [Double] {
    var sums = [0.0]
    sums.reserveCapacity(values.count + 1)
    var sum = 0.0
    for value in values {
      sum += value
      sums.append(sum)
    }
    return sums
  }
}

extension CrossCorrelation {
  /// The transform of the last length that was asked for, and its buffers: for many signals of one length.
  public struct Plan: Sendable {
    private var fft = RealFFT(length: 2)
    private var padded: [Double] = []
    private var real: [Double] = []
    private var imaginary: [Double] = []
    private var otherReal: [Double] = []
    private var otherImaginary: [Double] = []

    public init() {}

    /// Σ x[n]·y[n + lag] at index lag (negative lags from the end), through the frequency domain.
    fileprivate mutating func products(_ x: [Double], _ y: [Double]) -> [Double] {
      var length = 2
      while length < x.count + y.count { length *= 2 }
      if padded.count != length { prepare(length) }
      pad(y)
      fft.forward(padded, real: &real, imaginary: &imaginary)
      pad(x)
      fft.forward(padded, real: &otherReal, imaginary: &otherImaginary)
      for k in otherImaginary.indices { otherImaginary[k] = -otherImaginary[k] }
      Spectrum.multiply(&real, &imaginary, by: otherReal, otherImaginary)
      fft.inverse(real: real, imaginary: imaginary, into: &padded)
      return padded
    }

    private mutating func prepare(_ length: Int) {
      if fft.length != length { fft = RealFFT(length: length) }
      padded = [Double](repeating: 0, count: length)
      real = [Double](repeating: 0, count: fft.binCount)
      (imaginary, otherReal, otherImaginary) = (real, real, real)
    }

    private mutating func pad(_ signal: [Double]) {
      padded.replaceSubrange(..<signal.count, with: signal)
      for i in signal.count..<padded.count { padded[i] = 0 }
    }
  }
}
