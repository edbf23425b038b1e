/// One trial of a search: the values tried and what they came to.
public struct TuningTrial: Sendable, Hashable {
  /// One for each axis, in their order.
  public var values: [SettingTree]
  /// nil where too little could be rated.
  public var score: TuningScore?
}

/// Looks for the settings with the smallest cross-validated error.
///
/// `grid` tries every combination of evenly spaced values. `adaptive` begins with a coarse grid and then, round by round,
/// tries a finer one around the best so far, each half as wide: a plain pattern search, robust against the ripple that an
/// error over few roads has. Deterministic.
public struct TuningSearch: Sendable {
  public enum Strategy: String, Sendable, CaseIterable { case grid, adaptive }

  public var axes: [TuningAxis]
  public var strategy: Strategy
  /// The most trials.
  public var trials: Int

  public init(axes: [TuningAxis], strategy: Strategy, trials: Int) {
    precondition(!axes.isEmpty && trials >= 2, "A search varies something and tries it at least twice.")
    self.axes = axes
    self.strategy = strategy
    self.trials = trials
  }

  /// A configuration with values laid over it. Errors: ``SurveyError/configuration(_:)`` for a value out of range.
  public static func configuration(
    _ base: SurveyConfiguration, _ axes: [TuningAxis], _ values: [SettingTree]
  ) throws(SurveyError) -> SurveyConfiguration {
    var configuration = base
    for (axis, value) in zip(axes, values) {
      configuration = try ConfigurationFile.read(SettingTree.leaf(axis.path, value).text, over: configuration)
    }
    return configuration
  }

  /// Runs the search; all trials in the order tried.
  ///
  /// - Parameter judge: the score of a configuration; nil counts as worst.
  public func run(
    over base: SurveyConfiguration, judge: (SurveyConfiguration) -> TuningScore?
  ) throws(SurveyError) -> [TuningTrial] {
    var trials: [TuningTrial] = []
    let whole = try axes.map { axis throws(SurveyError) in try Self.isWhole(axis, base) }
    var from = Array(repeating: 0.0, count: axes.count)
    var to = Array(repeating: 1.0, count: axes.count)
    // The first grid takes all trials, or the better part of them.
    var perAxis = points(strategy == .grid ? self.trials : max(4, self.trials / 2))
    for round in 0..<12 {
      let before = trials.count
      for values in combinations(from, to, perAxis, whole) {
        guard trials.count < self.trials else { break }
        if trials.contains(where: { $0.values == values }) { continue }
        let score = judge(try Self.configuration(base, axes, values))
        trials.append(TuningTrial(values: values, score: score))
      }
      guard strategy == .adaptive, trials.count < self.trials, round == 0 || trials.count > before,
        let best = Self.best(trials)
      else { break }
      for (i, axis) in axes.enumerated() {
        guard case .number(let value) = best.values[i] else { continue }
        let (centre, half) = (axis.share(of: value), (to[i] - from[i]) / 4)
        (from[i], to[i]) = (max(0, centre - half), min(1, centre + half))
      }
      perAxis = axes.count > 2 ? 2 : 3
    }
    return trials
  }

  /// The trial with the smallest error; of equal ones the first.
  public static func best(_ trials: [TuningTrial]) -> TuningTrial? {
    trials.filter { $0.score != nil }.min { ($0.score?.error ?? .infinity) < ($1.score?.error ?? .infinity) }
  }

  /// Values along each range so that all combinations are at most `count`.
  private func points(_ count: Int) -> Int {
    let lists = axes.reduce(1) { product, axis in
      if case .list(let values) = axis.values { return product * max(1, values.count) }
      return product
    }
    let ranges = axes.count { if case .range = $0.values { true } else { false } }
    var perAxis = 2
    while ranges > 0, lists * Self.power(perAxis + 1, ranges) <= count { perAxis += 1 }
    return perAxis
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product.multipliedReportingOverflow(by: base).partialValue }
  }

  private func combinations(
    _ from: [Double], _ to: [Double], _ perAxis: Int, _ whole: [Bool]
  ) -> [[SettingTree]] {
    axes.enumerated().reduce([[]]) { combinations, item in
      let (i, axis) = item
      let values = axis.grid(perAxis, from: from[i], to: to[i], isWhole: whole[i])
      return combinations.flatMap { combination in values.map { combination + [$0] } }
    }
  }

  /// Whether a setting takes whole numbers only.
  private static func isWhole(_ axis: TuningAxis, _ base: SurveyConfiguration) throws(SurveyError) -> Bool {
    guard case .range(let low, let high) = axis.values else { return false }
    let fraction = SettingTree.leaf(axis.path, .number(0.5 * (low + high) + 0.013))
    guard (try? ConfigurationFile.read(fraction.text, over: base)) == nil else { return false }
    return
      (try? ConfigurationFile.read(SettingTree.leaf(axis.path, .number(low.rounded(.up))).text, over: base))
      != nil
  }
}
