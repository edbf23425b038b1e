import RoadSignals
import Testing

@Suite struct NominalRateTests {
  private func steady(_ hertz: Double, _ count: Int = 2000) -> [Double] {
    (0..<count).map { Double($0) / hertz }
  }

  @Test(arguments: [20.0, 50, 100, 104.17, 400])
  func `a steady clock`(_ hertz: Double) throws {
    let estimate = try #require(NominalRate.estimate(times: steady(hertz)))
    #expect(abs(estimate.rateHertz - hertz) <= 1e-9 * hertz)
    #expect(estimate.jitterRMSSeconds <= 1e-12)
  }

  @Test func `jitter is measured`() throws {
    let jitter = SignalFixtures.normal(2000, seed: 4)
    let times = zip(steady(100), jitter).map { $0 + 0.001 * $1 }
    let estimate = try #require(NominalRate.estimate(times: times))
    #expect(abs(estimate.rateHertz - 100) <= 0.1)
    #expect(abs(estimate.jitterRMSSeconds - 0.001) <= 0.0001)
  }

  @Test func `stamps in whole milliseconds`() throws {
    let times = steady(104).map { ($0 * 1000).rounded(.down) / 1000 }
    let estimate = try #require(NominalRate.estimate(times: times))
    #expect(abs(estimate.rateHertz - 104) <= 0.05)
  }

  @Test func `dropped samples and a gap don't lower the rate`() throws {
    let kept = SignalFixtures.noise(2000, seed: 9)
    let times = zip(steady(100), kept).filter { $1 > -0.6 }.map { $0.0 > 10 ? $0.0 + 37.3 : $0.0 }
    let estimate = try #require(NominalRate.estimate(times: times))
    #expect(abs(estimate.rateHertz - 100) <= 0.01)
    #expect(estimate.jitterRMSSeconds <= 1e-4)
  }

  @Test(arguments: [2, 5, 16])
  func `bursts`(_ size: Int) throws {
    // Handed over `size` at a time, 0.1 ms apart.
    let times = (0..<2000).map { Double($0 / size * size) / 100 + Double($0 % size) * 0.0001 }
    let estimate = try #require(NominalRate.estimate(times: times))
    #expect(abs(estimate.rateHertz - 100) <= 2)
  }

  @Test func `duplicates and backward stamps are left out`() throws {
    var times = steady(50, 300)
    times.insert(times[100], at: 101)
    times.insert(times[10], at: 200)
    let estimate = try #require(NominalRate.estimate(times: times))
    #expect(abs(estimate.rateHertz - 50) <= 1e-9)
  }

  @Test(arguments: [[], [1.0], [2.0, 2, 2], [3.0, 1], [.nan, 1]])
  func `no two different stamps, no rate`(_ times: [Double]) {
    #expect(NominalRate.estimate(times: times) == nil)
  }

  @Test func `two stamps are enough`() throws {
    let estimate = try #require(NominalRate.estimate(times: [5, 5.25]))
    #expect(estimate.rateHertz == 4)
  }
}
