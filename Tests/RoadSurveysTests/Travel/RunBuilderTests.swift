import DriveLogs
import RoadFindings
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A drive over a bumpy road as a box would log it, with a choice of faults.
struct BoxDrive {
  var rate = 50.0
  var seconds = 60.0
  var speed = 12.0
  var up = Vector3(x: 0, y: 0, z: 1)
  var gravity = 9.81
  /// How far the body heaves, and where the sensor's range ends, m/s².
  var limit = 1000.0
  var swing = 1.0
  /// Rows left out, by time.
  var hole: Range<Double>?
  /// Fixes left out, by time.
  var fixHole: Range<Double>?
  /// Amplitude of a speed that swells and ebbs every 24 s, m/s.
  var surge = 0.0
  /// What the log has: a box, one with a gyroscope that rolls, axle and strut (both as the box), or a profiler over waves of
  /// 4 m on a hill.
  enum Sensors { case box, turning(roll: Double), boxAndPair, pair, profiler(grade: Double) }
  var sensors = Sensors.box
  /// All fixes stand before all motion in the file.
  var fixesFirst = false

  /// Motion rows and fixes in the order of the file.
  var events: [(row: (time: Int64, a: Vector3)?, fix: Fix?)] {
    var random = SplitMix64(seed: 3)
    var events: [(row: (time: Int64, a: Vector3)?, fix: Fix?)] = []
    var heave = 0.0
    for i in 0..<Int(seconds * rate) {
      let t = Double(i) / rate
      heave = 0.8 * heave + swing * (random.uniform() - 0.5)
      let time = Int64((t * 1e9).rounded()) + 1_775_431_800_000_000_000
      // A triangle wave of speed: its acceleration is a square wave.
      let phase = (t / 12).truncatingRemainder(dividingBy: 2)
      let push = Vector3(x: (phase < 1 ? 1 : -1) * surge / 6, y: 0, z: 0)
      let faster = surge * (2 * (phase < 1 ? phase : 2 - phase) - 1)
      let behind = surge * (phase < 1 ? phase * phase - phase : phase * (3 - phase) - 2) * 12
      if hole?.contains(t) != true { events.append(((time, up * min(limit, gravity + heave) + push), nil)) }
      if i % Int(rate) == 0, fixHole?.contains(t) != true {
        events.append(
          (
            nil,
            Fix(
              time: time, latitude: 43 + (t * speed + behind) / 111_100, longitude: 143,
              speed: speed + faster, heading: 0,
              accuracy: 3)
          ))
      }
    }
    return fixesFirst ? events.filter { $0.fix != nil } + events.filter { $0.fix == nil } : events
  }

  /// Feeds a builder, the motion in blocks cut at most every `longest` rows (random with a seed).
  func build(
    _ configuration: SurveyConfiguration = SurveyConfiguration(), cutSeed: UInt64 = 0, longest: Int = 4096
  ) throws -> RunTrace {
    var builder = RunBuilder(log: "drive.csv", configuration: configuration)
    feed(&builder, cutSeed: cutSeed, longest: longest)
    return try builder.finish(tally: LogTally(rows: 0, rowsDropped: 0, bytes: 0, sha256: "x"))
  }

  /// The same into any sink.
  func feed(_ sink: inout some DriveLogSink, cutSeed: UInt64 = 0, longest: Int = 4096) {
    var random = SplitMix64(seed: cutSeed)
    sink.begin(DriveLogDescription(format: "wide", columns: [], clock: .unixEpoch))
    var block = MotionBlock()
    var room = longest
    func flush() {
      guard block.count > 0 else { return }
      sink.receive(motion: block)
      block = MotionBlock()
      room = cutSeed == 0 ? longest : 1 + Int(random.next() % UInt64(longest))
    }
    for event in events {
      if let row = event.row {
        block.times.append(row.time)
        append(row.a, at: Double(row.time - 1_775_431_800_000_000_000) / 1e9, to: &block)
        if block.count >= room { flush() }
      }
      if let fix = event.fix {
        flush()
        sink.receive(fix: fix)
      }
    }
    flush()
  }

