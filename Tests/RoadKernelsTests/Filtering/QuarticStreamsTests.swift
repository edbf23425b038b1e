import TestSupport
import Testing

@testable import RoadKernels

struct QuarticStreamsTests {
  /// A chain of low-passes, each fed by the one before; the output is a difference of two states.
  private static func step(_ state: inout [Double], _ input: Double) -> Double {
    var value = input
    for i in state.indices {
      state[i] = (0.9 - 0.1 * Double(i)) * state[i] + 0.3 * value
      value = state[i]
    }
    return state[1] - state[3]
  }

  private static func frames(_ count: Int) -> [Double] {
    var random = SplitMix64(seed: 12)
    return (0..<8 * count).map { _ in random.normal() }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000])
  func `each stream is the step repeated`(_ count: Int) {
    let frames = Self.frames(count)
    var streams = QuarticStreams(step: Self.step)
    var output = frames
    streams.filter(&output)
    for stream in 0..<8 {
      var state = [0.0, 0, 0, 0]
      for i in 0..<count {
        let expected = Self.step(&state, frames[8 * i + stream])
        #expect(abs(output[8 * i + stream] - expected) < 1e-13)
      }
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000])
  func `every instruction set gives the plain twin's bits`(_ count: Int) {
    func filtered(_ level: KernelLevel) -> [UInt64] {
      var streams = QuarticStreams(level: level, step: Self.step)
      streams.settle(inputs: (0..<8).map { Double($0) }, outputs: (0..<8).map { 1 - Double($0) })
      var frames = Self.frames(count)
      streams.filter(&frames)
      return frames.map(\.bitPattern)
    }
    let plain = filtered(.plain)
    for level in KernelLevel.runnable { #expect(filtered(level) == plain) }
  }

  @Test func `settled streams stay where they are`() {
    // The chain's gains for a constant are 3, 1.5, 1, 0.75 of the one before: 3, 4.5, 4.5, 3.375.
    let inputs = (0..<8).map { Double($0) - 2 }
    let outputs = inputs.map { $0 * (4.5 - 3.375) }
    var streams = QuarticStreams(step: Self.step)
    streams.settle(inputs: inputs, outputs: outputs)
    var frames = (0..<20).flatMap { _ in inputs }
    streams.filter(&frames)
    for (i, value) in frames.enumerated() { #expect(abs(value - outputs[i % 8]) < 1e-12) }
  }

  @Test func `cuts change no bit and a start leaves what stands before it`() {
    let input = Self.frames(100)
    var (whole, cut) = (QuarticStreams(step: Self.step), QuarticStreams(step: Self.step))
    var expected = input
    whole.filter(&expected)
    var output: [Double] = []
    for range in [0..<8, 8..<8, 8..<104, 104..<800] {
      let start = output.count
      output += input[range]
      cut.filter(&output, from: start)
    }
    #expect(output == expected)
  }
}
