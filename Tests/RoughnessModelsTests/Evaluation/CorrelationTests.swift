import Testing

@testable import RoughnessModels

@Suite struct CorrelationTests {
  @Test func `a line correlates fully, whatever its slope and offset`() throws {
    let a = [1.0, 2, 4, 8]
    #expect(abs(try #require(Correlation.pearson(a, a.map { 1e6 + 3 * $0 })) - 1) < 1e-12)
    #expect(abs(try #require(Correlation.pearson(a, a.map { -$0 })) + 1) < 1e-12)
  }

  @Test func `three points by hand`() throws {
    // Deviations (−1, 0, 1) and (−1, 2, −1) are at right angles.
    #expect(Correlation.pearson([1, 2, 3], [1, 4, 1]) == 0)
    #expect(
      abs(try #require(Correlation.pearson([1, 2, 3], [1, 2, 4])) - 3 / (2 * 14.0 / 3).squareRoot()) < 1e-14)
  }

  @Test func `ranks share ties`() {
    #expect(Correlation.ranks([3, 1, 3, 2, 3]) == [4, 1, 4, 2, 4])
    #expect(Correlation.ranks([]) == [])
    #expect(Correlation.ranks([5, 5]) == [1.5, 1.5])
  }

  @Test func `any rising curve has rank correlation one`() {
    let a = [0.5, 3, 1, 8, 2]
    #expect(Correlation.spearman(a, a.map { $0 * $0 * $0 }) == 1)
  }

  @Test func `no spread, no correlation`() {
    #expect(Correlation.pearson([1, 1, 1], [1, 2, 3]) == nil)
    #expect(Correlation.pearson([1], [1]) == nil)
    #expect(Correlation.spearman([], []) == nil)
  }
}
