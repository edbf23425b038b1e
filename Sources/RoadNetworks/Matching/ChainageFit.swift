/// How chainage is smoothed along the way that was found.
public struct ChainageFitConfiguration: Sendable, Hashable, Codable {
  /// Standard deviation of the Gaussian window, metres of travel. The default is 250.
  public var windowMeters = 250.0
  /// Fixes are averaged over pieces of this length first, metres of travel; also the spacing of anchors. The default is 20.
  public var binMeters = 20.0
  /// How much the local scale of the driven distance may differ from the drive's mean scale (1 σ). The default is 0.003.
  public var scaleDeviation = 0.003
  /// How far a mean position of one bin is off (1 σ of the noise that the window can't average out), metres. The default is 8.
  public var binNoiseMeters = 8.0
  /// Residuals beyond this many robust standard deviations count nothing. The default is 4.7.
  public var outlierDeviations = 4.7
  /// Distance to the nearest fix at which confidence has fallen to 1/e, metres of travel. The default is 200.
  public var gapMeters = 200.0

  public init() {}

  static let meanings: [String: String] = [
    "windowMeters": "standard deviation of the window over which chainage is smoothed, metres of travel",
    "binMeters":
      "fixes are averaged over this length first, and anchors stand this far apart, metres of travel",
    "scaleDeviation": "how much the local scale of the driven distance may differ from the drive's mean",
    "binNoiseMeters": "noise of one averaged position against which that scale is weighed, metres",
    "outlierDeviations": "robust standard deviations beyond which a position counts nothing",
    "gapMeters": "distance to the nearest fix at which confidence has fallen to 1/e, metres of travel",
  ]
}

/// Smooth monotone positions along a way from noisy ones: position = travelled + offset(travelled).
///
/// A matched fix is off by metres and wavers with the receiver; integrated speed is smooth but drifts by its scale. Their
/// difference, the offset, hardly changes along the way: it is estimated by robust local linear regression (Cleveland 1979,
/// Gaussian window, Tukey's biweight), its slope held near the drive's mean scale. Complexity: O(fixes + bins · window).
public struct ChainageFit: Sendable {
  public let configuration: ChainageFitConfiguration

  public init(configuration: ChainageFitConfiguration = ChainageFitConfiguration()) {
    precondition(configuration.binMeters > 0, "The bins of a chainage fit need a length")
    precondition(configuration.windowMeters > 0, "The window of a chainage fit needs a length")
    self.configuration = configuration
  }

  /// A stretch with fitted anchors instead of raw ones, one for each fix, from the first to the last travelled distance.
  public func fitted(_ stretch: MatchedStretch) -> MatchedStretch {
    let sign = stretch.direction == .forward ? 1.0 : -1.0
    let nodes = fit(
      stretch.anchors.map {
        Observation(
          travelledMeters: $0.travelledMeters, position: sign * $0.chainageMeters, sigma: 1,
          confidence: $0.confidence)
      })
    var result = stretch
    result.anchors = nodes.map {
      MatchedStretch.Anchor(
        travelledMeters: $0.travelledMeters, chainageMeters: sign * $0.position, confidence: $0.confidence)
    }
    return result
  }

  /// A position along the way, measured at one fix.
  struct Observation {
    var travelledMeters: Double
    var position: Double
    /// Standard deviation, metres; only ratios matter.
    var sigma: Double
    /// 0…1.
    var confidence: Double
  }

  /// A fitted position.
  struct Node {
    var travelledMeters: Double
    var position: Double
    var confidence: Double
  }

  private struct Bin {
    var travelled = 0.0
    var offset = 0.0
    var weight = 0.0
    var confidence = 0.0
    var robust = 1.0
    var fitted = 0.0
  }

