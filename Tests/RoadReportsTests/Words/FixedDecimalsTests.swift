import Foundation
import RoadReports
import TestSupport
import Testing

@Suite struct FixedDecimalsTests {
  @Test(
    arguments: [
      (0.0, 3, "0.000"), (-0.0, 3, "0.000"), (-0.0004, 3, "0.000"), (-0.0006, 3, "-0.001"),
      (0.5, 0, "0"), (1.5, 0, "2"), (2.5, 0, "2"), (0.125, 2, "0.12"), (0.375, 2, "0.38"),
      (9.9996, 3, "10.000"), (0.9999999999, 7, "1.0000000"), (1.005, 2, "1.00"), (123456.789, 1, "123456.8"),
      (0x1p53, 1, "9007199254740992.0"), (0x1p64, 0, "18446744073709551616"),
      (1e22, 0, "10000000000000000000000"),
      (-1e300.nextUp, 0, nil), (.leastNonzeroMagnitude, 7, "0.0000000"), (0x1p-60, 15, "0.000000000000000"),
    ] as [(Double, Int, String?)])
  func `known values print as expected`(value: Double, decimals: Int, expected: String?) {
    // Without an expected text the C library's is the oracle.
    let oracle = expected ?? String(format: "%.\(decimals)f", value)
    #expect(FixedDecimals.text(value, decimals: decimals) == oracle)
  }

  @Test(arguments: 0...15)
  func `random doubles print as the C library prints them`(decimals: Int) {
    var random = SplitMix64(seed: UInt64(decimals))
    for _ in 0..<2000 {
      let scale = Double.pow2(Int.random(in: -60...66, using: &random))
      let value = random.uniform(-1...1) * scale
      var oracle = String(format: "%.\(decimals)f", value)
      if oracle.hasPrefix("-"), !oracle.contains(where: { ("1"..."9").contains($0) }) { oracle.removeFirst() }
      #expect(FixedDecimals.text(value, decimals: decimals) == oracle)
    }
  }

  @Test func `exact ties go to the even digit`() {
    for half in 0..<400 {
      let value = Double(half) + 0.5
      #expect(FixedDecimals.text(value, decimals: 0) == String(format: "%.0f", value))
      #expect(FixedDecimals.text(value / 1024, decimals: 3) == String(format: "%.3f", value / 1024))
    }
  }
}

extension Double {
  fileprivate static func pow2(_ exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
