import RoughnessModels
import Testing

@Suite struct VehicleMeasurementTests {
  // The Golden Car's ratios are its definition; its axles lie 1.3 m from the centre of gravity.
  @Test func `the golden car measures as it is defined`() {
    let geometry = VehiclePreset.goldenCar.design.geometry(box: .init(x: 0.5, y: -0.2, z: 0.3), antenna: 1)
    #expect(geometry.tyreStiffness == 653 && geometry.massRatio == 0.15)
    #expect(geometry.wheelbaseMeters == 2.6 && geometry.boxBehindFrontAxleMeters == 0.8)
    #expect(geometry.boxLeftMeters == -0.2 && geometry.antennaBehindFrontAxleMeters == 1)
    #expect(geometry.fault == nil)
  }
}
