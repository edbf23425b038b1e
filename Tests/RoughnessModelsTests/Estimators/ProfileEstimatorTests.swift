import RoughnessModels
import Testing

@Suite struct ProfileEstimatorTests {
  @Test func `heights come through as they are, hills and all, at once`() {
    var estimator = ProfileEstimator()
    var motion = VehicleMotion(vertical: [9, 9, 9])
    motion.profile = [412.25, 412.5, 412]
    var output = [1.0]
    estimator.push(motion, into: &output)
    estimator.finish(into: &output)
    #expect(output == [1, 412.25, 412.5, 412])
    #expect(estimator.latency == 0 && estimator.response == .elevation)
  }
}
