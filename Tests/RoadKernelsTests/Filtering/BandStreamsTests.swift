import TestSupport
import Testing

@testable import RoadKernels

struct BandStreamsTests {
  private static let poles = [(-1.9, 0.92), (-1.96, 0.965), (-0.7, 0.3), (-0.6, 0.2)].map {
    (a1: $0.0, a2: $0.1)
  }

  private static func frames(_ count: Int) -> [Float] {
    var random = SplitMix64(seed: 4)
    return (0..<8 * count).map { _ in Float(random.normal()) }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 63, 64, 1000])
  func `every instruction set gives the plain twin's bits`(_ count: Int) {
    func filtered(_ level: KernelLevel) -> [UInt32] {
      var streams = BandStreams(gain: 0.03, poles: Self.poles, level: level)
      var frames = Self.frames(count)
      streams.filter(&frames)
      return frames.map(\.bitPattern)
    }
    let plain = filtered(.plain)
    for level in KernelLevel.runnable { #expect(filtered(level) == plain) }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `cuts change no bit`(seed: UInt64) {
    let input = Self.frames(300)
    var (whole, cut) = (
      BandStreams(gain: 0.03, poles: Self.poles), BandStreams(gain: 0.03, poles: Self.poles)
    )
    var expected = input
    whole.filter(&expected)
    var random = SplitMix64(seed: seed)
    var output: [Float] = []
    for range in randomCuts(of: 300, using: &random) {
      var piece = Array(input[8 * range.lowerBound..<8 * range.upperBound])
      cut.filter(&piece)
      output += piece
    }
    #expect(output == expected)
  }

  @Test func `each stream is its own cascade`() {
    let frames = Self.frames(500)
    var streams = BandStreams(gain: 0.03, poles: Self.poles)
    var output = frames
    streams.filter(&output)
    for stream in 0..<8 {
      var cascade = PlainBiquadCascade(
        Self.poles.map { BiquadCoefficients(b0: 1, b1: 0, b2: -1, a1: $0.a1, a2: $0.a2) })
      var expected = stride(from: stream, to: frames.count, by: 8).map { 0.03 * Double(frames[$0]) }
      cascade.filter(&expected)
      let peak = expected.reduce(0) { max($0, abs($1)) }
      for (i, value) in expected.enumerated() {
        #expect(abs(Double(output[8 * i + stream]) - value) < 1e-4 * peak)
      }
    }
  }
}
