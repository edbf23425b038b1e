import RoadSignals
import RoughnessModels

/// How far a run must be moved along its road so that its roughness falls on that of the others.
///
/// Window by window the run's half-metre signal is cross-correlated with the common one over ±`reachMeters`. Every lag is
/// kept with its likelihood, not the peak alone, and ``ShiftChain`` finds the slow shift that explains all windows. A pure
/// function of its two signals.
struct RunAlignment: Sendable {
  let configuration: AlignmentConfiguration

  /// Moves `signal` onto `common`; `none` where they have nothing in common. Complexity: O(length · log window).
  ///
  /// - Parameters:
  ///   - place: how far the two may be apart (1 σ), m; > 0.
  ///   - plan: what the windows' correlations need, kept from run to run.
  func shift(
    of signal: RoadSignal, onto common: RoadSignal, place: Double, plan: inout CrossCorrelation.Plan
  ) -> ChainageShift {
    let perMeter = 1 / RoadSignal.interval
    let window = Int((configuration.windowMeters * perMeter).rounded())
    let step = max(1, Int((configuration.stepMeters * perMeter).rounded()))
    let reach = Int((configuration.reachMeters * perMeter).rounded())
    let extent = signal.range
    guard extent.count >= 2 else { return .none }
    // Windows centred on both ends and evenly between.
    let count = max(1, (extent.count + step / 2) / step)
    let spacing = Double(extent.count) * RoadSignal.interval / Double(count)
    let evidence = min(spacing, configuration.windowMeters) / configuration.independentMeters
    var likelihoods: [Double] = []
    likelihoods.reserveCapacity((count + 1) * (2 * reach + 1))
    var isAnythingKnown = false
    for k in 0...count {
      let centre = extent.lowerBound + extent.count * k / count
      let range = (centre - window / 2)..<(centre - window / 2 + window)
      let least = max(4 * reach, range.count / 3)
      guard let x = signal.window(range, least: least), let y = common.window(range, least: least) else {
        likelihoods += repeatElement(1, count: 2 * reach + 1)
        continue
      }
      isAnythingKnown = true
      likelihoods += CrossCorrelation(x, y, lags: -reach...reach, plan: &plan).values.map {
        Self.likelihood(correlation: $0, evidence: evidence)
      }
    }
    guard isAnythingKnown else { return .none }
    let drift = configuration.driftDeviation * (spacing / 100).squareRoot()
    let chain = ShiftChain(reach: reach, interval: RoadSignal.interval, place: place, drift: drift)
    return ChainageShift(
      start: Double(extent.lowerBound) * RoadSignal.interval, spacing: spacing,
      knots: chain.estimates(likelihoods))
  }

  /// How likely two Gaussian signals of `evidence` independent values lie on top of each other, against having nothing in
  /// common: (1 − ρ²)^(−n/2); 1 where they disagree.
  static func likelihood(correlation: Double, evidence: Double) -> Double {
    guard correlation > 0 else { return 1 }
    // 0.98: no two cars agree better; and the ratios within a window stay in bounds.
    let rest = 1 - min(0.98, correlation) * min(0.98, correlation)
    return StableElementary.exp(min(46, -0.5 * evidence * StableElementary.log(rest)))
  }
}
