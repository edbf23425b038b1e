#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds where a road's roughness changes: recursive binary segmentation at the greatest |CUSUM| of ln IRI.
///
/// A cut is made where the cumulative sum of deviations from the mean is farthest from zero, if a road without a change
/// would hardly get as far: the sum's limit is a Brownian bridge, whose greatest absolute value has Kolmogorov's
/// distribution. Neighbouring cells are alike, so the bridge's scale is the long-run variance of a first-order
/// autoregression. At the end neighbours that differ by too little are joined, the most alike first.
/// Complexity: O(n·depth). Source: M. Csörgő and L. Horváth, Limit Theorems in Change-Point Analysis, 1997.
struct HomogeneousSections {
  let configuration: HomogeneousConfiguration
  /// Length of a value's piece of road, m.
  let cellMeters: Double

  /// The homogeneous ranges of a series of IRI in m/km (> 0), in order, covering it; empty for none.
  func ranges(of iri: [Double]) -> [Range<Int>] {
    guard !iri.isEmpty else { return [] }
    // Zero roughness has no logarithm; 0.01 m/km is smoother than any road.
    let logs = iri.map { log(max(0.01, $0)) }
    var borders: [Int] = []
    var open = [0..<iri.count]
    while let range = open.popLast() {
      guard let cut = cut(logs, range) else { continue }
      borders.append(cut)
      open.append(range.lowerBound..<cut)
      open.append(cut..<range.upperBound)
    }
    borders = [0] + borders.sorted() + [iri.count]
    return joined(borders, iri)
  }

  private var least: Int { max(1, Int((configuration.minimumMeters / cellMeters).rounded(.up))) }

  /// First index of the second part; nil where the range is too short or without a significant change.
  private func cut(_ logs: [Double], _ range: Range<Int>) -> Int? {
    let n = range.count
    guard n >= 2 * least else { return nil }
    let mean = logs[range].reduce(0, +) / Double(n)
    var sum = 0.0
    var best = (index: 0, size: -1.0)
    for (k, i) in range.enumerated() {
      sum += logs[i] - mean
      let first = k + 1
      if first >= least, n - first >= least, abs(sum) > best.size { best = (i + 1, abs(sum)) }
    }
    guard best.size > 0 else { return nil }
    let variance = longRunVariance(logs, range.lowerBound..<best.index, best.index..<range.upperBound)
    let statistic = best.size / (variance * Double(n)).squareRoot()
    return statistic > configuration.criticalValue ? best.index : nil
  }

  /// γ₀·(1 + φ)/(1 − φ) of the residuals about the two means, φ between 0 and 0.9 and corrected for its bias of (1 + 3φ)/n.
  private func longRunVariance(_ logs: [Double], _ a: Range<Int>, _ b: Range<Int>) -> Double {
    func residuals(_ range: Range<Int>) -> [Double] {
      let mean = logs[range].reduce(0, +) / Double(range.count)
      return logs[range].map { $0 - mean }
    }
    let rest = residuals(a) + residuals(b)
    let n = Double(rest.count)
    let squares = rest.reduce(0) { $0 + $1 * $1 } / n
    let products = zip(rest, rest.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } / n
    // A constant series with one step: any change is significant.
    guard squares > 1e-12 else { return 1e-12 }
    var phi = min(0.9, max(0, products / squares))
    phi = min(0.9, phi + (1 + 3 * phi) / n)
    return squares * (1 + phi) / (1 - phi)
  }

  /// Takes out borders between neighbours that differ by less than the minimum, the smallest difference first.
  private func joined(_ given: [Int], _ iri: [Double]) -> [Range<Int>] {
    var borders = given
    func mean(_ from: Int, _ to: Int) -> Double { iri[from..<to].reduce(0, +) / Double(to - from) }
    while borders.count > 2 {
      var smallest = (border: 0, difference: Double.infinity)
      for b in 1..<(borders.count - 1) {
        let difference = abs(mean(borders[b - 1], borders[b]) - mean(borders[b], borders[b + 1]))
        if difference < smallest.difference { smallest = (b, difference) }
      }
      guard smallest.difference < configuration.minimumDifference else { break }
      borders.remove(at: smallest.border)
    }
    return zip(borders, borders.dropFirst()).map { $0..<$1 }
  }
}
