import ArgumentParser
import DriveLogs
import RoadSurveys
import RoughnessModels

/// What the options of `simulate` mean: a town, and the drives through it.
struct SimulationPlan {
  struct Run {
    var name: String
    var route: [String]
    var design: SimulatedDrive.Design
  }

  let town: SimulatedTown
  let runs: [Run]
  let options: SimulateCommand
  let format: RecorderFormat

  /// Throws `ValidationError` for values that make no drive.
  init(_ options: SimulateCommand) throws {
    self.options = options
    guard let format = RecorderFormat(rawValue: options.format) else {
      let known = RecorderFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--format \(options.format): no such recorder; known: \(known)")
    }
    self.format = format
    let presets = try Self.list(options.vehiclePreset, "--vehicle-preset") { VehiclePreset(rawValue: $0) }
    let speeds = try options.speedKmh.map { try Self.list($0, "--speed-kmh") { Double($0) } }
    for speed in speeds ?? [] {
      try Self.check(speed >= 8 && speed <= 200, "--speed-kmh takes speeds from 8 to 200 km/h.")
    }
    let rotation = try Self.list(options.mountRotation, "--mount-rotation") { Double($0) }
    try Self.check(
      rotation.count == 3 && rotation.allSatisfy { abs($0) <= 360 },
      "--mount-rotation takes three angles in degrees.")
    try Self.check((1...1000).contains(options.rate), "--rate takes 1 to 1000 Hz.")
    try Self.check((0.1...50).contains(options.gnssRate), "--gnss-rate takes 0.1 to 50 Hz.")
    try Self.check((0...1000).contains(options.gnssSigma), "--gnss-sigma takes 0 to 1000 m.")
    try Self.check((0...10).contains(options.gnssLatency), "--gnss-latency takes 0 to 10 s.")
    try Self.check((0.3...15).contains(options.medianIri), "--median-iri takes 0.3 to 15 m/km.")
    try Self.check((0...1.5).contains(options.spread), "--spread takes 0 to 1.5.")
    try Self.check((0.1...10).contains(options.roughness), "--roughness takes 0.1 to 10.")
    try Self.check((0.3...3).contains(options.tyre), "--tyre takes 0.3 to 3.")
    try Self.check((0...20).contains(options.events), "--events takes 0 to 20.")
    try Self.check(options.runs.map { (1...10_000).contains($0) } ?? true, "--runs takes 1 to 10000.")
    try Self.check((0...0.5).contains(options.vehicleSpread), "--vehicle-spread takes 0 to 0.5.")
    try Self.check((0...20).contains(options.stops), "--stops takes 0 to 20 a kilometre.")
    try Self.check((0...20).contains(options.engine ?? 0), "--engine takes 0 to 20 m/s².")
    try Self.check(
      (0...400).contains(options.mountResonance), "--mount-resonance takes 0 to 400 Hz.")
    try Self.check((1...1000).contains(options.accelRange ?? 78), "--accel-range takes 1 to 1000 m/s².")
    let faults = try Self.list(options.faults ?? "", "--faults", emptyIsNone: true) {
      SimulatedFault.Rate($0)
    }
    var design = SimulatedTown.Design()
    design.spread = options.spread
    design.eventDensity = options.events
    design.roughness = options.roughness
    if options.equalTracks { design.coherenceWavenumber = .infinity }
    let routes: [[String]]
    let drawn: SimulatedTown
    if let length = options.straightRoad {
      try Self.check(!options.town, "--town and --straight-road exclude each other.")
      try Self.check((50...500_000).contains(length), "--straight-road takes 50 to 500000 m.")
      // Long enough to reach the highest speed at 1 m/s² and to come to rest again.
      let fastest = (speeds?.max() ?? 60) / 3.6 * 1.12
      drawn = .straightRoad(
        lengthMeters: length, medianIRI: options.medianIri, approachMeters: fastest * fastest / 2 + 60,
        design, seed: options.seed)
      let forward = ["approach-west", "S1", "approach-east"]
      routes = options.bothDirections ? [forward, forward.reversed()] : [forward]
    } else {
      drawn = .kirisato(design, seed: options.seed)
      routes = SimulatedTown.kirisatoRoutes
    }
    town = try Self.changed(drawn, options)
    let straightRuns = max(speeds?.count ?? 1, presets.count) * routes.count
    let count = options.runs ?? (options.straightRoad == nil ? routes.count : straightRuns)
    runs = try (0..<count).map { number in
      let preset = presets[number / (options.straightRoad == nil ? 1 : routes.count) % presets.count]
      let label = "\(number + 1 < 10 ? "0" : "")\(number + 1)"
      // The same car of the fleet on every run, another one in another fleet.
      var car = preset.design.varied(spread: options.vehicleSpread, seed: options.seed)
      car.front.tyreStiffness *= options.tyre
      car.rear.tyreStiffness *= options.tyre
      var mixing = SeededGenerator(seed: options.driveSeed ?? options.seed, stream: 9_000 + UInt64(number))
      var drive = SimulatedDrive.Design(
        vehicle: car, box: try Self.box(options.sensorPosition, car),
        startNanoseconds: options.start.nanoseconds + Int64(number) * 3_600_000_000_000, seed: mixing.next())
      drive.vehicleName = "\(preset.rawValue)-1"
      drive.label = "run-\(label)"
      if options.ideal {
        drive.sensor = .ideal
        drive.receiver = .ideal
        drive.profilerNoiseMeters = 0
        drive.engine.amplitude = 0
      } else {
        drive.receiver.driftMeters = options.gnssSigma
        drive.receiver.latencySeconds = options.gnssLatency
        if preset == .goldenCar { drive.engine.amplitude = 0 }
        if preset == .kei { drive.engine.order = 1.5 }
      }
      if let amplitude = options.engine { drive.engine.amplitude = amplitude }
      if let range = options.accelRange { drive.sensor.accelerationRange = range }
      drive.sensor.mountHertz = options.mountResonance
      drive.stopsPerKilometre = options.stops
      for fault in faults { fault.apply(to: &drive.sensor) }
      drive.sensor.rateHertz = options.rate
      drive.receiver.rateHertz = options.gnssRate
      drive.sensor.yawDegrees = rotation[0]
      drive.sensor.pitchDegrees = rotation[1]
      drive.sensor.rollDegrees = rotation[2]
      drive.twoAccelerometers = options.twoAccelerometers || format == .twoAccelerometer
      drive.profiler = options.profiler
      drive.gyroscope = !options.noGyroscope
      if let speeds {
        drive.cruiseSpeed =
          speeds[number / (options.straightRoad == nil ? 1 : routes.count) % speeds.count] / 3.6
      }
      return Run(name: "run-\(label)-\(preset.rawValue)", route: routes[number % routes.count], design: drive)
    }
  }