  private func append(_ a: Vector3, at seconds: Double, to block: inout MotionBlock) {
    switch sensors {
    case .profiler(let grade):
      let s = speed * seconds
      block.profile.append(Float(0.004 * sin(2 * .pi * s / 4) + grade * s))
      return
    case .box, .turning, .boxAndPair:
      block.ax.append(Float(a.x))
      block.ay.append(Float(a.y))
      block.az.append(Float(a.z))
      if case .turning(let roll) = sensors {
        block.gx.append(Float(roll * sin(2 * .pi * 1.7 * seconds)))
        block.gy.append(0)
        block.gz.append(0)
      }
      guard case .boxAndPair = sensors else { return }
    case .pair: break
    }
    block.axle.append(Float(a.z))
    block.strut.append(Float(a.z))
  }
}

@Suite struct RunBuilderTests {
  @Test func `the same numbers come out however the motion is cut`() throws {
    let whole = try BoxDrive().build()
    #expect(whole.bins.count > 1300 && abs(whole.distanceMeters - 59 * 12) < 1e-6)
    #expect(abs(whole.sensor.gravity.z - 9.81) < 0.05 && whole.sensor.latencySeconds == nil)
    for seed in 1...4 as ClosedRange<UInt64> {
      let cut = try BoxDrive().build(cutSeed: seed, longest: 40)
      #expect(cut.bins.level.map(\.bitPattern) == whole.bins.level.map(\.bitPattern))
      #expect(cut.bins.reasons == whole.bins.reasons)
      #expect(cut.findings == whole.findings)
      #expect(cut.track == whole.track && cut.events == whole.events)
    }
  }

  @Test(arguments: [EstimatorKind.inverse, .rms])
  func `any mounting gives the same roughness within two percent`(estimator: EstimatorKind) throws {
    var configuration = SurveyConfiguration()
    configuration.estimator = estimator
    let upright = try BoxDrive().build(configuration)
    let turned = try BoxDrive(up: Vector3(x: 0.48, y: 0.6, z: -0.64)).build(configuration)
    for (a, b) in zip(upright.bins.level, turned.bins.level).dropFirst(100) where a.isFinite && a > 0.2 {
      #expect(abs(b / a - 1) < 0.02)
    }
  }

  @Test func `a hole in the motion splits the run`() throws {
    let trace = try BoxDrive(hole: 20..<24).build()
    #expect(trace.bins.reasons[Int(22 * 12 / 0.5)] == .gap)
    #expect(trace.bins.reasons[Int(25 * 12 / 0.5)].contains(.runUp))
    #expect(trace.bins.reasons[Int(30 * 12 / 0.5)].isEmpty)
  }

  @Test func `a short hole between fixes is bridged, a long one left out`() throws {
    let bridged = try BoxDrive(fixHole: 20.5..<30.5).build()
    #expect(bridged.bins.reasons[Int(25 * 12 / 0.5)] == .bridged)
    #expect(bridged.findings.contains { $0.kind == .fixGap })
    let open = try BoxDrive(seconds: 120, fixHole: 20.5..<60.5).build()
    #expect(open.bins.reasons[Int(40 * 12 / 0.5)] == .gap)
    #expect(open.findings.contains { $0.kind == .noFixes && $0.severity == .warning })
    #expect(abs(open.distanceMeters - 119 * 12) < 5)
  }

  @Test func `within a hole speed follows the acceleration, however motion and fixes interleave`() throws {
    // From 150.5 s to 168.5 s nothing is heard of a speed that falls from 15 to 9 m/s, rises to 15 and falls again.
    let drive = BoxDrive(seconds: 200, fixHole: 150.5..<168.5, surge: 3)
    let whole = try drive.build()
    let place = { (t: Double) in whole.bridged.last { $0.seconds <= t }?.travelledMeters ?? 0 }
    #expect(whole.bridged.count == 37)
    // Even change of speed would be 15 m off there.
    let phase = 13 / 12.0
    let behind = 3 * (phase * (3 - phase) - 2) * 12
    #expect(abs(place(157.01) - (157 * 12 + behind)) < 3)
    for (seed, first) in [(1, true), (2, false), (3, true)] as [(UInt64, Bool)] {
      var other = drive
      other.fixesFirst = first
      let cut = try other.build(cutSeed: seed, longest: 700)
      #expect(cut.bins.level.map(\.bitPattern) == whole.bins.level.map(\.bitPattern))
      #expect(cut.track == whole.track && cut.bridged == whole.bridged)
    }
  }

