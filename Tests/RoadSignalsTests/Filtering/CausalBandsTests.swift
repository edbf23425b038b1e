import RoadSignals
import TestSupport
import Testing

struct CausalBandsTests {
  @Test(arguments: [(0.5, 20.0, 100.0), (0.5, 40.0, 100.0), (2.0, 20.0, 400.0)])
  func `eight channels are eight filters to single precision`(low: Double, high: Double, rate: Double) {
    let design = Butterworth(order: 4, band: .bandPass(lowHertz: low, highHertz: high), rateHertz: rate)
    let count = 3000
    var random = SplitMix64(seed: 31)
    let channels = (0..<8).map { _ in (0..<count).map { _ in Double(Float(random.normal())) } }
    var bands = CausalBands(design)
    var frames = (0..<count).flatMap { i in channels.map { Float($0[i]) } }
    bands.run(&frames)
    for channel in 0..<8 {
      var filter = CausalFilter(design)
      var expected: [Double] = []
      filter.push(channels[channel], into: &expected)
      let peak = expected.reduce(0) { max($0, abs($1)) }
      for i in 0..<count { #expect(abs(Double(frames[8 * i + channel]) - expected[i]) < 1e-4 * peak) }
    }
  }
}
