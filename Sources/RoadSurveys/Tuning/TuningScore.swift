import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What one setting came to.
public struct TuningScore: Sendable, Hashable {
  /// Root mean square of ln(reference/estimate) over road the gain hasn't seen: what a search makes small.
  public var error: Double
  /// Mean |error|, per cent, and r² (squared Pearson) of the same estimates.
  public var percent: Double
  public var rSquared: Double
  public var count: Int
  /// The gain that fits all, reference over raw estimate.
  public var gain: Double
}

extension TuningScore {
  /// One piece of road as a setting estimates it, beside its reference; both > 0, m/km.
  struct Point: Sendable, Hashable {
    var raw: Double
    var reference: Double
    /// What is left out together, and what shares a gain.
    var fold: String
    var vehicle: String

    fileprivate var logRatio: Double { log(reference / raw) }
  }

  private struct Group: Hashable {
    var fold: String
    var vehicle: String
  }

  /// Judges points by gains that haven't seen them: each car's own, as a median over its other folds; where a car has no
  /// other fold, that of the other cars' there. Nil for fewer than eight points or one fold.
  ///
  /// Complexity: O(folds · vehicles · points).
  init?(_ points: [Point]) {
    guard points.count >= 8, Set(points.map(\.fold)).count >= 2 else { return nil }
    var gains: [Group: Double] = [:]
    for point in points {
      let group = Group(fold: point.fold, vehicle: point.vehicle)
      if gains[group] == nil { gains[group] = Self.gain(outside: group, points) }
    }
    let estimates = points.map {
      $0.raw * exp(gains[Group(fold: $0.fold, vehicle: $0.vehicle)] ?? 0)
    }
    let agreement = RoughnessAgreement(estimates: estimates, references: points.map(\.reference))
    let squares = zip(estimates, points).reduce(0) { sum, pair in
      let error = log(pair.1.reference / pair.0)
      return sum + error * error
    }
    let correlation = agreement.pearson ?? 0
    error = (squares / Double(points.count)).squareRoot()
    percent = agreement.meanAbsolutePercentageError ?? 0
    rSquared = correlation * correlation
    count = points.count
    gain = exp(SectionAggregator.median(points.map(\.logRatio)))
  }

  /// ln of the gain from what lies outside a fold: of the same car, else of all.
  private static func gain(outside group: Group, _ points: [Point]) -> Double {
    let others = points.filter { $0.fold != group.fold }
    let own = others.filter { $0.vehicle == group.vehicle }
    return SectionAggregator.median((own.isEmpty ? others : own).map(\.logRatio))
  }
}
