import RoadKernels

/// Mean and root mean square over a window that slides along a signal, centred on each sample.
///
/// Output n covers samples n − halfWidth … n + halfWidth as far as the stretch has them: near the ends the window is
/// shorter, never padded. As many outputs as inputs; latency `halfWidth` samples; any cut gives the same bits.
/// Complexity: O(1) per sample, without a running difference that would drift.
public struct MovingStatistics: Sendable {
  public let halfWidth: Int
  public var latency: Int { halfWidth }

  private var sums: MovingSum
  private var squareSums: MovingSum
  private var received = 0
  private var delivered = 0

  public init(halfWidth: Int) {
    self.halfWidth = halfWidth
    sums = MovingSum(halfWidth: halfWidth)
    squareSums = sums
  }

  /// Takes samples and appends what is ready: one mean and one root mean square (about zero) per sample.
  public mutating func push(
    _ input: [Double], means: inout [Double], rootMeanSquares: inout [Double]
  ) {
    received += input.count
    let start = (means.count, rootMeanSquares.count)
    sums.push(input, into: &means)
    squareSums.push(input.map { $0 * $0 }, into: &rootMeanSquares)
    divide(&means, &rootMeanSquares, from: start)
  }

  /// Appends what is still owed and starts anew.
  public mutating func finish(means: inout [Double], rootMeanSquares: inout [Double]) {
    let start = (means.count, rootMeanSquares.count)
    sums.finish(into: &means)
    squareSums.finish(into: &rootMeanSquares)
    divide(&means, &rootMeanSquares, from: start)
    received = 0
    delivered = 0
  }

  private mutating func divide(
    _ means: inout [Double], _ squares: inout [Double], from start: (Int, Int)
  ) {
    for offset in 0..<(means.count - start.0) {
      // Within push no window reaches beyond what has come, so `received` limits it only in finish.
      let first = max(0, delivered - halfWidth)
      let last = min(received - 1, delivered + halfWidth)
      let count = Double(last - first + 1)
      means[start.0 + offset] /= count
      squares[start.1 + offset] = (squares[start.1 + offset] / count).squareRoot()
      delivered += 1
    }
  }
}
