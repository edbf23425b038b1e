import RoughnessModels
import Testing

@Suite struct BoxMotionTests {
  let box = BoxPosition(x: 0.5, y: 0.2, z: 0.3)

  @Test func `at rest the box feels gravity upwards`() {
    let car = SimulatedVehicle(VehiclePreset.kei.design)
    let motion = car.motion(at: box, longitudinal: 0, lateral: 0, yawRate: 0)
    #expect(motion.force == SIMD3(0, 0, 9.80665))
    #expect(motion.rates == .zero)
    #expect(motion.axle == 9.80665 && motion.strut == 9.80665)
  }

  @Test func `on a climb gravity pulls the box backwards in its own axes`() {
    var car = SimulatedVehicle(VehiclePreset.kei.design)
    // A grade of 5 % over the wheelbase, then a bank of 4 %.
    let rise = 0.05 * car.design.wheelbaseMeters
    car.rest(on: SIMD4(rise, rise, 0, 0))
    let climbing = car.motion(at: box, longitudinal: 0, lateral: 0, yawRate: 0)
    #expect(abs(climbing.force.x - 9.80665 * 0.05) < 2e-3)
    let bank = 0.04 * car.design.trackMeters
    car.rest(on: SIMD4(bank, 0, bank, 0))
    let banked = car.motion(at: box, longitudinal: 0, lateral: 0, yawRate: 0)
    #expect(abs(banked.force.y - 9.80665 * 0.04) < 2e-3)
    let norm = (banked.force * banked.force).sum().squareRoot()
    #expect(abs(norm - 9.80665) < 1e-4)
  }

  @Test func `braking is felt backwards and a left turn to the left`() {
    let car = SimulatedVehicle(VehiclePreset.kei.design)
    let motion = car.motion(at: box, longitudinal: -2, lateral: 1.5, yawRate: 0.1)
    #expect(abs(motion.force.x - (-2 - 0.01 * 0.5)) < 1e-12)
    #expect(abs(motion.force.y - (1.5 - 0.01 * 0.2)) < 1e-12)
    #expect(abs(motion.rates.z - 0.1) < 1e-12)
  }

  @Test func `between the axles the box adds up front and rear, over an axle it feels that axle`() {
    var car = SimulatedVehicle(VehiclePreset.goldenCar.design)
    var input = SimulatedVehicle.Input()
    input.road = SIMD4(0.01, 0.01, 0, 0)
    for _ in 0..<30 { car.advance(to: input, seconds: 0.001) }
    func vertical(_ place: BoxPlace) -> Double {
      car.motion(at: place.position(in: car.design), longitudinal: 0, lateral: 0, yawRate: 0).force.z
        - 9.80665
    }
    // Uncoupled axles: the rear is still at rest, the centre moves half as much as the front.
    #expect(abs(vertical(.rearAxle)) < 1e-3 * abs(vertical(.frontAxle)))
    #expect(abs(vertical(.centre) / vertical(.frontAxle) - 0.5) < 1e-3)
    #expect(abs(vertical(.frontAxle)) > 0.1)
  }
}
