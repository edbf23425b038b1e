import TestSupport
import Testing

@testable import RoadKernels

struct SlidingDotTests {
  private static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  @Test func `a known row of weights gives the known sums`() {
    var output = [0.0, 0, 0]
    let (x, taps) = ([1.0, 2, 3, 4, 5], [1.0, 0, -2])
    SlidingDot.run(x.span, taps: taps.span, into: &output)
    #expect(output == [-5, -6, -7])
  }

  @Test(arguments: [1, 2, 3, 19, 20, 21, 40, 59, 1000], [1, 2, 7, 43])
  func `every instruction set gives the plain twin's bits`(outputs: Int, taps: Int) {
    let x = Self.noise(outputs + taps - 1, seed: 4)
    let weights = Self.noise(taps, seed: 5)
    func slid(_ level: KernelLevel) -> [UInt64] {
      // What lies behind the last place stays as it is.
      var output = [Double](repeating: 7, count: outputs + 3)
      SlidingDot.run(x.span, taps: weights.span, into: &output, level: level)
      return output.map(\.bitPattern)
    }
    let plain = slid(.plain)
    #expect(plain.suffix(3) == [7.0, 7, 7].map(\.bitPattern)[...])
    for level in KernelLevel.runnable { #expect(slid(level) == plain) }
  }
}
