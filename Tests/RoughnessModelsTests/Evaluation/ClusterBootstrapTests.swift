import TestSupport
import Testing

@testable import RoughnessModels

@Suite struct ClusterBootstrapTests {
  @Test func `quantiles are numpy's`() {
    let sorted = RoughnessAgreementTests.references.sorted()
    for (share, expected) in [(0.025, 1.3925), (0.3, 2.65), (0.975, 11.6025), (0, 1.2), (1, 12.4)] {
      #expect(abs(ClusterBootstrap.quantile(share, ofSorted: sorted) - expected) < 1e-12)
    }
  }

  /// The mean of n independent values: the interval is near ±1.96·σ/√n.
  @Test func `the interval of a mean has the known width`() throws {
    var generator = SplitMix64(seed: 5)
    let values = (0..<400).map { _ in generator.uniform() }
    let groups = values.indices.map { "\($0)" }
    let interval = try #require(
      ClusterBootstrap(resamples: 600).interval(groups: groups) { places in
        places.reduce(0) { $0 + values[$1] } / Double(places.count)
      })
    let expected = 2 * 1.96 * (1.0 / 12).squareRoot() / 20
    #expect(abs((interval.upperBound - interval.lowerBound) / expected - 1) < 0.15)
  }

  @Test func `items that err together make the interval wider`() throws {
    var generator = SplitMix64(seed: 6)
    let values = (0..<20).flatMap { _ in Array(repeating: generator.uniform(), count: 20) }
    func width(_ groups: [String]) throws -> Double {
      let interval = try #require(
        ClusterBootstrap(resamples: 300).interval(groups: groups) { places in
          places.reduce(0) { $0 + values[$1] } / Double(places.count)
        })
      return interval.upperBound - interval.lowerBound
    }
    let byRoad = try width(values.indices.map { "\($0 / 20)" })
    let bySection = try width(values.indices.map { "\($0)" })
    #expect(byRoad > 3 * bySection)
  }

  @Test func `equal seeds give equal bits, other seeds other ones`() {
    let groups = ["a", "b", "a", "c"]
    func interval(_ seed: UInt64) -> ClosedRange<Double>? {
      ClusterBootstrap(resamples: 50, seed: seed).interval(groups: groups) { places in
        Double(places.reduce(0) { $0 * 7 % 1009 + $1 })
      }
    }
    #expect(interval(1) == interval(1))
    #expect(interval(1) != interval(2))
  }

  @Test func `one group, or a statistic without a value, has no interval`() {
    #expect(ClusterBootstrap().interval(groups: ["a", "a"]) { Double($0.count) } == nil)
    #expect(ClusterBootstrap().interval(groups: []) { Double($0.count) } == nil)
    #expect(ClusterBootstrap(resamples: 20).interval(groups: ["a", "b"]) { _ in nil } == nil)
  }
}
