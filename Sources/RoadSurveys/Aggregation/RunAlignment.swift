import RoadSignals

/// How far a run must be moved along its road so that its roughness falls on that of the others.
///
/// Window by window the run's half-metre signal is cross-correlated with the common one over ±`reachMeters`; the lags found
/// are tied together by what is known of GNSS drift: it is some metres and changes slowly. In other words the most
/// probable slow shift, given lags of known noise (a Gaussian Markov chain, solved exactly in O(windows)). A pure function
/// of its two signals.
struct RunAlignment: Sendable {
  let configuration: AlignmentConfiguration

  /// One window's finding.
  struct Lag: Sendable, Equatable {
    /// Metres to add to the run's chainage.
    var meters: Double
    /// Standard deviation, m.
    var deviation: Double
  }

  /// Moves `signal` onto `common`; `none` where they have nothing in common. Complexity: O(length · log window).
  ///
  /// `place` is how far the run may be off its place (1 σ), m; nil takes the configured.
  func shift(of signal: RoadSignal, onto common: RoadSignal, place: Double? = nil) -> ChainageShift {
    var plan = CrossCorrelation.Plan()
    return shift(of: signal, onto: common, place: place, plan: &plan)
  }

  /// The same with a plan for the windows' correlations that is kept from run to run.
  func shift(
    of signal: RoadSignal, onto common: RoadSignal, place: Double?, plan: inout CrossCorrelation.Plan
  ) -> ChainageShift {
    let perMeter = 1 / RoadSignal.interval
    let window = Int((configuration.windowMeters * perMeter).rounded())
    let step = max(1, Int((configuration.stepMeters * perMeter).rounded()))
    let extent = signal.range
    guard extent.count >= 2 else { return .none }
    // Windows centred on both ends and evenly between.
    let count = max(1, (extent.count + step / 2) / step)
    var lags: [Lag?] = []
    for k in 0...count {
      let centre = extent.lowerBound + extent.count * k / count
      let range = (centre - window / 2)..<(centre + window / 2)
      lags.append(lag(of: signal, onto: common, range, &plan))
    }
    guard lags.contains(where: { $0 != nil }) else { return .none }
    let spacing = Double(extent.count) * RoadSignal.interval / Double(count)
    var knots = smoothed(lags, spacing: spacing, place: place)
    // A wrong peak is metres away from what its neighbours say: leave such lags out, then once more.
    for i in lags.indices {
      if let found = lags[i], abs(found.meters - knots[i]) > 3 * found.deviation + 1 { lags[i] = nil }
    }
    knots = smoothed(lags, spacing: spacing, place: place)
    return ChainageShift(
      start: Double(extent.lowerBound) * RoadSignal.interval, spacing: spacing,
      knots: knots.map { min(configuration.reachMeters, max(-configuration.reachMeters, $0)) })
  }

  /// The lag within one window, nil where too little of both is there or the peak says nothing.
  private func lag(
    of signal: RoadSignal, onto common: RoadSignal, _ range: Range<Int>, _ plan: inout CrossCorrelation.Plan
  ) -> Lag? {
    let reach = Int((configuration.reachMeters / RoadSignal.interval).rounded())
    let least = max(4 * reach, range.count / 3)
    guard let x = signal.window(range, least: least), let y = common.window(range, least: least),
      let peak = CrossCorrelation(x, y, lags: -reach...reach, plan: &plan).peak, peak.isInterior,
      peak.correlation >= configuration.minimumCorrelation
    else { return nil }
    let squared = min(0.99, peak.correlation * peak.correlation)
    // As simulated drives of three cars showed it: 0.2 m at ρ = 0.7, 0.5 m at 0.35.
    let deviation = (0.02 + 0.04 * (1 - squared) / squared).squareRoot()
    return Lag(meters: peak.lag * RoadSignal.interval, deviation: deviation)
  }

  /// Minimises Σ (s − lag)²/σ² + Σ s²/place² + Σ (Δs)²/drift²: a tridiagonal system.
  func smoothed(_ lags: [Lag?], spacing: Double, place: Double? = nil) -> [Double] {
    let n = lags.count
    let place = place ?? configuration.placeDeviation
    // The prior on the place belongs to the whole chain: shared by its windows.
    let prior = 1 / (place * place) / Double(n)
    let stiffness = 100 / (configuration.driftDeviation * configuration.driftDeviation * max(1, spacing))
    var diagonal = [Double](repeating: prior, count: n)
    var right = [Double](repeating: 0, count: n)
    for (i, lag) in lags.enumerated() {
      if let lag {
        let weight = 1 / (lag.deviation * lag.deviation)
        diagonal[i] += weight
        right[i] += weight * lag.meters
      }
      if i > 0 { diagonal[i] += stiffness }
      if i + 1 < n { diagonal[i] += stiffness }
    }
    // Thomas' algorithm; the matrix is diagonally dominant.
    for i in 1..<max(1, n) {
      let factor = stiffness / diagonal[i - 1]
      diagonal[i] -= factor * stiffness
      right[i] += factor * right[i - 1]
    }
    for i in stride(from: n - 1, through: 0, by: -1) {
      let next = i + 1 < n ? stiffness * right[i + 1] : 0
      right[i] = (right[i] + next) / diagonal[i]
    }
    return right
  }
}
