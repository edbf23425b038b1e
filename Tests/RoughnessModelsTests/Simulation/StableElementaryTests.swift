import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The C library is the oracle: it errs by one unit in the last place at most.
@Suite struct StableElementaryTests {
  @Test func `logarithm agrees with the C library over the whole range`() {
    for exponent in stride(from: -300.0, through: 300, by: 7.3) {
      let x = pow(10, exponent)
      #expect(abs(StableElementary.log(x) - log(x)) <= 1e-14 * max(1, abs(log(x))))
    }
    #expect(StableElementary.log(1) == 0)
  }

  @Test func `exponential agrees with the C library`() {
    for x in stride(from: -690.0, through: 690, by: 3.7) {
      #expect(abs(StableElementary.exp(x) / exp(x) - 1) < 1e-14)
    }
    #expect(StableElementary.exp(0) == 1)
  }

  @Test func `sine and cosine of turns agree with the C library`() {
    for turns in stride(from: -2.0, through: 2, by: 0.0137) {
      #expect(abs(StableElementary.sine(turns: turns) - sin(2 * Double.pi * turns)) < 3e-15)
      #expect(abs(StableElementary.cosine(turns: turns) - cos(2 * Double.pi * turns)) < 3e-15)
    }
    #expect(StableElementary.sine(turns: 1e9 + 0.25) == StableElementary.sine(turns: 0.25))
  }

  @Test func `angles agree with the C library in every quadrant`() {
    for k in 0..<360 {
      let angle = Double(k) / 360 * 6.2 - 3.1
      let turns = StableElementary.turns(y: 3 * sin(angle), x: 3 * cos(angle))
      #expect(abs(turns * 2 * Double.pi - angle) < 1e-14)
    }
    #expect(StableElementary.turns(y: 0, x: 0) == 0)
    #expect(StableElementary.turns(y: 0, x: -1) == 0.5)
  }
}
