import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct EstimatorStockTests {
  private func response(_ estimator: any RoughnessEstimator) -> [Double] {
    var (used, output) = (estimator, [Double]())
    used.push(VehicleMotion(vertical: (0..<3000).map { Double($0 % 7) - 3 }), into: &output)
    used.finish(into: &output)
    return output
  }

  @Test func `what was handed out and used is handed out fresh again`() {
    let stock = EstimatorStock()
    let configuration = SurveyConfiguration()
    let own = response(configuration.makeEstimator(.inverse, rateHertz: 100))
    for _ in 0..<3 {
      #expect(response(stock.estimator(.inverse, rateHertz: 100, configuration)) == own)
    }
  }

  @Test func `another rate, kind or car gets an estimator of its own, however many`() {
    let stock = EstimatorStock()
    var configuration = SurveyConfiguration()
    for k in 0..<20 {
      configuration.geometry.suspensionFriction = 0.1 * Double(k)
      let (rate, kind) = (k % 2 == 0 ? 100.0 : 50, k % 3 == 0 ? EstimatorKind.rms : .inverse)
      let own = response(configuration.makeEstimator(kind, rateHertz: rate))
      #expect(response(stock.estimator(kind, rateHertz: rate, configuration)) == own)
    }
  }
}
