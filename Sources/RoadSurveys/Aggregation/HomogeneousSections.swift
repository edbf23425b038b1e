#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds where a road's roughness changes: recursive segmentation at the greatest |CUSUM| of ln IRI.
///
/// A cut is made where the cumulative sum of deviations from the mean is farthest from zero, if a road without a change
/// would hardly get as far: the sum's limit is a Brownian bridge, whose greatest absolute value has Kolmogorov's
/// distribution. A rough stretch in an even road makes the sum fall and rise again: where the sum's range is beyond what
/// Kuiper's distribution allows, both ends are cut. The bridge's scale comes from differences over one and two cells, which
/// changes of level hardly touch. At the end neighbours that differ by too little are joined, the most alike first.
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
    let variance = longRunVariance(logs)
    var borders: [Int] = []
    var open = [0..<iri.count]
    while let range = open.popLast() {
      let cuts = cuts(logs, range, variance)
      guard !cuts.isEmpty else { continue }
      borders += cuts
      let ends = [range.lowerBound] + cuts + [range.upperBound]
      open += zip(ends, ends.dropFirst()).map { $0..<$1 }
    }
    borders = [0] + borders.sorted() + [iri.count]
    return joined(borders, iri)
  }

  private var least: Int { max(1, Int((configuration.minimumMeters / cellMeters).rounded(.up))) }

  /// Where a range changes significantly: one cut, both ends of a stretch, or none.
  private func cuts(_ logs: [Double], _ range: Range<Int>, _ variance: Double) -> [Int] {
    let n = range.count
    guard n >= 2 * least else { return [] }
    let mean = logs[range].reduce(0, +) / Double(n)
    var sum = 0.0
    var (low, high) = ((index: 0, sum: Double.infinity), (index: 0, sum: -Double.infinity))
    for (k, i) in range.enumerated() {
      sum += logs[i] - mean
      let first = k + 1
      guard first >= least, n - first >= least else { continue }
      if sum < low.sum { low = (i + 1, sum) }
      if sum > high.sum { high = (i + 1, sum) }
    }
    let scale = (variance * Double(n)).squareRoot()
    if low.sum < 0, high.sum > 0, abs(high.index - low.index) >= least,
      high.sum - low.sum > configuration.criticalRange * scale
    {
      return [min(low.index, high.index), max(low.index, high.index)]
    }
    let farthest = high.sum >= -low.sum ? high : low
    return abs(farthest.sum) > configuration.criticalValue * scale ? [farthest.index] : []
  }

  /// Variance of the mean of n neighbours times n, for large n: that of a first-order autoregression with the same mean
  /// square differences D₁ = γ₀(1 − φ) and D₂ = γ₀(1 − φ²), φ from 0 to 0.8.
  private func longRunVariance(_ logs: [Double]) -> Double {
    func difference(_ lag: Int) -> Double {
      let pairs = zip(logs, logs.dropFirst(lag))
      let count = Double(max(1, logs.count - lag))
      return pairs.reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) } / (2 * count)
    }
    let one = difference(1)
    // A constant series with a step: any change is significant.
    guard one > 1e-12 else { return 1e-12 }
    let phi = min(0.8, max(0, difference(2) / one - 1))
    return one * (1 + phi) / ((1 - phi) * (1 - phi))
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
