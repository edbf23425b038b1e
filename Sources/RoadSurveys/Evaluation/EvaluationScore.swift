import RoughnessModels

/// How well a set of estimates agrees with the reference, with intervals by drawing roads anew.
public struct EvaluationScore: Sendable, Hashable {
  public var name: String
  /// The number of pairs.
  public var count: Int { agreement.count }
  /// 1 − SSE/SST, and the correlation that forgives gain and offset; nil without spread.
  public var rSquared: Double? { agreement.rSquared }
  public var pearson: Double? { agreement.pearson }
  public var spearman: Double? { agreement.spearman }
  /// m/km, all three.
  public var rootMeanSquareError: Double? { agreement.rootMeanSquareError }
  public var bias: Double? { agreement.bias }
  public var limitsOfAgreement: ClosedRange<Double>? { agreement.limitsOfAgreement }
  /// Per cent.
  public var meanAbsolutePercentageError: Double? { agreement.meanAbsolutePercentageError }
  /// 0…1, both.
  public var classAgreement: Double? { agreement.classAgreement }
  public var worstTenthOverlap: Double? { agreement.worstTenthOverlap }
  private var agreement: RoughnessAgreement
  /// Share of the pairs with an interval whose interval holds the reference, 0…1; nil without intervals.
  public var intervalCoverage: Double?
  /// Mean width of the intervals over the estimate; nil without intervals.
  public var intervalWidth: Double?
  /// 95 % bootstrap intervals by road (by run and road where there is one road only); nil where they weren't asked for
  /// or a single group can't give any.
  public var bounds: Bounds?

  /// 95 % bootstrap intervals.
  public struct Bounds: Sendable, Hashable {
    public var rSquared: ClosedRange<Double>?
    public var pearson: ClosedRange<Double>?
    public var rootMeanSquareError: ClosedRange<Double>?
    public var bias: ClosedRange<Double>?
    public var meanAbsolutePercentageError: ClosedRange<Double>?
    /// What was drawn: `roads` or `runs`.
    public var groups: String
  }

  /// - Parameter resamples: of the bootstrap; 0 leaves the intervals out.
  /// Complexity: O(resamples · n log n).
  init(_ name: String, _ pairs: [EvaluationPair], classBounds: [Double], resamples: Int = 0) {
    self.name = name
    agreement = RoughnessAgreement(
      estimates: pairs.map(\.estimate), references: pairs.map(\.reference), classBounds: classBounds)
    let within = pairs.compactMap { pair -> Bool? in
      guard let low = pair.low, let high = pair.high else { return nil }
      return low <= pair.reference && pair.reference <= high
    }
    intervalCoverage = within.isEmpty ? nil : Double(within.count(where: { $0 })) / Double(within.count)
    let widths = pairs.compactMap { pair -> Double? in
      guard let low = pair.low, let high = pair.high, pair.estimate > 0 else { return nil }
      return (high - low) / pair.estimate
    }
    intervalWidth = widths.isEmpty ? nil : widths.reduce(0, +) / Double(widths.count)
    if resamples > 0 { bounds = Self.bounds(pairs, classBounds, resamples) }
  }

  private static func bounds(_ pairs: [EvaluationPair], _ classBounds: [Double], _ resamples: Int) -> Bounds?
  {
    let roads = pairs.map(\.roadID)
    let severalRoads = Set(roads).count >= 2
    let groups = severalRoads ? roads : pairs.map { "\($0.log ?? "")\n\($0.direction)" }
    guard Set(groups).count >= 2 else { return nil }
    let bootstrap = ClusterBootstrap(resamples: resamples)
    func interval(_ statistic: (RoughnessAgreement) -> Double?) -> ClosedRange<Double>? {
      bootstrap.interval(groups: groups) { places in
        statistic(
          RoughnessAgreement(
            estimates: places.map { pairs[$0].estimate }, references: places.map { pairs[$0].reference },
            classBounds: classBounds))
      }
    }
    return Bounds(
      rSquared: interval { $0.rSquared }, pearson: interval { $0.pearson },
      rootMeanSquareError: interval { $0.rootMeanSquareError }, bias: interval { $0.bias },
      meanAbsolutePercentageError: interval { $0.meanAbsolutePercentageError },
      groups: severalRoads ? "roads" : "runs")
  }
}
