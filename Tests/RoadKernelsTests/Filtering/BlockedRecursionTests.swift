import TestSupport
import Testing

@testable import RoadKernels

struct BlockedRecursionTests {
  /// A stable chain of first-order low-passes, each fed by the one before; the output is the last one plus half the input.
  private static func step(_ state: inout [Double], _ input: Double) -> Double {
    var value = input
    for i in state.indices {
      state[i] = (0.9 - 0.05 * Double(i)) * state[i] + 0.3 * value
      value = state[i]
    }
    return value + 0.5 * input
  }

  private static func noise(_ count: Int, seed: UInt64) -> [Double] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in random.normal() }
  }

  @Test(arguments: [4, 8], [0, 1, 7, 8, 9, 15, 16, 17, 64, 1001])
  func `blocks of eight agree with one step at a time`(order: Int, count: Int) {
    let input = Self.noise(count, seed: 3)
    var recursion = BlockedRecursion(order: order, step: Self.step)
    var state = (0..<order).map { Double($0) - 1.5 }
    recursion.begin(state)
    var output = input
    recursion.filter(&output)
    let plain = input.map { Self.step(&state, $0) }
    #expect(output.count == count)
    for (a, b) in zip(output, plain) { #expect(abs(a - b) < 1e-13) }
  }

  @Test(arguments: [4, 8], [0, 1, 7, 8, 9, 15, 16, 17, 63, 64, 65, 5003])
  func `every instruction set gives the plain twin's bits`(order: Int, count: Int) {
    let input = Self.noise(count, seed: 8)
    func filtered(_ level: KernelLevel) -> [UInt64] {
      var recursion = BlockedRecursion(order: order, level: level, step: Self.step)
      var output = input
      recursion.filter(&output)
      return output.map(\.bitPattern)
    }
    let plain = filtered(.plain)
    for level in KernelLevel.runnable { #expect(filtered(level) == plain) }
  }

  @Test(arguments: [4, 8], 1...10 as ClosedRange<UInt64>)
  func `cuts change no bit`(order: Int, seed: UInt64) {
    var input = Self.noise(700, seed: seed)
    // Level stretches, where a zero's sign could differ.
    for i in 100..<300 { input[i] = i.isMultiple(of: 2) ? 0 : -0.0 }
    var whole = BlockedRecursion(order: order, step: Self.step)
    var expected = input
    whole.filter(&expected)
    var random = SplitMix64(seed: seed &+ 50)
    var cut = BlockedRecursion(order: order, step: Self.step)
    // Each piece behind what is there already, as streams have it.
    var output: [Double] = []
    for range in randomCuts(of: input.count, using: &random) {
      let start = output.count
      output += input[range]
      cut.filter(&output, from: start)
    }
    #expect(output.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test(arguments: [4, 8], 1...10 as ClosedRange<UInt64>)
  func `from one buffer into another gives the bits of in place, however cut`(order: Int, seed: UInt64) {
    let input = Self.noise(700, seed: seed)
    var expected = input
    var whole = BlockedRecursion(order: order, level: .plain, step: Self.step)
    whole.filter(&expected)
    for level in KernelLevel.runnable {
      var random = SplitMix64(seed: seed &+ 70)
      var cut = BlockedRecursion(order: order, level: level, step: Self.step)
      var output = [9.5]
      for range in randomCuts(of: input.count, using: &random) {
        cut.filter(Array(input[range]), into: &output)
      }
      #expect(output.map(\.bitPattern) == ([9.5] + expected).map(\.bitPattern))
    }
  }

  @Test func `a beginning forgets the block that was under way`() {
    let input = Self.noise(40, seed: 5)
    var (used, fresh) = (
      BlockedRecursion(order: 4, step: Self.step), BlockedRecursion(order: 4, step: Self.step)
    )
    var thrownAway = Self.noise(13, seed: 6)
    used.filter(&thrownAway)
    used.begin([0, 0, 0, 0])
    var (a, b) = (input, input)
    used.filter(&a)
    fresh.filter(&b)
    #expect(a == b)
  }
}