  /// Nodes from the first to the last travelled distance, both strictly increasing in travelled and never decreasing in
  /// position; empty for observations without extent.
  ///
  /// Precondition: observations come in order of travelled distance.
  func fit(_ observations: [Observation]) -> [Node] {
    guard let first = observations.first, let last = observations.last,
      last.travelledMeters > first.travelledMeters
    else { return [] }
    var bins = binned(observations, from: first.travelledMeters)
    let meanScale = globalScale(bins)
    let length = last.travelledMeters - first.travelledMeters
    var knots = Knots(from: first.travelledMeters, length: length, spacing: configuration.windowMeters / 5)
    for round in 0..<3 {
      knots.fill {
        offset(at: $0, bins, around: $1, meanScale)
      } nearest: {
        nearest($0, in: bins, from: $1)
      }
      if round == 2 { break }
      for i in bins.indices { bins[i].fitted = knots.offset(at: bins[i].travelled) }
      weighRobustly(&bins)
    }
    // Anchors on a regular grid, so that neighbouring cells of the result differ by data, not by where fixes fell.
    let steps = max(1, Int((length / configuration.binMeters).rounded(.up)))
    var nodes: [Node] = []
    nodes.reserveCapacity(steps + 1)
    var near = 0
    for s in 0...steps {
      let travelled =
        s == steps ? last.travelledMeters : first.travelledMeters + length * Double(s) / Double(steps)
      near = nearest(travelled, in: bins, from: near)
      var position = travelled + knots.offset(at: travelled)
      if let before = nodes.last { position = max(position, before.position) }
      nodes.append(
        Node(
          travelledMeters: travelled, position: position,
          confidence: confidence(at: travelled, bins, near: near)))
    }
    return nodes
  }

  /// The bin nearest to a travelled distance, looked for from `start` on.
  private func nearest(_ travelled: Double, in bins: [Bin], from start: Int) -> Int {
    var near = start
    while near + 1 < bins.count
      && abs(bins[near + 1].travelled - travelled) < abs(bins[near].travelled - travelled)
    { near += 1 }
    return near
  }

  /// The fitted offset at even distances, straight between them: it bends over windows, so a fifth of one loses nothing.
  private struct Knots {
    let from: Double
    let spacing: Double
    var offsets: [Double]

    init(from: Double, length: Double, spacing: Double) {
      let count = max(1, Int((length / spacing).rounded(.up)))
      self.from = from
      self.spacing = length / Double(count)
      offsets = Array(repeating: 0, count: count + 1)
    }

    mutating func fill(
      _ offset: (_ travelled: Double, _ bin: Int) -> Double,
      nearest: (_ travelled: Double, _ start: Int) -> Int
    ) {
      var near = 0
      for k in offsets.indices {
        let travelled = from + spacing * Double(k)
        near = nearest(travelled, near)
        offsets[k] = offset(travelled, near)
      }
    }

    func offset(at travelled: Double) -> Double {
      let u = max(0, (travelled - from) / spacing)
      let k = min(offsets.count - 2, Int(u))
      return offsets[k] + (u - Double(k)) * (offsets[k + 1] - offsets[k])
    }
  }

  private func binned(_ observations: [Observation], from start: Double) -> [Bin] {
    var bins: [Bin] = []
    var open = Bin()
    var sums = (weight: 0.0, travelled: 0.0, offset: 0.0, sigma: 0.0, confidence: 0.0, count: 0.0)
    var current = 0.0
    func close() {
      guard sums.count > 0 else { return }
      open = Bin()
      open.travelled = sums.travelled / sums.weight
      open.offset = sums.offset / sums.weight
      open.confidence = sums.confidence / sums.count
      // Fixes of one bin err alike: a bin weighs as one fix, however many it holds.
      let sigma = sums.sigma / sums.count
      open.weight = 1 / (sigma * sigma)
      bins.append(open)
      sums = (0, 0, 0, 0, 0, 0)
    }
    for o in observations {
      let number = ((o.travelledMeters - start) / configuration.binMeters).rounded(.down)
      if number != current {
        close()
        current = number
      }
      let weight = 1 / (o.sigma * o.sigma)
      sums.weight += weight
      sums.travelled += weight * o.travelledMeters
      sums.offset += weight * (o.position - o.travelledMeters)
      sums.sigma += o.sigma
      sums.confidence += o.confidence
      sums.count += 1
    }
    close()
    return bins
  }

