/// A seeded random generator with the same numbers on every machine and in every release.
///
/// SplitMix64 (Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195): 64 bits of state, period 2⁶⁴. The standard
/// library's `random(in:using:)` may change between releases, so uniform and normal numbers are made here.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64
  private var spareNormal: Double?

  /// A generator for one purpose: equal seeds with other streams give unrelated numbers.
  public init(seed: UInt64, stream: UInt64 = 0) {
    state = seed
    let first = next()
    state = first ^ (stream &* 0xD1B5_4A32_D192_ED03)
    _ = next()
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Uniform in 0..<1 with 53 random bits.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform in a range.
  public mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
  }

  /// Standard normal by Marsaglia's polar method; logarithm and root are stable, so the bits are too.
  public mutating func normal() -> Double {
    if let spare = spareNormal {
      spareNormal = nil
      return spare
    }
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s >= 1 || s == 0 { continue }
      let factor = (-2 * StableElementary.log(s) / s).squareRoot()
      spareNormal = v * factor
      return u * factor
    }
  }

  /// Exponential with the given mean.
  public mutating func exponential(mean: Double) -> Double { -mean * StableElementary.log(1 - uniform()) }
}
