import RoughnessModels
import Testing

@Suite struct VehicleGeometryTests {
  @Test func `what a vehicle's file states is laid over the settings`() {
    var general = VehicleGeometry()
    general.wheelbaseMeters = 2.5
    general.boxForward = [1, 0, 0]
    var own = VehicleGeometry()
    own.wheelbaseMeters = 2.8
    own.massRatio = 0.14
    let merged = general.overlaid(by: own)
    #expect(merged.wheelbaseMeters == 2.8 && merged.massRatio == 0.14 && merged.boxForward == [1, 0, 0])
    #expect(merged.overlaid(by: VehicleGeometry()) == merged)
  }

  // Antenna 1.2 m, box 0.5 m behind the front axle.
  @Test func `the antenna reaches a place after the axle and after the box`() {
    var geometry = VehicleGeometry()
    #expect(geometry.antennaLag(overFrontAxle: true) == 0)
    geometry.boxBehindFrontAxleMeters = 0.5
    // A telephone's antenna is in the box.
    #expect(geometry.antennaLag(overFrontAxle: false) == 0)
    #expect(geometry.antennaLag(overFrontAxle: true) == 0.5)
    geometry.antennaBehindFrontAxleMeters = 1.2
    #expect(geometry.antennaLag(overFrontAxle: true) == 1.2)
    #expect(abs(geometry.antennaLag(overFrontAxle: false) - 0.7) < 1e-12)
  }

  @Test func `lengths that no car has are named`() {
    var geometry = VehicleGeometry()
    #expect(geometry.fault == nil)
    geometry.massRatio = -0.1
    #expect(geometry.fault?.key == "massRatio")
    geometry.massRatio = .nan
    #expect(geometry.fault?.key == "massRatio")
    geometry.massRatio = 0.1
    geometry.boxForward = [0, 0, 0]
    #expect(geometry.fault?.key == "boxForward")
    geometry.boxForward = [0, 0, .nan]
    #expect(geometry.fault?.key == "boxForward")
  }

  @Test func `every value has a meaning`() {
    #expect(VehicleGeometry.keys.count == 9)
  }
}