  private static func changed(_ town: SimulatedTown, _ options: SimulateCommand) throws -> SimulatedTown {
    var town = town
    let reworks = try options.rework.map { text in
      guard let change = TownChange(rework: text) else {
        throw ValidationError(
          "--rework \(text): expected ROAD:DIRECTION:FROM-TO:FACTOR, for example 42:both:0-280:0.3")
      }
      return (text, change)
    }
    let potholes = try options.pothole.map { text in
      guard let change = TownChange(pothole: text) else {
        throw ValidationError(
          "--pothole \(text): expected ROAD:DIRECTION:CHAINAGE:DEPTH, for example 31:forward:450:60")
      }
      return (text, change)
    }
    for (text, change) in reworks + potholes {
      guard let changed = town.changed(by: change) else {
        throw ValidationError("\(text): the town has no such road")
      }
      town = changed
    }
    return town
  }

  /// A run's file or folder under `logs`.
  func logName(_ run: Run) -> String { format.isFolder ? run.name : "\(run.name).\(format.ending)" }

  private static func list<T>(
    _ text: String, _ option: String, emptyIsNone: Bool = false, _ parse: (String) -> T?
  ) throws -> [T] {
    if emptyIsNone, text.isEmpty { return [] }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return try parts.map { part in
      guard let value = parse(String(part)) else {
        throw ValidationError("\(option): '\(part)' is not known; see --help.")
      }
      return value
    }
  }

  private static func check(_ holds: Bool, _ text: String) throws {
    if !holds { throw ValidationError(text) }
  }

  private static func box(_ text: String, _ car: VehicleDesign) throws -> BoxPosition {
    if let place = BoxPlace(rawValue: text) { return place.position(in: car) }
    let numbers = try list(text, "--sensor-position") { Double($0) }
    try check(
      numbers.count == 3 && numbers.allSatisfy { abs($0) <= 10 },
      "--sensor-position takes a place by name or three distances of at most 10 m.")
    return BoxPosition(x: numbers[0], y: numbers[1], z: numbers[2])
  }
}
