import DriveLogs
import Testing

@testable import RoadSurveys

@Suite struct SpeedTrackTests {
  private func track(_ fixes: [(t: Double, north: Double, speed: Double?, heading: Double?)]) -> SpeedTrack {
    var track = SpeedTrack(
      conditioning: ConditioningConfiguration(), exclusion: ExclusionConfiguration())
    for fix in fixes {
      track.append(
        Fix(
          time: 0, latitude: 43 + fix.north / 111_100, longitude: 143, speed: fix.speed,
          heading: fix.heading), seconds: fix.t)
    }
    return track
  }

  @Test func `distance is the exact integral of a speed linear between fixes`() {
    let track = track([(0, 0, 10, nil), (2, 24, 14, nil), (3, 38, 14, nil)])
    #expect(track.points.map(\.travelled) == [0, 24, 38])
    let middle = track.leg(0).state(atSeconds: 1)
    #expect(middle.speed == 12 && middle.travelled == 11)
    #expect(track.travelled(atSeconds: 2.5) == 31)
    #expect(track.travelled(atSeconds: -5) == 0 && track.travelled(atSeconds: 99) == 38)
  }

  @Test func `without Doppler the speed comes from the positions`() {
    let track = track([(0, 0, nil, nil), (1, 10, nil, nil), (2, 20, nil, nil)])
    #expect(abs(track.points[2].speed - 10) < 0.05)
  }

  @Test func `holes are bridged up to the limit, and said`() {
    let bridged = track([(0, 0, 10, nil), (20, 200, 10, nil)])
    #expect(bridged.points[1].reasons == .bridged)
    #expect(bridged.points[1].travelled == 200 && bridged.points[1].guessed == 200)
    let open = track([(0, 0, 10, nil), (31, 300, 10, nil)])
    #expect(open.points[1].reasons == .fixGap)
    #expect(abs(open.points[1].travelled - 300) < 1.5 && open.points[1].guessed == 0)
    // What the acceleration says of a hole is no guess.
    var known = track([(0, 0, 10, nil)])
    known.append(
      Fix(time: 0, latitude: 43, longitude: 143, speed: 10), seconds: 4,
      through: (1...7).map { .init(seconds: 0.5 * Double($0), speed: 10) })
    #expect(known.points.count == 9 && known.points.allSatisfy { $0.guessed == 0 })
  }

  @Test func `hard braking and hard cornering are seen, at 1 and at 10 Hz`() {
    #expect(track([(0, 0, 10, 0), (1, 9, 8, 0)]).points[1].reasons == .hardLongitudinal)
    #expect(track([(0, 0, 10, 350), (1, 10, 10, 10)]).points[1].reasons == .hardLateral)
    #expect(track([(0, 0, 10, 355), (1, 10, 10, 5)]).points[1].reasons == [])
    // Doppler noise of 0.1 m/s at 10 Hz is no braking: accelerations are taken over a second.
    var noisy: [(t: Double, north: Double, speed: Double?, heading: Double?)] = []
    for i in 0..<30 { noisy.append((Double(i) / 10, Double(i), i % 2 == 0 ? 10.1 : 9.9, nil)) }
    #expect(track(noisy).points.allSatisfy { !$0.reasons.contains(.hardLongitudinal) || $0.seconds == 0 })
  }

  @Test func `a fix that doesn't advance is ignored`() {
    #expect(track([(1, 0, 10, nil), (1, 5, 10, nil), (0.5, 5, 10, nil)]).points.count == 1)
  }

  @Test func `speeds known within a hole make its distance, and are no fixes`() {
    var track = track([(0, 0, 10, 0)])
    track.append(
      Fix(time: 0, latitude: 43.001, longitude: 143, speed: 10, heading: 0), seconds: 20,
      through: [.init(seconds: 5, speed: 0), .init(seconds: 15, speed: 0), .init(seconds: 20, speed: 99)])
    #expect(track.points.map(\.isFix) == [true, false, false, true])
    #expect(track.points.map(\.travelled) == [0, 25, 25, 50])
    #expect(track.points.dropFirst().allSatisfy { $0.reasons.contains(.bridged) })
    #expect(track.travelled(atSeconds: 10) == 25)
    // Nothing to bridge: knots are passed over.
    track.append(
      Fix(time: 0, latitude: 43.001, longitude: 143, speed: 10), seconds: 21,
      through: [.init(seconds: 20.5, speed: 3)])
    #expect(track.points.count == 5 && track.points[4].travelled == 60)
  }
}
