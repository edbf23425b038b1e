import DriveLogs
import RoadFindings
import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct SimulatedDriveTests {
  /// Keeps everything that a drive pushes.
  struct Recorder: DriveLogSink, Equatable {
    var description: DriveLogDescription?
    var times: [Int64] = []
    var az: [Float] = []
    var gy: [Float] = []
    var axle: [Float] = []
    var profile: [Float] = []
    var fixes: [Fix] = []
    mutating func begin(_ description: DriveLogDescription) { self.description = description }
    mutating func receive(motion block: borrowing MotionBlock) {
      times += block.times
      az += block.az
      gy += block.gy
      axle += block.axle
      profile += block.profile
    }
    mutating func receive(fix: Fix) { fixes.append(fix) }
    mutating func receive(finding: Finding) {}
  }

  static let town = SimulatedTown.straightRoad(
    lengthMeters: 60, medianIRI: 3, approachMeters: 30, seed: 5)
  static let start: Int64 = 1_775_433_600_000_000_000

  static func record(_ change: (inout SimulatedDrive.Design) -> Void = { _ in }) throws -> Recorder {
    let car = VehiclePreset.kei.design
    var design = SimulatedDrive.Design(
      vehicle: car, box: BoxPlace.dashboard.position(in: car), startNanoseconds: start, seed: 3)
    design.cruiseSpeed = 10
    design.programme.restSeconds = 1
    change(&design)
    let path = try #require(DrivePath(["approach-west", "S1", "approach-east"], in: town))
    var recorder = Recorder()
    SimulatedDrive(design, path: path, in: town).run(into: &recorder)
    return recorder
  }

  @Test func `an ideal receiver says where the car is, when, and how fast`() throws {
    let log = try Self.record {
      $0.receiver = .ideal
      $0.receiver.rateHertz = 2
      $0.antennaBehindFrontAxle = 0
      $0.vehicleName = "kei-1"
    }
    #expect(log.description?.vehicle == "kei-1")
    #expect(log.fixes.count >= 30)
    let line = Centerline(Self.town.ledger.roads[0].lines)
    var travelled = 0.0
    for (a, b) in zip(log.fixes, log.fixes.dropFirst()) {
      let step = a.coordinate.distance(to: b.coordinate)
      let mean = ((a.speed ?? 0) + (b.speed ?? 0)) / 2 * 0.5
      #expect(abs(step - mean) < 0.12)
      travelled += step
      if let heading = b.heading { #expect(abs(heading - 90) < 0.6) }
    }
    #expect(abs(travelled - 120) < 1)
    // In the left lane, 1.75 m north of the line.
    let inside = log.fixes.filter { $0.longitude > line.vertices[0].longitude }
    #expect(inside.contains { abs($0.latitude - line.vertices[0].latitude) * 111_000 > 1.6 })
    #expect(log.fixes[0].heading == nil)
  }

  @Test func `motion and fixes come in the order of time with gravity on top`() throws {
    let log = try Self.record { $0.twoAccelerometers = true }
    #expect(log.times[0] == Self.start)
    #expect(zip(log.times, log.times.dropFirst()).allSatisfy { $0 < $1 })
    #expect(zip(log.fixes, log.fixes.dropFirst()).allSatisfy { $0.time < $1.time })
    let mean = log.az.reduce(0.0) { $0 + Double($1) } / Double(log.az.count)
    #expect(abs(mean - 9.8) < 0.35)
    #expect(log.az.count == log.axle.count && log.az.count == log.times.count)
    let deviation = log.axle.reduce(0.0) { $0 + (Double($1) - 9.8) * (Double($1) - 9.8) }
    #expect((deviation / Double(log.axle.count)).squareRoot() > 1)
  }

  @Test func `the same seed gives the same log, without a gyroscope the same motion`() throws {
    let a = try Self.record()
    let b = try Self.record()
    let c = try Self.record { $0.gyroscope = false }
    let d = try Self.record { $0.seed = 4 }
    #expect(a == b)
    #expect(c.az == a.az && c.gy.isEmpty && !a.gy.isEmpty)
    #expect(d.az != a.az)
    // A profiler beside the box changes nothing of it.
    var e = try Self.record { $0.profiler = true }
    #expect(e.profile.count == a.times.count && Set(e.profile).count > 100)
    e.profile = []
    #expect(e == a)
  }
}

extension Fix {
  fileprivate var coordinate: Coordinate { Coordinate(latitude: latitude, longitude: longitude) }
}
