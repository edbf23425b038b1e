/// How two series of equal length move together.
package enum Correlation {
  /// Pearson's product-moment correlation, −1…1; nil below two pairs or where a series is constant.
  ///
  /// Complexity: O(n), in two passes, so that a large common offset costs no digits.
  package static func pearson(_ a: [Double], _ b: [Double]) -> Double? {
    precondition(a.count == b.count, "Correlated series must have one length")
    guard a.count >= 2 else { return nil }
    let (meanA, meanB) = (mean(a), mean(b))
    var (aa, bb, ab) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
      ab += (x - meanA) * (y - meanB)
    }
    guard aa > 0, bb > 0 else { return nil }
    return max(-1, min(1, ab / (aa * bb).squareRoot()))
  }

  /// Spearman's rank correlation, ties at their mean rank; nil as for Pearson's. Complexity: O(n log n).
  package static func spearman(_ a: [Double], _ b: [Double]) -> Double? { pearson(ranks(a), ranks(b)) }

  /// Ranks from 1; equal values share the mean of their ranks. Complexity: O(n log n).
  package static func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = Array(repeating: 0.0, count: values.count)
    var first = 0
    while first < order.count {
      var last = first
      while last + 1 < order.count, values[order[last + 1]] == values[order[first]] { last += 1 }
      for place in first...last { ranks[order[place]] = Double(first + last) / 2 + 1 }
      first = last + 1
    }
    return ranks
  }

  /// NaN for no values.
  package static func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
}
