import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct SectionTrendTests {
  private let trend = SectionTrend(configuration: TrendConfiguration())

  private func value(_ day: Int, _ iri: Double, _ vehicle: String = "a", epoch: Int = 0) -> SectionTrend.Value
  {
    SectionTrend.Value(day: 20_000 + day, iri: iri, vehicle: vehicle, calibrated: false, epoch: epoch)
  }

  // Least squares with a level for each car and surface, by numpy: Tools/reference/trend.py.
  @Test func `one slope under the levels of two cars and a repair is numpy's`() throws {
    let before = zip([0, 60, 120], [4.0, 4.15, 4.21]).map { value($0, $1) }
    let after = zip([200, 260, 330], [2.0, 2.13, 2.24]).map { value($0, $1, epoch: 1) }
    let other = zip([10, 100, 190, 300], [5.02, 5.2, 5.31, 5.6]).map { value($0, $1, "b") }
    let fit = try #require(trend.fit(before + after + other))
    #expect(fit.perYear == 0.695 && fit.standardError == 0.117 && fit.chance == 0.001017)
    #expect(fit.isSignificant && fit.runs == 10 && fit.levels == 3)
    #expect(trend.fit((before + after + other).reversed()) == fit)
  }

  @Test func `by hand: half a metre per kilometre in a year, exactly`() throws {
    let fit = try #require(trend.fit((0..<8).map { value($0 * 50, 4 + 0.5 * Double($0 * 50) / 365.25) }))
    #expect(fit.perYear == 0.5 && fit.levels == 1)
  }

  @Test func `neither a rougher car that comes later nor a repair makes a trend`() throws {
    let cars = (0..<8).map { value($0 * 40, $0 < 4 ? 3 : 6, $0 < 4 ? "a" : "b") }
    #expect(try #require(trend.fit(cars)).perYear == 0)
    let repaired = (0..<8).map { value($0 * 40, $0 < 4 ? 9 : 2, epoch: $0 < 4 ? 0 : 1) }
    #expect(try #require(trend.fit(repaired)).perYear == 0)
  }

  @Test func `too few runs, too few days and lone runs say nothing`() {
    #expect(trend.fit([]) == nil)
    #expect(trend.fit((0..<5).map { value($0 * 100, 4) }) == nil)
    #expect(trend.fit((0..<20).map { value($0 * 4, 4) }) == nil)
    #expect(trend.fit((0..<20).map { value($0 * 40, 4, "\($0)") }) == nil)
    #expect(trend.fit((0..<20).map { value(100 + 0 * $0, 4) }) == nil)
  }

  @Test func `calibrated and uncalibrated runs are never put together`() throws {
    var values = (0..<8).map { value($0 * 40, 4) }
    for i in values.indices { values[i].calibrated = true }
    let fit = try #require(trend.fit(values + (0..<8).map { value($0 * 40, Double($0)) }))
    #expect(fit.perYear == 0 && fit.runs == 8)
  }

  @Test func `steady roads show a trend as seldom as the setting says`() {
    var random = SplitMix64(seed: 7)
    var wrong = 0
    for _ in 0..<2000 {
      let values = (0..<12).map { value($0 * 30, 4 * (1 + 0.08 * random.normal()), $0 % 2 == 0 ? "a" : "b") }
      if trend.fit(values)?.isSignificant == true { wrong += 1 }
    }
    // 20 are expected; 5 standard deviations of a count are 22.
    #expect(wrong < 42)
  }
}
