import RoughnessModels
import Testing

@Suite struct StudentDistributionTests {
  // 2·t.sf(x, n) of scipy, at 0.5, 2 and 4: Tools/reference/trend.py.
  @Test(arguments: [
    (1, [0.7048327647, 0.2951672353, 0.1559582608]), (2, [0.6666666667, 0.1835034191, 0.05719095842]),
    (3, [0.6514479648, 0.1393259686, 0.02800845601]), (4, [0.6433299632, 0.1161165235, 0.0161300899]),
    (7, [0.6324071357, 0.08561932856, 0.005189913349]), (30, [0.6207230049, 0.05462504496, 0.0003818456361]),
    (200, [0.6176247523, 0.04685318619, 8.913095219e-05]),
  ])
  func `the chance is scipy's, on both sides`(freedom: Int, expected: [Double]) {
    for (t, chance) in zip([0.5, 2, 4], expected) {
      #expect(abs(StudentDistribution.chance(beyond: t, degreesOfFreedom: freedom) - chance) < 1e-10)
      #expect(
        StudentDistribution.chance(beyond: -t, degreesOfFreedom: freedom)
          == StudentDistribution.chance(beyond: t, degreesOfFreedom: freedom))
    }
  }

  @Test func `nothing is certain at 0, nothing is left at infinity`() {
    #expect(StudentDistribution.chance(beyond: 0, degreesOfFreedom: 5) == 1)
    #expect(StudentDistribution.chance(beyond: .infinity, degreesOfFreedom: 5) == 0)
    #expect(StudentDistribution.chance(beyond: .nan, degreesOfFreedom: 5) == 1)
  }
}
