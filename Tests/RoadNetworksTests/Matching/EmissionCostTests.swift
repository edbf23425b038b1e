import Testing

@testable import RoadNetworks

@Suite struct EmissionCostTests {
  static let cost = EmissionCost(configuration: EmissionCostConfiguration())

  @Test(
    arguments: [
      // Accuracy and centreline add as variances: √(6² + 4²), bounded to 3…20 m first.
      (nil, 52.0), (6.0, 52), (0.5, 25), (3, 25), (500, 416), (.nan, 52), (-1, 52), (0, 52),
    ] as [(Double?, Double)])
  func `reported accuracy is believed within bounds`(accuracy: Double?, variance: Double) {
    let sigma = Self.cost.sigma(ofAccuracy: accuracy)
    #expect(abs(sigma * sigma - variance) < 1e-9)
  }

  @Test func `a distance costs half its square in standard deviations`() {
    #expect(Self.cost.cost(squaredDistance: 0, sigma: 5) == 0)
    #expect(abs(Self.cost.cost(squaredDistance: 225, sigma: 5) - 4.5) < 1e-12)
  }

  @Test func `the wrong direction costs most, an unknown one nothing`() {
    #expect(Self.cost.cost(cosine: 1, known: true) == 0)
    #expect(Self.cost.cost(cosine: 0, known: true) == 4)
    #expect(Self.cost.cost(cosine: -1, known: true) == 8)
    #expect(Self.cost.cost(cosine: -1, known: false) == 0)
  }
}
