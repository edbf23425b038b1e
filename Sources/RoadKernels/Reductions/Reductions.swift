/// Sums over buffers in eight virtual lanes: element i goes to lane i mod 8, lanes are combined in one fixed tree.
///
/// So the result is the same for every vector width, and eight short chains round less than one long one.
/// Complexity: O(n), no allocation. Every function here has a twin in ``PlainReductions`` with the same bits.
package enum Reductions {
  typealias Lanes = SIMD8<Double>

  /// Σx; 0 for an empty buffer.
  package static func sum(_ x: Span<Double>) -> Double {
    x.withUnsafeBufferPointer { x in
      accumulate(count: x.count, whole: { load(x, $0) }, one: { x[$0] })
    }
  }

  /// Σxy; the buffers must be equally long.
  package static func dot(_ x: Span<Double>, _ y: Span<Double>) -> Double {
    precondition(x.count == y.count, "A dot product needs two buffers of equal length.")
    return x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        accumulate(count: x.count, whole: { load(x, $0) * load(y, $0) }, one: { x[$0] * y[$0] })
      }
    }
  }

  /// Σx/n; nil for an empty buffer.
  package static func mean(_ x: Span<Double>) -> Double? {
    x.isEmpty ? nil : sum(x) / Double(x.count)
  }

  /// Σ(x − mean)²/n in two passes, which no offset can spoil; nil for an empty buffer.
  package static func variance(_ x: Span<Double>) -> Double? {
    guard let mean = mean(x) else { return nil }
    let total = x.withUnsafeBufferPointer { x in
      accumulate(
        count: x.count,
        whole: {
          let d = load(x, $0) - mean
          return d * d
        },
        one: { (x[$0] - mean) * (x[$0] - mean) })
    }
    return total / Double(x.count)
  }

  /// √(Σx²/n); nil for an empty buffer.
  package static func rootMeanSquare(_ x: Span<Double>) -> Double? {
    x.isEmpty ? nil : (dot(x, x) / Double(x.count)).squareRoot()
  }

  @inline(__always)
  private static func load(_ x: UnsafeBufferPointer<Double>, _ i: Int) -> Lanes {
    UnsafeRawBufferPointer(x).loadUnaligned(fromByteOffset: 8 &* i, as: Lanes.self)
  }

  @inline(__always)
  private static func accumulate(count: Int, whole: (Int) -> Lanes, one: (Int) -> Double) -> Double {
    var lanes = Lanes(repeating: 0)
    var i = 0
    while i &+ 8 <= count {
      lanes += whole(i)
      i &+= 8
    }
    var lane = 0
    while i < count {
      lanes[lane] += one(i)
      lane &+= 1
      i &+= 1
    }
    let four = lanes.lowHalf + lanes.highHalf
    let two = four.lowHalf + four.highHalf
    return two[0] + two[1]
  }
}

/// The same sums written out lane by lane: the twin that ``Reductions`` must equal bit for bit.
package enum PlainReductions {
  package static func sum(_ x: [Double]) -> Double {
    var lanes = [Double](repeating: 0, count: 8)
    for (i, value) in x.enumerated() { lanes[i % 8] += value }
    let four = (0..<4).map { lanes[$0] + lanes[$0 + 4] }
    return (four[0] + four[2]) + (four[1] + four[3])
  }

  package static func dot(_ x: [Double], _ y: [Double]) -> Double { sum(zip(x, y).map { $0 * $1 }) }

  package static func variance(_ x: [Double]) -> Double? {
    if x.isEmpty { return nil }
    let mean = sum(x) / Double(x.count)
    return sum(x.map { ($0 - mean) * ($0 - mean) }) / Double(x.count)
  }
}
