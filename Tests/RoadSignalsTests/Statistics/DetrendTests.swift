import RoadSignals
import Testing

@Suite struct DetrendTests {
  @Test(arguments: [0, 1, 2, 3, 7, 8, 9, 63, 64, 1000])
  func `a line leaves nothing`(_ count: Int) {
    let x = (0..<count).map { 3 - 0.25 * Double($0) }
    let rest = Detrend.line(x)
    #expect(rest.count == count)
    for value in rest { #expect(abs(value) <= 1e-11) }
  }

  @Test func `the rest has neither mean nor slope, and nothing else is taken`() {
    let noise = Detrend.line(SignalFixtures.noise(500, seed: 1))
    let tilted = noise.enumerated().map { $1 + 9.81 + 0.01 * Double($0) }
    for (a, b) in zip(Detrend.line(tilted), noise) { #expect(abs(a - b) <= 1e-12) }
    #expect(abs(noise.reduce(0, +)) <= 1e-11)
  }

  @Test func `the mean goes, the slope stays`() {
    #expect(Detrend.mean([1, 2, 6]) == [-2, -1, 3])
    #expect(Detrend.mean([]) == [])
    #expect(Detrend.mean([7]) == [0])
  }
}
