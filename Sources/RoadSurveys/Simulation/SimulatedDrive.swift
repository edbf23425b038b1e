public import DriveLogs
public import RoadNetworks
public import RoughnessModels

/// One simulated run: a path through the town, a car, a box in it, a receiver, a driver, a seed.
///
/// It pushes what the box would have written into a `DriveLogSink`, as a log's reader does. Memory grows with the path's
/// length (its surface), not with time or rate. Complexity: O(duration), about 2 µs per simulated millisecond.
public struct SimulatedDrive: Sendable {
  public struct Design: Sendable, Hashable, Codable {
    public var vehicle: VehicleDesign
    /// Name of the car in the log; nil leaves it out.
    public var vehicleName: String?
    /// The run's label in the log; nil leaves it out.
    public var label: String?
    public var box: BoxPosition
    public var sensor = SimulatedSensor.Design()
    public var receiver = SimulatedReceiver.Design()
    public var engine = EngineVibration.Design()
    public var programme = SpeedProgramme.Design()
    /// Speed to hold everywhere, m/s; nil leaves the streets' habits.
    public var cruiseSpeed: Double?
    /// Share of sharp turns before which the driver halts. The default is 0.4.
    public var haltShare = 0.4
    /// Halts on the way, at random places. The default is 0.
    public var stopsPerKilometre = 0.0
    /// The antenna's place behind the front axle, m. The default is 1.2.
    public var antennaBehindFrontAxle = 1.2
    /// Whether the log has axle and strut accelerations. The default is false.
    public var twoAccelerometers = false
    /// Whether a profiler over the left wheel track of the front axle writes the road's height. The default is false.
    public var profiler = false
    /// Standard deviation of one of its readings, m. The default is 0.0001.
    public var profilerNoiseMeters = 0.0001
    /// Whether the log has turning rates. The default is true.
    public var gyroscope = true
    /// Start of the log, nanoseconds since 1970-01-01T00:00:00Z.
    public var startNanoseconds: Int64
    public var seed: UInt64

    public init(vehicle: VehicleDesign, box: BoxPosition, startNanoseconds: Int64, seed: UInt64) {
      self.vehicle = vehicle
      self.box = box
      self.startNanoseconds = startNanoseconds
      self.seed = seed
    }
  }

  public let design: Design
  public let path: DrivePath
  /// What the driver does; its duration is the log's.
  public let programme: SpeedProgramme
  private let town: SimulatedTown
  private let curvatures: [Double]

  /// Step of the simulation, s.
  static let stepSeconds = 0.001

  public init(_ design: Design, path: DrivePath, in town: SimulatedTown) {
    self.design = design
    self.path = path
    self.town = town
    curvatures = path.curvatures()
    var random = SeededGenerator(seed: design.seed, stream: 41)
    var stops = path.turns.compactMap { turn -> SpeedProgramme.Stop? in
      let halts = random.uniform() < design.haltShare
      let seconds = random.uniform(2...14)
      return halts ? SpeedProgramme.Stop(distanceMeters: turn, seconds: seconds) : nil
    }
    if design.stopsPerKilometre > 0 {
      var place = random.exponential(mean: 1000 / design.stopsPerKilometre)
      while place < path.lengthMeters {
        stops.append(SpeedProgramme.Stop(distanceMeters: place, seconds: random.uniform(2...20)))
        place += random.exponential(mean: 1000 / design.stopsPerKilometre)
      }
    }
    programme = SpeedProgramme(
      design.programme, limits: path.limits(cruise: design.cruiseSpeed, curvatures: curvatures),
      stops: stops, seed: design.seed)
  }

  /// Where the front axle truly is at a time, s since the drive began; nil off the ledger and between two streets.
  public func place(
    atSeconds time: Double
  ) -> (roadID: String, direction: TravelDirection, chainageMeters: Double, speed: Double)? {
    let state = programme.state(at: min(max(0, time), programme.durationSeconds))
    var (low, high) = (0, path.nodes.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if path.nodes[middle].distance <= state.distance { low = middle } else { high = middle }
    }
    let (a, b) = (path.nodes[low], path.nodes[high])
    guard let leg = a.leg, leg == b.leg else { return nil }
    let street = town.streets[path.legs[leg].street]
    guard street.inLedger else { return nil }
    let span = b.distance - a.distance
    let share = span > 0 ? (state.distance - a.distance) / span : 0
    let direction = path.legs[leg].direction
    let travelled = a.laneDistance + share * (b.laneDistance - a.laneDistance)
    return (street.road.id, direction, street.chainage(direction, travelled: travelled), state.speed)
  }

