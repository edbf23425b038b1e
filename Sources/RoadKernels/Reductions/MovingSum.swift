/// Sums over a window that slides along a stream, centred on each sample; outside the stream the input counts as zero.
///
/// Every window is the end of one block and the start of the next (van Herk's and Gil's decomposition, 1992/93): two
/// running sums of at most one window each, so that nothing is ever subtracted and no error builds up over hours.
/// Latency: `halfWidth` samples. Complexity: O(1) per sample, memory of two windows. Plain twin:
/// ``direct(_:halfWidth:)``.
package struct MovingSum: Sendable {
  package let halfWidth: Int
  /// Values of the block that is being filled.
  private var block: [Double] = []
  /// Sum of that block so far.
  private var prefix = 0.0
  /// Of the block before: sums from each place to its end.
  private var suffixes: [Double]
  /// Inputs before the first window is complete.
  private var missing: Int
  private var owed = 0

  private var width: Int { 2 * halfWidth + 1 }

  package init(halfWidth: Int) {
    precondition(halfWidth >= 0, "A window can't have fewer than one sample.")
    self.halfWidth = halfWidth
    suffixes = [Double](repeating: 0, count: 2 * halfWidth + 1)
    missing = halfWidth
  }

  package mutating func push(_ input: [Double], into output: inout [Double]) {
    for value in input { take(value, into: &output) }
  }

  /// Appends the sums still owed and starts anew.
  package mutating func finish(into output: inout [Double]) {
    let left = owed
    let end = output.count + left
    while output.count < end { take(0, into: &output) }
    self = MovingSum(halfWidth: halfWidth)
  }

  private mutating func take(_ value: Double, into output: inout [Double]) {
    block.append(value)
    prefix += value
    owed += 1
    if missing > 0 {
      missing -= 1
    } else {
      output.append(block.count == width ? prefix : suffixes[block.count] + prefix)
      owed -= 1
    }
    guard block.count == width else { return }
    var sum = 0.0
    for index in stride(from: width - 1, through: 0, by: -1) {
      sum += block[index]
      suffixes[index] = sum
    }
    block.removeAll(keepingCapacity: true)
    prefix = 0
  }

  /// Every window summed by itself, O(width) per sample.
  package static func direct(_ input: [Double], halfWidth: Int) -> [Double] {
    input.indices.map { n in
      var sum = 0.0
      for index in max(0, n - halfWidth)...min(input.count - 1, n + halfWidth) { sum += input[index] }
      return sum
    }
  }
}
