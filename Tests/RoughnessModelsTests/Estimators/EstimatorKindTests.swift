import RoughnessModels
import Testing

@Suite struct EstimatorKindTests {
  private let plain = EstimatorKind.Channels(
    hasTurningRates: false, hasAxleAndStrut: false, isBoxPlaced: true)
  private let turning = EstimatorKind.Channels(
    hasTurningRates: true, hasAxleAndStrut: false, isBoxPlaced: true)
  private let loose = EstimatorKind.Channels(
    hasTurningRates: true, hasAxleAndStrut: false, isBoxPlaced: false)
  private let pair = EstimatorKind.Channels(
    hasTurningRates: true, hasAxleAndStrut: true, isBoxPlaced: false)

  @Test func `automatic takes the best that the log and the vehicle allow`() {
    let automatic = EstimatorKind.automatic
    #expect(automatic.chosen(for: plain).kind == .inverse)
    #expect(automatic.chosen(for: turning).kind == .imu)
    #expect(automatic.chosen(for: loose).kind == .inverse)
    #expect(EstimatorKind.imu.chosen(for: loose).kind == .imu)
    #expect(automatic.chosen(for: pair).kind == .dual)
    #expect(automatic.chosen(for: turning).lacking == nil)
  }

  @Test(arguments: EstimatorKind.allCases.filter { $0 != .automatic })
  func `what is asked for runs, or gives way with a reason`(asked: EstimatorKind) {
    #expect(asked.chosen(for: pair).kind == asked)
    let (kind, lacking) = asked.chosen(for: plain)
    #expect(kind == ([.rms, .inverse].contains(asked) ? asked : .inverse))
    #expect((lacking == nil) == (kind == asked))
  }
}
