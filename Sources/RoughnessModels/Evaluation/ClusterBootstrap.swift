/// Percentile intervals by resampling whole groups: sections of one road err together, so roads are drawn, not sections.
///
/// Seeded: equal input gives equal bits. Source: B. Efron and R. J. Tibshirani, An introduction to the bootstrap, 1993,
/// chapter 13; clusters after A. C. Davison and D. V. Hinkley, Bootstrap methods and their application, 1997, 3.8.
public struct ClusterBootstrap: Sendable {
  /// How many times the groups are drawn.
  public var resamples: Int
  public var seed: UInt64

  public init(resamples: Int = 1000, seed: UInt64 = 1) {
    precondition(resamples >= 1, "A bootstrap needs a resample")
    self.resamples = resamples
    self.seed = seed
  }

  /// The central interval of a statistic over resamples of the groups, or nil for fewer than two groups and where the
  /// statistic has no value in more than a tenth of the resamples.
  ///
  /// - Parameters:
  ///   - groups: the group of each item, e.g. its road; any strings.
  ///   - level: the share of resamples within the interval, 0…1.
  ///   - statistic: of the items at these places, which may repeat.
  /// Complexity: O(resamples · (n + the statistic's cost)).
  public func interval(
    groups: [String], level: Double = 0.95, of statistic: ([Int]) -> Double?
  ) -> ClosedRange<Double>? {
    precondition(level > 0 && level < 1, "A level is between 0 and 1")
    // Groups in the order of first appearance: no dictionary decides anything.
    var members: [[Int]] = []
    var known: [String: Int] = [:]
    for (place, group) in groups.enumerated() {
      if let index = known[group] {
        members[index].append(place)
      } else {
        known[group] = members.count
        members.append([place])
      }
    }
    guard members.count >= 2 else { return nil }
    var generator = SeededGenerator(seed: seed)
    var values: [Double] = []
    var places: [Int] = []
    for _ in 0..<resamples {
      places.removeAll(keepingCapacity: true)
      for _ in members.indices {
        // The high word of a product is uniform over the groups to within 2⁻⁶⁴ of each.
        places += members[Int(generator.next().multipliedFullWidth(by: UInt64(members.count)).high)]
      }
      if let value = statistic(places), value.isFinite { values.append(value) }
    }
    guard values.count * 10 >= resamples * 9, !values.isEmpty else { return nil }
    values.sort()
    let tail = (1 - level) / 2
    return Self.quantile(tail, ofSorted: values)...Self.quantile(1 - tail, ofSorted: values)
  }

  /// The quantile by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, numpy's default).
  static func quantile(_ share: Double, ofSorted values: [Double]) -> Double {
    let place = share * Double(values.count - 1)
    let below = min(Int(place), values.count - 1)
    let above = min(below + 1, values.count - 1)
    return values[below] + (place - Double(below)) * (values[above] - values[below])
  }
}