  @Test func `clipping, missing gravity and a car that stands are left out, and said`() throws {
    let clipped = try BoxDrive(limit: 10.2).build()
    #expect(!clipped.findings.contains { $0.kind == .clipping })
    let loud = try BoxDrive(limit: 15, swing: 12).build()
    #expect(loud.findings.contains { $0.kind == .clipping && $0.severity == .warning })
    #expect(loud.bins.reasons.contains { $0.contains(.clipping) })
    let linear = try BoxDrive(gravity: 0).build()
    #expect(linear.bins.reasons.allSatisfy { $0.contains(.gravityMissing) })
    #expect(linear.findings.contains { $0.kind == .gravityMissing })
    let standing = try BoxDrive(speed: 0).build()
    #expect(standing.findings.contains { $0.kind == .noMovement && $0.severity == .warning })
    #expect(try BoxDrive(speed: 3).build().findings.contains { $0.kind == .tooShort })
  }

  @Test func `rolling is roughness too, however the motion is cut`() throws {
    var configuration = SurveyConfiguration()
    configuration.geometry.boxForward = [1, 0, 0]
    configuration.geometry.boxBehindFrontAxleMeters = 1.2
    let still = try BoxDrive(sensors: .turning(roll: 0)).build(configuration)
    let rolling = try BoxDrive(sensors: .turning(roll: 0.2)).build(configuration)
    #expect(still.estimator == .imu && rolling.estimator == .imu)
    let mean = { (trace: RunTrace) in trace.bins.level[100..<1300].reduce(0, +) / 1200 }
    #expect(mean(rolling) > 1.3 * mean(still))
    for seed in [1, 2] as [UInt64] {
      let cut = try BoxDrive(sensors: .turning(roll: 0.2)).build(configuration, cutSeed: seed, longest: 60)
      #expect(cut.bins.level.map(\.bitPattern) == rolling.bins.level.map(\.bitPattern))
    }
    configuration.inverse.typicalRollGain = 0
    let without = try BoxDrive(sensors: .turning(roll: 0.2)).build(configuration)
    #expect(without.bins.level.map(\.bitPattern) == still.bins.level.map(\.bitPattern))
  }

  @Test func `axle and strut need no box beside them`() throws {
    let both = try BoxDrive(sensors: .boxAndPair).build()
    let alone = try BoxDrive(sensors: .pair).build(cutSeed: 2, longest: 50)
    #expect(both.estimator == .dual && alone.estimator == .dual)
    #expect(alone.bins.level.map(\.bitPattern) == both.bins.level.map(\.bitPattern))
    #expect(alone.bins.reasons == both.bins.reasons && alone.bins.reasons.contains { !$0.excludes })
    #expect(alone.sensor.gravity == .zero && !alone.lacksGravity)
    var asked = SurveyConfiguration()
    asked.estimator = .imu
    let other = try BoxDrive(sensors: .pair).build(asked)
    #expect(other.estimator == .dual && other.findings.contains { $0.kind == .missingColumn })
  }

  /// Waves of 4 m have a slope of 2π·A/4; the Golden Car's own gain there by its frequency response is another test's.
  @Test func `a profiler's run is rated without a box, and a hill is no roughness`() throws {
    let level = try BoxDrive(sensors: .profiler(grade: 0)).build()
    let hill = try BoxDrive(sensors: .profiler(grade: 0.06)).build()
    let mapped = DistanceMapperTests.meanLevel(wavelength: 4, amplitude: 0.004, speed: 12)
    #expect(level.estimator == .profile && level.response == .elevation)
    for trace in [level, hill] {
      let rated = zip(trace.bins.level, trace.bins.reasons).filter { !$0.1.excludes }.map { Double($0.0) }
      let mean = rated.reduce(0, +) / Double(rated.count)
      #expect(rated.count > 1200)
      #expect(abs(mean / mapped - 1) < 0.01)
    }
    #expect(hill.events.isEmpty)
  }

  @Test func `too slow a logger and a log without fixes are refused, each with its reason`() throws {
    for (drive, kind) in [
      (BoxDrive(rate: 10), FindingKind.rateLow), (BoxDrive(fixHole: -1..<1000), .noFixes),
      (BoxDrive(seconds: 0.01), .tooShort),
    ] {
      let error = #expect(throws: DriveLogError.self) { try drive.build() }
      #expect(error?.finding.kind == kind)
    }
  }
}
