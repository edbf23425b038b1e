import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct HomogeneousSectionsTests {
  private let method = HomogeneousSections(configuration: HomogeneousConfiguration(), cellMeters: 10)

  /// Log-normal cells about given levels, alike over some tens of metres as roads are.
  private func series(
    _ levels: [(cells: Int, iri: Double)], spread: Double = 0.25, phi: Double = 0.3, seed: UInt64
  ) -> [Double] {
    var random = SplitMix64(seed: seed)
    var state = 0.0
    return levels.flatMap { level in
      (0..<level.cells).map { _ in
        state = phi * state + (1 - phi * phi).squareRoot() * random.normal()
        // e^x to third order: no libm in the oracle.
        let x = spread * state
        return level.iri * (1 + x + x * x / 2 + x * x * x / 6)
      }
    }
  }

  /// In how many of twenty series both changes are found within five cells, however else they are cut.
  private func found(_ levels: [(cells: Int, iri: Double)], _ changes: [Int]) -> Int {
    (1...20 as ClosedRange<UInt64>).count { seed in
      let borders = method.ranges(of: series(levels, seed: seed)).dropFirst().map(\.lowerBound)
      return changes.allSatisfy { change in borders.contains { abs($0 - change) <= 5 } }
    }
  }

  // 91 to 96 % and 80 % of 300 series in the prototype (numpy).
  @Test func `known changes are found within fifty metres`() {
    let count = found([(40, 2), (60, 4), (30, 2.2)], [40, 100])
    #expect(count >= 16, "\(count) of 20")
  }

  @Test func `a rough stretch in the middle of an even road is cut out`() {
    let count = found([(60, 2.5), (15, 7), (60, 2.5)], [60, 75])
    #expect(count >= 12, "\(count) of 20")
  }

  @Test func `flat roads are cut in fewer than one of twenty`() {
    for (cells, phi) in [(40, 0.0), (100, 0.3), (200, 0.5)] {
      var loose = HomogeneousConfiguration()
      loose.minimumDifference = 0
      let test = HomogeneousSections(configuration: loose, cellMeters: 10)
      let alarms = (1...200 as ClosedRange<UInt64>).count { seed in
        test.ranges(of: series([(cells, 3)], phi: phi, seed: 1000 + seed)).count > 1
      }
      #expect(alarms < 10, "\(alarms) of 200 at \(cells) cells, phi \(phi)")
    }
  }

  @Test func `sections are no shorter and neighbours no more alike than was asked for`() {
    for seed in 1...10 as ClosedRange<UInt64> {
      let iri = series([(7, 2), (30, 5), (9, 2), (40, 2.3), (20, 3.5)], spread: 0.1, seed: seed)
      let ranges = method.ranges(of: iri)
      #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == iri.count)
      #expect(ranges.allSatisfy { $0.count >= 10 })
      let means = ranges.map { iri[$0].reduce(0, +) / Double($0.count) }
      #expect(zip(means, means.dropFirst()).allSatisfy { abs($0 - $1) >= 0.5 })
    }
  }

  @Test func `what is too short or without any roughness stays whole`() {
    #expect(method.ranges(of: []).isEmpty)
    #expect(method.ranges(of: [3]) == [0..<1])
    #expect(method.ranges(of: Array(repeating: 0, count: 50)) == [0..<50])
    #expect(
      method.ranges(of: Array(repeating: 2, count: 20) + Array(repeating: 4, count: 20)) == [0..<20, 20..<40])
  }
}
