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

/// A car that pitches, with a box whose y looks ahead, half a metre before the centre of gravity.
private struct PitchingDrive {
  var seconds = 160.0
  /// How much the speed swings about 12 m/s.
  var swing = 4.0
  private let rate = 50.0

  static func asking(_ kind: EstimatorKind) -> SurveyConfiguration {
    var configuration = SurveyConfiguration()
    configuration.estimator = kind
    return configuration
  }

  /// `fixesFirst`: as a log with one file per sensor gives them. Motion in blocks of at most `longest` rows.
  func build(
    _ configuration: SurveyConfiguration = Self.asking(.imu), fixesFirst: Bool = false,
    cutSeed: UInt64 = 1, longest: UInt64 = 500
  ) throws -> RunTrace {
    var random = SplitMix64(seed: 3)
    var cuts = SplitMix64(seed: cutSeed)
    var builder = RunBuilder(log: "drive.csv", configuration: configuration)
    builder.begin(DriveLogDescription(format: "wide", columns: [], clock: .unixEpoch))
    func stamp(_ t: Double) -> Int64 { Int64((t * 1e9).rounded()) + 1_775_431_800_000_000_000 }
    func fix(_ t: Double) -> Fix {
      let travelled = 12 * t + swing * 30 / (2 * .pi) * (1 - cos(2 * .pi * t / 30))
      return Fix(
        time: stamp(t), latitude: 43 + travelled / 111_100, longitude: 143,
        speed: 12 + swing * sin(2 * .pi * t / 30), heading: 0, accuracy: 3)
    }
    if fixesFirst { for k in 0..<Int(seconds) { builder.receive(fix: fix(Double(k))) } }
    var block = MotionBlock()
    var (heave, pitching, last) = (0.0, 0.0, 0.0)
    var room = 1 + Int(cuts.next() % longest)
    for i in 0..<Int(seconds * rate) {
      let t = Double(i) / rate
      if !fixesFirst, i % Int(rate) == 0 {
        builder.receive(motion: block)
        block = MotionBlock()
        builder.receive(fix: fix(t))
      }
      last = pitching
      heave = 0.7 * heave + random.normal() * 0.3
      pitching = 0.7 * pitching + random.normal() * 0.02
      block.times.append(stamp(t))
      block.ax.append(0)
      block.ay.append(Float(swing * 2 * .pi / 30 * cos(2 * .pi * t / 30)))
      block.az.append(Float(9.81 + heave - 0.5 * (pitching - last) * rate))
      // The car's left is the box's −x.
      block.gx.append(Float(-pitching))
      block.gy.append(0)
      block.gz.append(0)
      if block.count >= room {
        builder.receive(motion: block)
        block = MotionBlock()
        room = 1 + Int(cuts.next() % longest)
      }
    }
    builder.receive(motion: block)
    return try builder.finish(tally: LogTally(rows: 0, rowsDropped: 0, bytes: 0, sha256: "x"))
  }
}

@Suite struct BoxMountingTests {
  @Test func `pitching is the part along forward, level or not`() {
    let mounting = BoxMounting(forward: Vector3(x: 0, y: 2, z: 1), boxBehindFrontAxle: 1)
    let rate = mounting.pitchRate(Vector3(x: 0.3, y: 0.1, z: 0), up: Vector3(x: 0, y: 0, z: 1))
    #expect(rate == 0.1)
    let upright = BoxMounting(forward: Vector3(x: 0, y: 0, z: 1), boxBehindFrontAxle: 1)
    #expect(upright.pitchRate(Vector3(x: 1, y: 0, z: 0), up: Vector3(x: 0, y: 0, z: 1)) == 0)
  }

  @Test func `the log tells how the box sits, and the same however it is cut`() throws {
    let whole = try PitchingDrive().build()
    #expect(whole.estimator == .imu)
    let said = try #require(whole.findings.first { $0.kind == .mounting })
    #expect(said.text.contains("forward in its axes is (0.0, 1.0, "), "\(said.text)")
    // 0.43 × 2.55 m from the front axle to the centre of gravity, half a metre less to the box: 0.6 m.
    let words = said.text.split(separator: " ")
    let place = try #require(words.firstIndex(of: "sits").flatMap { Double(words[$0 + 1]) })
    #expect(abs(place - 0.6) < 0.12)
    for (seed, fixesFirst) in [(UInt64(2), false), (3, true)] {
      let cut = try PitchingDrive().build(fixesFirst: fixesFirst, cutSeed: seed, longest: 40)
      #expect(cut.bins.level.map(\.bitPattern) == whole.bins.level.map(\.bitPattern))
      #expect(cut.bins.reasons == whole.bins.reasons)
      #expect(cut.track == whole.track && cut.findings == whole.findings)
    }
  }

  @Test func `what the vehicle's file states is taken, at once`() throws {
    var configuration = SurveyConfiguration()
    configuration.geometry.boxForward = [0, 3, 0]
    configuration.geometry.boxBehindFrontAxleMeters = 0.6
    let trace = try PitchingDrive(seconds: 60, swing: 0).build(configuration)
    #expect(trace.estimator == .imu && !trace.findings.contains { $0.kind == .mounting })
    configuration.estimator = .inverse
    let plain = try PitchingDrive(seconds: 60, swing: 0).build(configuration)
    #expect(plain.estimator == .inverse && plain.bins.level != trace.bins.level)
  }

  @Test func `where the log can't tell, inverse does without, and it is said`() throws {
    let trace = try PitchingDrive(seconds: 60, swing: 0).build()
    #expect(trace.estimator == .inverse)
    #expect(trace.findings.contains { $0.kind == .mounting && $0.text.contains("inverse was used") })
    var configuration = SurveyConfiguration()
    configuration.estimator = .inverse
    let plain = try PitchingDrive(seconds: 60, swing: 0).build(configuration)
    #expect(plain.bins.level.map(\.bitPattern) == trace.bins.level.map(\.bitPattern))
  }

  /// Rolling r about forward and pitching q about left, whatever the mounting; turning about up counts for neither.
  @Test func `rates of rolling and pitching are those about the car's own axes`() {
    let up = Vector3(x: 0.48, y: 0.6, z: 0.64)
    let ahead = Vector3(x: 0.8, y: 0, z: -0.6)
    let left = up.cross(ahead)
    let turning = ahead * 0.07 + left * 0.02 + up * 0.3
    // Forward may look up a little: its level part counts.
    let mounting = BoxMounting(forward: ahead * 2 + up * 0.4, boxBehindFrontAxle: 1)
    let tilting = turning.cross(up)
    #expect(abs(mounting.rollRate(tilting, up: up) - 0.07) < 1e-12)
    #expect(abs(mounting.pitchRate(tilting, up: up) - 0.02) < 1e-12)
    #expect(BoxMounting(forward: up, boxBehindFrontAxle: 1).rollRate(tilting, up: up) == 0)
  }
}
