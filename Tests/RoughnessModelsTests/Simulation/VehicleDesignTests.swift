import RoughnessModels
import Testing

@Suite struct VehicleDesignTests {
  @Test(arguments: VehiclePreset.allCases.filter { $0 != .goldenCar })
  func `dampers resist rebound more than compression`(preset: VehiclePreset) {
    let car = preset.design
    for axle in [car.front, car.rear] {
      #expect(axle.reboundDamping > 1.5 * axle.compressionDamping)
      #expect(axle.friction > 0)
    }
    #expect(car.name == preset.rawValue)
  }

  @Test func `a linearised car keeps its mean damping and loses its friction`() {
    let car = VehiclePreset.van.design
    let linear = car.linearised
    #expect(
      linear.front.compressionDamping
        == (car.front.compressionDamping + car.front.reboundDamping) / 2)
    #expect(linear.rear.friction == 0)
    #expect(linear.rear.travelMeters == .infinity)
  }

  @Test func `axles stand where the centre of gravity balances them`() {
    for preset in VehiclePreset.allCases {
      let car = preset.design
      #expect(car.front.positionMeters > 0 && car.rear.positionMeters < 0)
      #expect((2.4...2.9).contains(car.wheelbaseMeters))
    }
  }
}
