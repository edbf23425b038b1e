import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct BaseLengthSlopeTests {
  @Test func `a slope is the rise over its base length`() throws {
    var slope = BaseLengthSlope(interval: try SamplingInterval(meters: 0.1))
    var slopes: [Double] = []
    slope.push([0, 0.3, 0.1, 0.6, 0.3], into: &slopes)
    #expect(slope.latencySamples == 3)
    #expect(slopes.count == 2)
    #expect(abs(slopes[0] - 2) < 1e-15)
    #expect(abs(slopes[1]) < 1e-15)
  }

  @Test(arguments: [0.01, 0.05, 0.1, 0.25], 1...6 as ClosedRange<UInt64>)
  func `cuts change no bit`(meters: Double, seed: UInt64) throws {
    let interval = try SamplingInterval(meters: meters)
    var generator = SplitMix64(seed: seed)
    let elevations = (0..<700).map { _ in generator.uniform() }
    var expected: [Double] = []
    for index in interval.baseSamples..<700 {
      let rise = elevations[index] - elevations[index - interval.baseSamples]
      expected.append(rise / interval.baseLengthMeters)
    }
    var slope = BaseLengthSlope(interval: interval)
    slope.push([9, 9], into: &expected)
    slope.begin()
    expected.removeLast(max(0, expected.count - (700 - interval.baseSamples)))
    var slopes: [Double] = []
    for range in randomCuts(of: 700, using: &generator) {
      slope.push(Array(elevations[range]), into: &slopes)
    }
    #expect(slopes == expected)
  }
}
