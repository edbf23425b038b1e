/// Linear regression that a few wild points don't bend: Huber's M-estimate by iteratively reweighted least squares.
///
/// The residuals' scale is 1.4826 times their median deviation, found anew at each step. The covariance is the cluster
/// sandwich: points of one group may err together. Sources: P. J. Huber, Robust Statistics, 1981, 7.8; K.-Y. Liang and
/// S. L. Zeger, Biometrika 73 (1986) 13.
public struct RobustRegression: Sendable, Hashable {
  /// One for each column.
  public let coefficients: [Double]
  /// Covariance of the coefficients.
  public let covariance: [[Double]]
  /// Robust standard deviation of the residuals.
  public let scale: Double
  /// Huber's weight of each point, 0…1, times the one given.
  public let weights: [Double]
  public let residuals: [Double]

  /// Residuals within this many scales count fully: 95 % efficiency for normal errors.
  public static let tuning = 1.345

  /// - Parameters:
  ///   - rows: one a point, all of one length; a constant column is up to the caller.
  ///   - given: a weight above 0 for each point.
  ///   - groups: points of one group may err together.
  /// nil where the columns don't determine the coefficients. Complexity: O(iterations · n · p²).
  public init?(rows: [[Double]], values: [Double], weights given: [Double], groups: [Int]) {
    precondition(
      rows.count == values.count && given.count == values.count && groups.count == values.count,
      "Each point has a row, a value, a weight and a group")
    guard let p = rows.first?.count, p > 0, rows.count >= p else { return nil }
    precondition(rows.allSatisfy { $0.count == p }, "All rows have one length")
    var weights = given
    guard var beta = Self.solve(rows, values, weights) else { return nil }
    var residuals = Self.residuals(rows, values, beta)
    var scale = Self.scale(residuals)
    for _ in 0..<60 {
      let bound = max(Self.tuning * scale, 1e-12)
      weights = zip(residuals, given).map { $1 * min(1, bound / max(abs($0), 1e-300)) }
      guard let next = Self.solve(rows, values, weights) else { return nil }
      let change = zip(next, beta).reduce(0) { max($0, abs($1.0 - $1.1)) }
      beta = next
      residuals = Self.residuals(rows, values, beta)
      scale = Self.scale(residuals)
      if change < 1e-12 { break }
    }
    guard let covariance = Self.sandwich(rows, residuals, weights, groups) else { return nil }
    (coefficients, self.covariance, self.scale) = (beta, covariance, scale)
    (self.weights, self.residuals) = (weights, residuals)
  }

  private static func residuals(_ rows: [[Double]], _ values: [Double], _ beta: [Double]) -> [Double] {
    zip(rows, values).map { row, value in value - zip(row, beta).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  private static func scale(_ residuals: [Double]) -> Double {
    let sorted = residuals.map { abs($0) }.sorted()
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half])
    return 1.4826 * median
  }

  /// XᵀWX.
  private static func normal(_ rows: [[Double]], _ weights: [Double]) -> [[Double]] {
    let p = rows[0].count
    var matrix = Array(repeating: Array(repeating: 0.0, count: p), count: p)
    for (row, weight) in zip(rows, weights) {
      for i in 0..<p { for j in 0..<p { matrix[i][j] += weight * row[i] * row[j] } }
    }
    return matrix
  }

  private static func solve(_ rows: [[Double]], _ values: [Double], _ weights: [Double]) -> [Double]? {
    guard let inverse = inverse(normal(rows, weights)) else { return nil }
    let p = rows[0].count
    var right = Array(repeating: 0.0, count: p)
    for i in rows.indices { for j in 0..<p { right[j] += weights[i] * rows[i][j] * values[i] } }
    return (0..<p).map { i in (0..<p).reduce(0) { $0 + inverse[i][$1] * right[$1] } }
  }

  private static func sandwich(
    _ rows: [[Double]], _ residuals: [Double], _ weights: [Double], _ groups: [Int]
  ) -> [[Double]]? {
    let p = rows[0].count
    guard let bread = inverse(normal(rows, weights)) else { return nil }
    var scores: [Int: [Double]] = [:]
    for i in rows.indices {
      for j in 0..<p {
        scores[groups[i], default: Array(repeating: 0, count: p)][j] += weights[i] * rows[i][j] * residuals[i]
      }
    }
    var meat = Array(repeating: Array(repeating: 0.0, count: p), count: p)
    // Sorted, so that the sum has one order.
    for key in scores.keys.sorted() {
      guard let score = scores[key] else { continue }
      for i in 0..<p { for j in 0..<p { meat[i][j] += score[i] * score[j] } }
    }
    // Few groups know less than they seem to.
    let count = Double(scores.count)
    let correction = count > 1 ? count / (count - 1) : 1
    func product(_ a: [[Double]], _ b: [[Double]]) -> [[Double]] {
      (0..<p).map { i in (0..<p).map { j in (0..<p).reduce(0) { $0 + a[i][$1] * b[$1][j] } } }
    }
    return product(product(bread, meat), bread).map { $0.map { $0 * correction } }
  }

  /// Gauss–Jordan with pivots; nil for a matrix that is singular to twelve digits.
  static func inverse(_ given: [[Double]]) -> [[Double]]? {
    let p = given.count
    var a = given
    var b = (0..<p).map { i in (0..<p).map { $0 == i ? 1.0 : 0.0 } }
    let size = given.flatMap { $0 }.reduce(0) { max($0, abs($1)) }
    for column in 0..<p {
      guard let pivot = (column..<p).max(by: { abs(a[$0][column]) < abs(a[$1][column]) }),
        abs(a[pivot][column]) > 1e-12 * size
      else { return nil }
      a.swapAt(column, pivot)
      b.swapAt(column, pivot)
      let value = a[column][column]
      for j in 0..<p {
        a[column][j] /= value
        b[column][j] /= value
      }
      for i in 0..<p where i != column {
        let factor = a[i][column]
        guard factor != 0 else { continue }
        for j in 0..<p {
          a[i][j] -= factor * a[column][j]
          b[i][j] -= factor * b[column][j]
        }
      }
    }
    return b
  }
}