  /// Drives, and pushes description, motion and fixes into `sink` in the order of the log.
  public func run(into sink: inout some DriveLogSink) {
    sink.begin(
      DriveLogDescription(
        format: "simulated", columns: [], clock: .unixEpoch, vehicle: design.vehicleName,
        label: design.label))
    let surface = path.surface(in: town, interval: 0.05)
    let wheels = WheelPath(
      left: surface.left, right: surface.right, intervalMeters: 0.05,
      contactLengthMeters: design.vehicle.contactLengthMeters)
    var laser = design.profiler ? SimulatedProfiler(surface.left, intervalMeters: 0.05, design) : nil
    var vehicle = SimulatedVehicle(design.vehicle)
    let wheelbase = design.vehicle.wheelbaseMeters
    vehicle.rest(on: wheels.elevations(front: 0, wheelbase: wheelbase))
    // A car that has stood for a while has settled on its warped patch of road.
    var standing = SimulatedVehicle.Input()
    standing.road = wheels.elevations(front: 0, wheelbase: wheelbase)
    for _ in 0..<4_000 { vehicle.advance(to: standing, seconds: Self.stepSeconds) }

    var engine = EngineVibration(design.engine)
    var sensor = SimulatedSensor(design.sensor, stepSeconds: Self.stepSeconds, seed: design.seed)
    var receiver = SimulatedReceiver(design.receiver, seed: design.seed)
    var fix = receiver.next()
    var samples: [SimulatedSensor.Sample] = []
    var block = MotionBlock()
    let steps = Int((programme.durationSeconds / Self.stepSeconds).rounded(.down))
    for step in 0...steps {
      let now = Double(step) * Self.stepSeconds
      let drive = programme.state(at: now)
      let curvature = curvature(at: drive.distance)
      let yawRate = drive.speed * curvature
      var input = SimulatedVehicle.Input()
      input.road = wheels.elevations(front: drive.distance, wheelbase: wheelbase)
      input.longitudinal = drive.acceleration
      input.lateral = drive.speed * yawRate
      if step > 0 { vehicle.advance(to: input, seconds: Self.stepSeconds) }
      var motion = vehicle.motion(
        at: design.box, longitudinal: input.longitudinal, lateral: input.lateral, yawRate: yawRate)
      let shaking = engine.next(speed: drive.speed, seconds: Self.stepSeconds)
      motion.force += shaking
      motion.strut += shaking.z
      samples.removeAll(keepingCapacity: true)
      sensor.push(motion, into: &samples)
      for sample in samples {
        while fix.loggedSeconds <= sample.seconds {
          flush(&block, into: &sink)
          sink.receive(fix: fixed(fix))
          fix = receiver.next()
        }
        append(sample, to: &block)
        // The laser rides over the front axle: where that is at the sample's own instant.
        if let height = laser?.next(at: programme.state(at: max(0, sample.seconds)).distance) {
          block.profile.append(Float(height))
        }
        if block.count == 1024 { flush(&block, into: &sink) }
      }
    }
    flush(&block, into: &sink)
  }

  private func flush(_ block: inout MotionBlock, into sink: inout some DriveLogSink) {
    if block.count == 0 { return }
    sink.receive(motion: block)
    block.times.removeAll(keepingCapacity: true)
    for column in [\MotionBlock.ax, \.ay, \.az, \.gx, \.gy, \.gz, \.axle, \.strut, \.profile] {
      block[keyPath: column].removeAll(keepingCapacity: true)
    }
  }

  private func append(_ sample: SimulatedSensor.Sample, to block: inout MotionBlock) {
    block.times.append(stamp(sample.seconds))
    block.ax.append(Float(sample.motion.force.x))
    block.ay.append(Float(sample.motion.force.y))
    block.az.append(Float(sample.motion.force.z))
    if design.gyroscope {
      block.gx.append(Float(sample.motion.rates.x))
      block.gy.append(Float(sample.motion.rates.y))
      block.gz.append(Float(sample.motion.rates.z))
    }
    if design.twoAccelerometers {
      block.axle.append(Float(sample.motion.axle))
      block.strut.append(Float(sample.motion.strut))
    }
  }

  /// The log's clock, rounded to 0.1 ms as boxes write it.
  private func stamp(_ seconds: Double) -> Int64 {
    design.startNanoseconds + Int64((seconds * 10_000).rounded()) * 100_000
  }

  private func curvature(at distance: Double) -> Double {
    let x = min(max(distance, 0), Double(curvatures.count - 1))
    let i = min(Int(x), curvatures.count - 2)
    return curvatures[i] + (curvatures[i + 1] - curvatures[i]) * (x - Double(i))
  }

  private func fixed(_ reception: SimulatedReceiver.Reception) -> Fix {
    let drive = programme.state(at: reception.takenSeconds)
    let antenna = path.place(at: drive.distance - design.antennaBehindFrontAxle)
    let place = town.coordinate(
      of: PlanePoint(
        x: antenna.point.x + reception.eastMeters, y: antenna.point.y + reception.northMeters))
    let speed = max(0, drive.speed + reception.speedError)
    var heading: Double?
    if drive.speed > 0.5 {
      let course = StableElementary.turns(y: antenna.direction.x, x: antenna.direction.y) * 360
      let erring = course + reception.courseErrorAtUnitSpeed / drive.speed
      let rounded = (erring * 10).rounded() / 10
      heading = rounded - 360 * (rounded / 360).rounded(.down)
    }
    return Fix(
      time: stamp(reception.loggedSeconds), latitude: place.latitude, longitude: place.longitude,
      speed: (speed * 1000).rounded() / 1000, heading: heading,
      accuracy: (reception.accuracyMeters * 10).rounded() / 10)
  }
}