  /// Slope of the offset over the whole way, shrunk towards 0 on short ones.
  private func globalScale(_ bins: [Bin]) -> Double {
    var w = 0.0
    var x = 0.0
    var y = 0.0
    for bin in bins {
      w += bin.weight
      x += bin.weight * bin.travelled
      y += bin.weight * bin.offset
    }
    let meanX = x / w
    let meanY = y / w
    var xx = 0.0
    var xy = 0.0
    for bin in bins {
      let d = bin.travelled - meanX
      xx += bin.weight * d * d
      xy += bin.weight * d * (bin.offset - meanY)
    }
    return xy / (xx + ridge(meanWeight: w / Double(bins.count), deviation: 0.01))
  }

  /// Weight of the prior on a slope, so that it counts against bins whose errors are `binNoiseMeters`.
  private func ridge(meanWeight: Double, deviation: Double) -> Double {
    let ratio = configuration.binNoiseMeters / deviation
    return meanWeight * ratio * ratio
  }

  /// The offset at a travelled distance; `centre` is a bin near it.
  private func offset(at travelled: Double, _ bins: [Bin], around centre: Int, _ meanScale: Double) -> Double
  {
    let reach = 3 * configuration.windowMeters
    var s0 = 0.0
    var s1 = 0.0
    var s2 = 0.0
    var r0 = 0.0
    var r1 = 0.0
    var count = 0.0
    var weights = 0.0
    // Offsets are taken relative to the centre's, so that long drives lose no digits.
    let base = bins[centre].offset
    func add(_ bin: Bin) -> Bool {
      let x = bin.travelled - travelled
      if abs(x) > reach { return false }
      let u = x / configuration.windowMeters
      let w = bin.weight * bin.robust * Self.gaussian(u)
      s0 += w
      s1 += w * x
      s2 += w * x * x
      r0 += w * (bin.offset - base)
      r1 += w * x * (bin.offset - base)
      weights += bin.weight
      count += 1
      return true
    }
    var i = centre
    while i >= 0, add(bins[i]) { i -= 1 }
    i = centre + 1
    while i < bins.count, add(bins[i]) { i += 1 }
    guard s0 > 1e-12 else { return base + meanScale * (travelled - bins[centre].travelled) }
    let lambda = ridge(meanWeight: weights / count, deviation: configuration.scaleDeviation)
    s2 += lambda
    r1 += lambda * meanScale
    let determinant = s0 * s2 - s1 * s1
    return base + (r0 * s2 - r1 * s1) / determinant
  }

  /// exp(−u²/2) for |u| ≤ 3 without libm: (1 − u²/32)^16, which differs by at most 0.011 and is the same on every machine.
  @inline(__always) private static func gaussian(_ u: Double) -> Double {
    let a = 1 - u * u / 32
    let b = a * a
    let c = b * b
    let d = c * c
    return d * d
  }

  /// Tukey's biweight on the residuals, scaled by their median.
  private func weighRobustly(_ bins: inout [Bin]) {
    let residuals = bins.map { abs($0.offset - $0.fitted) }
    let median = residuals.sorted()[residuals.count / 2]
    // Half a metre is as good as it gets; without a floor a perfect track would call its own rounding an outlier.
    let limit = configuration.outlierDeviations * max(0.5, 1.4826 * median)
    for i in bins.indices {
      let u = residuals[i] / limit
      bins[i].robust = u < 1 ? (1 - u * u) * (1 - u * u) : 0
    }
  }

  /// Confidence of the nearest bin, falling with the distance to it.
  private func confidence(at travelled: Double, _ bins: [Bin], near: Int) -> Double {
    let distance = max(0, abs(bins[near].travelled - travelled) - configuration.binMeters)
    return bins[near].confidence * PlatformMath.exponential(-distance / configuration.gapMeters)
  }
}
