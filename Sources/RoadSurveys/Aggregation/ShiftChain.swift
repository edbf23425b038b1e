import RoughnessModels

/// Where a run lies along its road, window by window, when each window says how likely every lag is.
///
/// A hidden Markov chain: the state is the lag, it changes slowly as a receiver's error does (Gauss–Markov: standard deviation
/// `place`, wandering by `drift` from window to window), and forward–backward gives its mean given all windows. A wrong
/// peak in one window is outvoted by its neighbours, two peaks alike are weighed against each other, and where
/// nothing is said the shift goes back to none. Source: L. R. Rabiner, A tutorial on hidden Markov models, Proc. IEEE 77 (1989).
struct ShiftChain: Sendable {
  /// The lags in metres: an even grid about 0.
  private let lags: [Double]
  private let prior: [Double]
  /// The chance to come from one lag to another, a row a lag, and which columns of it aren't 0.
  private let steps: [Double]
  private let reached: [Range<Int>]

  /// - Parameters:
  ///   - reach: number of lags on each side of 0.
  ///   - interval: between two lags, m.
  ///   - place: how far the run may be off, 1 σ, m; > 0.
  ///   - drift: how much that changes from one window to the next, 1 σ, m; steps finer than half a lag are not told apart.
  init(reach: Int, interval: Double, place: Double, drift: Double) {
    precondition(reach >= 0 && interval > 0 && place > 0, "Lags and their spread must be positive.")
    let count = 2 * reach + 1
    let lags = (0..<count).map { Double($0 - reach) * interval }
    let drift = max(0.5 * interval, min(drift, place))
    let kept = max(0, 1 - drift * drift / (place * place)).squareRoot()
    var steps = [Double](repeating: 0, count: count * count)
    reached = (0..<count).map { from in
      // Five deviations; the nearest lag at least.
      let centre = kept * lags[from]
      let middle = Int((centre / interval).rounded()) + reach
      let wide = Int((5 * drift / interval).rounded(.up))
      let range = max(0, middle - wide)..<min(count, middle + wide + 1)
      var sum = 0.0
      for to in range {
        let u = (lags[to] - centre) / drift
        steps[from * count + to] = StableElementary.exp(-0.5 * u * u)
        sum += steps[from * count + to]
      }
      for to in range { steps[from * count + to] /= sum }
      return range
    }
    prior = lags.map { StableElementary.exp(max(-600, -0.5 * $0 * $0 / (place * place))) }
    self.lags = lags
    self.steps = steps
  }

  /// The mean lag in each window, m.
  ///
  /// - Parameter likelihoods: of every lag, window after window; > 0, only their ratios within a window count.
  /// - Complexity: O(windows · lags · lags within five steps).
  func estimates(_ likelihoods: [Double]) -> [Double] {
    let count = lags.count
    precondition(likelihoods.count % count == 0, "Every window has a likelihood for every lag.")
    let windows = likelihoods.count / count
    guard windows > 0 else { return [] }
    // Forward: the chance of each lag given the windows up to this one.
    var forward = [Double](repeating: 0, count: likelihoods.count)
    for s in 0..<count { forward[s] = prior[s] * likelihoods[s] }
    Self.normalize(&forward, 0..<count)
    for w in 1..<max(1, windows) {
      let at = w * count
      for from in 0..<count {
        let chance = forward[at - count + from]
        for to in reached[from] { forward[at + to] += chance * steps[from * count + to] }
      }
      for s in 0..<count { forward[at + s] *= likelihoods[at + s] }
      Self.normalize(&forward, at..<at + count)
    }
    // Backward: how well each lag explains the windows behind.
    var backward = [Double](repeating: 1, count: count)
    var found = [Double](repeating: 0, count: windows)
    for w in stride(from: windows - 1, through: 0, by: -1) {
      let at = w * count
      var (sum, first) = (0.0, 0.0)
      for s in 0..<count {
        let chance = forward[at + s] * backward[s]
        sum += chance
        first += chance * lags[s]
      }
      found[w] = first / sum
      for s in 0..<count { backward[s] *= likelihoods[at + s] }
      var before = [Double](repeating: 0, count: count)
      for from in 0..<count {
        for to in reached[from] { before[from] += steps[from * count + to] * backward[to] }
      }
      backward = before
      Self.normalize(&backward, 0..<count)
    }
    return found
  }

  /// Sets the sum over a range to 1. Nothing is quite impossible: windows that contradict each other leave a chance.
  private static func normalize(_ values: inout [Double], _ range: Range<Int>) {
    var sum = 0.0
    for i in range { sum += values[i] }
    for i in range { values[i] = max(1e-100, values[i] / sum) }
  }
}
