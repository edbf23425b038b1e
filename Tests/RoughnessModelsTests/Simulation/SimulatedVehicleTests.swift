import Testing

@testable import RoughnessModels

@Suite struct SimulatedVehicleTests {
  static let presets = VehiclePreset.allCases.filter { $0 != .goldenCar }

  /// A linear car without dampers, set on a step of the road and released: it rings in its own modes.
  static func ringing(_ preset: VehiclePreset, on road: SIMD4<Double>, seconds: Double) -> [SimulatedVehicle]
  {
    var design = preset.design.linearised
    design.front.compressionDamping = 0
    design.front.reboundDamping = 0
    design.rear.compressionDamping = 0
    design.rear.reboundDamping = 0
    var car = SimulatedVehicle(design)
    car.rest(on: road)
    var input = SimulatedVehicle.Input()
    input.road = .zero
    // The road drops away within one step.
    return (0..<Int(seconds * 1000)).map { _ in
      car.advance(to: input, seconds: 0.001)
      return car
    }
  }

  static func frequency(_ x: [Double]) -> Double {
    let crossings = x.indices.dropFirst().filter { (x[$0 - 1] < 0) != (x[$0] < 0) }
    guard let first = crossings.first, let last = crossings.last, last > first else { return 0 }
    return Double(crossings.count - 1) / 2 / (Double(last - first) * 0.001)
  }

  @Test(arguments: VehiclePreset.allCases) func `a car at rest stays at rest`(preset: VehiclePreset) {
    var car = SimulatedVehicle(preset.design)
    for _ in 0..<200 { car.advance(to: SimulatedVehicle.Input(), seconds: 0.001) }
    #expect(car.position == SimulatedVehicle.Coordinates())
    #expect(car.acceleration == SimulatedVehicle.Coordinates())
    #expect(car.tyreForces == .zero)
  }

  @Test(arguments: presets) func `body bounces between 1 point 1 and 1 point 75 hertz`(preset: VehiclePreset)
  {
    let states = Self.ringing(preset, on: SIMD4(repeating: 0.01), seconds: 6)
    // In the body's height the wheels' ring is far smaller than the body's own.
    #expect((1.1...1.75).contains(Self.frequency(states.map(\.position.heave))))
  }

  @Test(arguments: presets) func `wheels hop between 10 and 16 hertz`(preset: VehiclePreset) {
    for wheel in [0, 2] {
      let states = Self.ringing(preset, on: SIMD4(repeating: 0.01), seconds: 2)
      #expect((10...16).contains(Self.frequency(states.map { $0.acceleration.wheels[wheel] })))
    }
  }

  @Test func `without losses energy stays`() {
    let states = Self.ringing(.compact, on: SIMD4(0.008, -0.004, 0.005, 0.006), seconds: 3)
    let first = states[0].energy
    let last = states[states.count - 1].energy
    #expect(first > 1)
    #expect(abs(last / first - 1) < 1e-4)
  }

  @Test(arguments: presets) func `on a level road energy never grows`(preset: VehiclePreset) {
    var car = SimulatedVehicle(preset.design)
    car.rest(on: SIMD4(0.03, -0.02, 0.02, 0.01))
    let input = SimulatedVehicle.Input()
    car.advance(to: input, seconds: 0.001)
    var before = car.energy
    for _ in 0..<1500 {
      car.advance(to: input, seconds: 0.001)
      #expect(car.energy <= before * (1 + 1e-9) + 1e-12)
      before = car.energy
    }
    #expect(car.energy < 3)
  }

  @Test func `a tyre never pulls`() {
    var car = SimulatedVehicle(VehiclePreset.kei.design)
    var input = SimulatedVehicle.Input()
    input.road = SIMD4(-0.3, 0, 0, 0)
    let quarter = (760 * 0.58 / 2 + 29) * 9.80665
    for _ in 0..<100 {
      car.advance(to: input, seconds: 0.001)
      #expect(car.tyreForces[0] >= -quarter - 1e-6)
    }
    #expect(car.tyreForces[0] < -0.9 * quarter)
  }

  @Test func `mirrored roads move a mirrored car`() {
    var car = SimulatedVehicle(VehiclePreset.van.design)
    var mirror = car
    var random = SeededGenerator(seed: 3)
    for _ in 0..<400 {
      var input = SimulatedVehicle.Input()
      for i in 0..<4 { input.road[i] = 0.01 * random.normal() }
      input.lateral = random.normal()
      var other = input
      other.road = SIMD4(input.road[1], input.road[0], input.road[3], input.road[2])
      other.lateral = -input.lateral
      car.advance(to: input, seconds: 0.001)
      mirror.advance(to: other, seconds: 0.001)
    }
    #expect(abs(car.position.roll + mirror.position.roll) < 1e-15)
    #expect(abs(car.position.heave - mirror.position.heave) < 1e-15)
    #expect(car.position.roll != 0)
  }

  @Test func `braking dips the nose and a left turn leans the body to the right`() {
    var car = SimulatedVehicle(VehiclePreset.compact.design)
    var input = SimulatedVehicle.Input()
    input.longitudinal = -1.5
    input.lateral = 1.5
    for _ in 0..<3000 { car.advance(to: input, seconds: 0.001) }
    #expect((0.003...0.05).contains(car.position.pitch))
    #expect((0.003...0.05).contains(car.position.roll))
  }

  @Test func `the golden preset is the Golden Car`() throws {
    var design = SimulatedRoad.Design(lengthMeters: 400, seed: 5)
    design.coherenceWavenumber = 0.25
    let road = SimulatedRoad(design, events: [])
    // 80 km/h; a contact of 250 mm takes the place of the index's moving average.
    let path = WheelPath(
      left: road.left, right: road.right, intervalMeters: 0.05, contactLengthMeters: 0.25)
    var car = SimulatedVehicle(VehiclePreset.goldenCar.design)
    let speed = 80 / 3.6
    car.rest(on: path.elevations(front: 0, wheelbase: 2.6))
    var sum = 0.0
    var count = 0.0
    var step = 0
    while true {
      step += 1
      let distance = Double(step) * 0.001 * speed
      if distance > 399 { break }
      var input = SimulatedVehicle.Input()
      input.road = path.elevations(front: distance, wheelbase: 2.6)
      car.advance(to: input, seconds: 0.001)
      if distance < 100 { continue }
      let corner = car.velocity.heave + 0.75 * car.velocity.roll - 1.3 * car.velocity.pitch
      sum += abs(corner - car.velocity.wheels[0]) / speed * 1000
      count += 1
    }
    let index = try SimulatedRoadTests.iri(road.left, 0.05).segments(lengthMeters: 1).whole
    let expected = index[100..<399].reduce(0) { $0 + $1.iri } / 299
    #expect(abs(sum / count / expected - 1) < 0.01)
  }
}
