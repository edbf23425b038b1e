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

  private let everything = EstimatorKind.Channels(
    hasTurningRates: true, hasAxleAndStrut: true, hasProfile: true, isBoxPlaced: true)

  @Test func `a measured profile comes before every estimate`() {
    #expect(EstimatorKind.automatic.chosen(for: everything).kind == .profile)
  }

  @Test(arguments: EstimatorKind.allCases)
  func `without a box there is what is there`(asked: EstimatorKind) {
    let laser = EstimatorKind.Channels(
      hasTurningRates: false, hasAxleAndStrut: false, hasProfile: true, isBoxPlaced: false, hasBox: false)
    let wheel = EstimatorKind.Channels(
      hasTurningRates: true, hasAxleAndStrut: true, isBoxPlaced: true, hasBox: false)
    #expect(asked.chosen(for: laser).kind == .profile)
    #expect(asked.chosen(for: wheel).kind == .dual)
    #expect((asked.chosen(for: laser).lacking == nil) == [.automatic, .profile].contains(asked))
    #expect((asked.chosen(for: wheel).lacking == nil) == [.automatic, .dual].contains(asked))
  }

  @Test(arguments: EstimatorKind.allCases.filter { $0 != .automatic })
  func `what is asked for runs, or gives way with a reason`(asked: EstimatorKind) {
    #expect(asked.chosen(for: everything).kind == asked)
    let (kind, lacking) = asked.chosen(for: plain)
    #expect(kind == ([.rms, .inverse].contains(asked) ? asked : .inverse))
    #expect((lacking == nil) == (kind == asked))
  }
}
