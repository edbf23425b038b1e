import RoughnessModels
import Testing

@Suite struct EstimatorKindTests {
  private let plain = EstimatorKind.Channels(hasTurningRates: false, hasAxleAndStrut: false)
  private let turning = EstimatorKind.Channels(hasTurningRates: true, hasAxleAndStrut: false)
  private let pair = EstimatorKind.Channels(hasTurningRates: true, hasAxleAndStrut: true)

  private var known: VehicleGeometry {
    var geometry = VehicleGeometry()
    geometry.boxBehindFrontAxleMeters = 0.5
    geometry.boxForward = [1, 0, 0]
    return geometry
  }

  @Test func `automatic takes the best that the log and the vehicle allow`() {
    let automatic = EstimatorKind.automatic
    #expect(automatic.chosen(for: plain, known).kind == .inverse)
    #expect(automatic.chosen(for: turning, known).kind == .imu)
    #expect(automatic.chosen(for: turning, VehicleGeometry()).kind == .inverse)
    #expect(automatic.chosen(for: pair, VehicleGeometry()).kind == .dual)
    #expect(automatic.chosen(for: turning, VehicleGeometry()).lacking == nil)
  }

  @Test(arguments: EstimatorKind.allCases.filter { $0 != .automatic })
  func `what is asked for runs, or gives way with a reason`(asked: EstimatorKind) {
    #expect(asked.chosen(for: pair, known).kind == asked)
    let (kind, lacking) = asked.chosen(for: plain, VehicleGeometry())
    #expect(kind == ([.rms, .inverse].contains(asked) ? asked : .inverse))
    #expect((lacking == nil) == (kind == asked))
  }
}
