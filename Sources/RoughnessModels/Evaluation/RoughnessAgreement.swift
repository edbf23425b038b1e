/// How well estimates of IRI agree with a reference, pair by pair. Every value in m/km unless its name says otherwise.
///
/// nil stands where a statistic has no meaning: no pairs, a single one, or no spread.
public struct RoughnessAgreement: Sendable, Hashable {
  /// n, the number of pairs.
  public let count: Int
  /// 1 − SSE/SST: the share of the reference's variance that the estimates explain as they are; negative is worse than
  /// the reference's mean. Not the square of ``pearson``, which forgives gain and offset.
  public let rSquared: Double?
  /// Pearson's correlation.
  public let pearson: Double?
  /// Spearman's rank correlation: what a ranking needs.
  public let spearman: Double?
  public let rootMeanSquareError: Double?
  /// Mean of estimate − reference.
  public let bias: Double?
  /// Mean of |estimate − reference| / reference over references above 0, per cent.
  public let meanAbsolutePercentageError: Double?
  /// Share of pairs in the same class, 0…1.
  public let classAgreement: Double?
  /// Share of the reference's worst tenth that is among the estimates' worst tenth, 0…1.
  public let worstTenthOverlap: Double?
  /// Bland–Altman: bias ± 1.96 standard deviations of the differences. Source: J. M. Bland and D. G. Altman, Lancet
  /// 1986, doi:10.1016/S0140-6736(86)90837-8.
  public let limitsOfAgreement: ClosedRange<Double>?

  /// The bounds between the classes I, II and III of the Japanese pavement inspection manual, m/km.
  public static let classBounds = [3.0, 8.0]

  /// - Parameters:
  ///   - estimates: m/km, finite.
  ///   - references: m/km, finite, one for each estimate.
  ///   - classBounds: increasing; a value at a bound belongs to the class above.
  /// Complexity: O(n log n).
  public init(
    estimates: [Double], references: [Double], classBounds: [Double] = RoughnessAgreement.classBounds
  ) {
    precondition(estimates.count == references.count, "Each estimate needs a reference")
    let n = estimates.count
    count = n
    pearson = Correlation.pearson(estimates, references)
    spearman = Correlation.spearman(estimates, references)
    guard n > 0 else {
      (rSquared, rootMeanSquareError, bias, meanAbsolutePercentageError) = (nil, nil, nil, nil)
      (classAgreement, worstTenthOverlap, limitsOfAgreement) = (nil, nil, nil)
      return
    }
    let errors = zip(estimates, references).map { $0 - $1 }
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    let meanReference = Correlation.mean(references)
    let total = references.reduce(0) { $0 + ($1 - meanReference) * ($1 - meanReference) }
    let meanError = Correlation.mean(errors)
    rSquared = n >= 2 && total > 0 ? 1 - squares / total : nil
    rootMeanSquareError = (squares / Double(n)).squareRoot()
    bias = meanError
    let relative = zip(errors, references).filter { $1 > 0 }.map { abs($0 / $1) }
    meanAbsolutePercentageError = relative.isEmpty ? nil : 100 * Correlation.mean(relative)
    func level(_ value: Double) -> Int { classBounds.count(where: { $0 <= value }) }
    classAgreement = Double(zip(estimates, references).count(where: { level($0) == level($1) })) / Double(n)
    let worst = Self.worstTenth(references)
    worstTenthOverlap = Double(worst.intersection(Self.worstTenth(estimates)).count) / Double(worst.count)
    if n >= 2 {
      let spread = errors.reduce(0) { $0 + ($1 - meanError) * ($1 - meanError) }
      let reach = 1.96 * (spread / Double(n - 1)).squareRoot()
      limitsOfAgreement = (meanError - reach)...(meanError + reach)
    } else {
      limitsOfAgreement = nil
    }
  }

  /// The places of the highest tenth, rounded up; of equal values the first come first.
  private static func worstTenth(_ values: [Double]) -> Set<Int> {
    let order = values.indices.sorted { (-values[$0], $0) < (-values[$1], $1) }
    return Set(order.prefix((values.count + 9) / 10))
  }
}
