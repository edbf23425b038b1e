import TestSupport
import Testing

@testable import RoadKernels

struct ParallelSectionsTests {
  /// Resonances well apart; one section with two real poles.
  private static let sections = [
    BiquadCoefficients(b0: 0.4, b1: 0.8, b2: 0.4, a1: -1.2, a2: 0.27),
    BiquadCoefficients(b0: 0.5, b1: 1, b2: 0.5, a1: -0.8, a2: 0.5),
    BiquadCoefficients(b0: 1, b1: -2, b2: 1, a1: -1.9, a2: 0.93),
    BiquadCoefficients(b0: 1, b1: -2, b2: 1, a1: -1.96, a2: 0.97),
  ]

  private static func noise(_ count: Int) -> [Double] {
    var random = SplitMix64(seed: 17)
    return (0..<count).map { _ in random.normal() }
  }

  @Test(arguments: [3, 4], [0, 1, 3, 4, 5, 7, 8, 9, 63, 64, 1000])
  func `side by side is one after the other`(_ count: Int, _ samples: Int) throws {
    let sections = Array(Self.sections.prefix(count))
    var blocks = BlockedRecursion(try #require(ParallelSections(sections)))
    var plain = PlainBiquadCascade(sections)
    let input = Self.noise(samples)
    var (fast, expected) = (input, input)
    blocks.filter(&fast)
    plain.filter(&expected)
    for (a, b) in zip(fast, expected) { #expect(abs(a - b) < 2e-12) }
  }

  @Test(arguments: [0, 1, 3, 4, 5, 7, 8, 9, 63, 4099])
  func `every instruction set gives the plain twin's bits`(count: Int) throws {
    let sections = try #require(ParallelSections(Self.sections))
    func filtered(_ level: KernelLevel) -> [UInt64] {
      var output = Self.noise(count)
      for i in min(100, count)..<min(300, count) { output[i] = i.isMultiple(of: 2) ? 0 : -0.0 }
      var blocks = BlockedRecursion(sections, level: level)
      blocks.filter(&output)
      return output.map(\.bitPattern)
    }
    let plain = filtered(.plain)
    for level in KernelLevel.runnable { #expect(filtered(level) == plain) }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `cuts change no bit`(seed: UInt64) throws {
    let sections = try #require(ParallelSections(Self.sections))
    var input = Self.noise(500)
    for i in 0..<200 { input[i] = i.isMultiple(of: 2) ? 0 : -0.0 }
    var (whole, cut) = (BlockedRecursion(sections), BlockedRecursion(sections))
    var expected = input
    whole.filter(&expected)
    var random = SplitMix64(seed: seed)
    var output: [Double] = []
    for range in randomCuts(of: input.count, using: &random) {
      let start = output.count
      output += input[range]
      cut.filter(&output, from: start)
    }
    #expect(output.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test func `a settled cascade answers a constant with a constant`() throws {
    // The low-pass sections alone: (0.4 · 4)/(1 − 1.2 + 0.27) · (0.5 · 4)/(1 − 0.8 + 0.5), and a section without zeros.
    let sections =
      Array(Self.sections.prefix(2)) + [BiquadCoefficients(b0: 0.2, b1: 0, b2: 0, a1: -1.7, a2: 0.9)]
    let parallel = try #require(ParallelSections(sections))
    var blocks = BlockedRecursion(parallel)
    blocks.begin(parallel.settled(at: 9.81))
    var output = [Double](repeating: 9.81, count: 23)
    blocks.filter(&output)
    let gain = 1.6 / 0.07 * 2 / 0.7 * 0.2 / 0.2
    for value in output { #expect(abs(value / (9.81 * gain) - 1) < 1e-11) }
  }

  @Test func `sections that share a pole have no such form`() {
    let twice = [Self.sections[0], Self.sections[1], Self.sections[1]]
    #expect(ParallelSections(twice) == nil)
    var near = Self.sections
    near[3] = near[2]
    near[3].a1 += 1e-9
    #expect(ParallelSections(near) == nil)
    // A pole at 0 has its root at infinity.
    near[3] = .identity
    #expect(ParallelSections(near) == nil)
    // Two poles in one place.
    near[3] = BiquadCoefficients(b0: 1, b1: 0, b2: 0, a1: -1, a2: 0.25)
    #expect(ParallelSections(near) == nil)
  }
}
