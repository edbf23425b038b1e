import Testing

@testable import RoughnessModels

@Suite struct RoughnessAgreementTests {
  static let references = [1.2, 2.5, 3.0, 3.0, 4.8, 6.1, 7.9, 8.0, 9.5, 2.5, 1.9, 12.4]
  static let estimates = [1.5, 2.2, 3.1, 2.9, 5.5, 5.5, 8.3, 7.7, 10.4, 3.2, 1.7, 11.0]

  /// numpy 2.4.6 and scipy 1.17.1: Tools/reference/evaluation.py.
  @Test func `every statistic agrees with scipy`() throws {
    let agreement = RoughnessAgreement(estimates: Self.estimates, references: Self.references)
    #expect(agreement.count == 12)
    let limits = try #require(agreement.limitsOfAgreement)
    let pairs: [(Double?, Double)] = [
      (agreement.rSquared, 0.9665616670705113), (agreement.pearson, 0.9835813460307785),
      (agreement.spearman, 0.9595796893085181), (agreement.rootMeanSquareError, 0.6191391873668904),
      (agreement.bias, 0.01666666666666679), (agreement.meanAbsolutePercentageError, 11.349139941138015),
      (limits.lowerBound, -1.250346810576236), (limits.upperBound, 1.2836801439095697),
      (agreement.classAgreement, 2.0 / 3),
    ]
    for (value, expected) in pairs { #expect(abs(try #require(value) - expected) < 1e-13) }
  }

  @Test func `a perfect estimate`() {
    let agreement = RoughnessAgreement(estimates: Self.references, references: Self.references)
    #expect(agreement.rSquared == 1)
    #expect(agreement.rootMeanSquareError == 0)
    #expect(agreement.classAgreement == 1)
    #expect(agreement.worstTenthOverlap == 1)
    #expect(agreement.limitsOfAgreement == 0...0)
  }

  @Test func `a gain spoils r squared and not the correlation`() throws {
    let agreement = RoughnessAgreement(
      estimates: Self.references.map { 2 * $0 }, references: Self.references)
    #expect(try #require(agreement.rSquared) < 0)
    #expect(abs(try #require(agreement.pearson) - 1) < 1e-12)
    #expect(abs(try #require(agreement.meanAbsolutePercentageError) - 100) < 1e-12)
  }

  @Test func `the worst tenth is counted by place`() {
    // Of twenty the worst two by reference are 18 and 19; the estimates have 19 and 0.
    let references = (0..<20).map(Double.init)
    var estimates = references
    estimates[0] = 50
    #expect(RoughnessAgreement(estimates: estimates, references: references).worstTenthOverlap == 0.5)
  }

  @Test func `a value at a bound belongs above`() {
    let agreement = RoughnessAgreement(estimates: [3, 2.999, 8, 7.999], references: [3.1, 3.1, 8.1, 8.1])
    #expect(agreement.classAgreement == 0.5)
  }

  @Test func `nothing, one pair and no spread have no more than they can`() {
    let none = RoughnessAgreement(estimates: [], references: [])
    #expect(none.count == 0 && none.rSquared == nil && none.bias == nil && none.worstTenthOverlap == nil)
    let one = RoughnessAgreement(estimates: [2.5], references: [2])
    #expect(one.bias == 0.5 && one.rSquared == nil && one.limitsOfAgreement == nil)
    let flat = RoughnessAgreement(estimates: [1, 2], references: [0, 0])
    #expect(flat.rSquared == nil && flat.meanAbsolutePercentageError == nil)
  }
}
