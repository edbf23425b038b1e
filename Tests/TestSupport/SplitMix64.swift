/// A seeded generator for tests: the same numbers on every machine and in every release.
///
/// Source: G. L. Steele, D. Lea and C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014,
/// doi:10.1145/2660193.2660195.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// The next number of [0, 1), a multiple of 2⁻⁵³.
  package mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// The next number of a range.
  package mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + uniform() * (range.upperBound - range.lowerBound)
  }

  /// The next standard normal number, as the sum of twelve uniforms: no logarithm, never beyond ±6.
  package mutating func normal() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += uniform() }
    return sum
  }
}

/// Cuts `0..<count` at random places into consecutive ranges, some of them empty: the ways in which input may arrive.
package func randomCuts(of count: Int, using generator: inout SplitMix64) -> [Range<Int>] {
  var cuts: [Range<Int>] = []
  var start = 0
  while start < count {
    // Short pieces are the hard ones: most are below 12, some are empty, a few are long.
    let longest = generator.next() % 8 == 0 ? 500 : 12
    let end = min(count, start + Int(generator.next() % UInt64(longest)))
    cuts.append(start..<end)
    start = end
  }
  return cuts
}
