import DriveLogs
import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct FixTrackTests {
  private func fix(_ t: Double) -> Fix {
    Fix(time: 0, latitude: 43 + t * 9e-5, longitude: 143, speed: 10, heading: 0, accuracy: 4)
  }

  @Test func `fixes behind a hole wait until the acceleration over it is known`() {
    var track = FixTrack(configuration: SurveyConfiguration())
    track.begin(atSeconds: 0, rateHertz: 50)
    for t in [0.0, 1, 2, 3, 10, 11] { track.append(fix(t), seconds: t) }
    #expect(track.speeds.knownUntil == 3)
    track.push(Array(repeating: .zero, count: 590))
    track.admit(final: false)
    #expect(track.speeds.knownUntil == 3 && track.horizontalUntil == 11.8)
    track.push(Array(repeating: .zero, count: 10))
    track.admit(final: false)
    #expect(track.speeds.knownUntil == 11)
  }

  @Test func `at the end, over a long hole and without a speed none waits`() {
    var track = FixTrack(configuration: SurveyConfiguration())
    for t in [0.0, 10, 50] { track.append(fix(t), seconds: t) }
    #expect(track.speeds.points.count == 1)
    track.admit(final: true)
    #expect(track.speeds.points.map(\.seconds) == [0, 10, 50])
    var mute = fix(60)
    mute.speed = nil
    track.append(mute, seconds: 60)
    #expect(track.speeds.knownUntil == 50)
    track.admit(final: true)
    #expect(track.speeds.knownUntil == 60)
  }

  @Test
  func `a fix without a speed gets it from both neighbours, at the edge of a hole from the one without it`() {
    // Accelerating by 1 m/s²: 4.5e-5° of latitude are 5 m; speeds at the fixes are t, and half a step off at edges.
    func mute(_ t: Double) -> Fix {
      Fix(time: 0, latitude: 43 + 0.5 * t * t * 9e-6, longitude: 143, speed: nil, heading: 0, accuracy: 4)
    }
    var track = FixTrack(configuration: SurveyConfiguration())
    for t in [0.0, 1, 2, 3, 13, 14, 15] { track.append(mute(t), seconds: t) }
    track.admit(final: true)
    let speeds = track.speeds.points.map { ($0.speed * 10).rounded() / 10 }
    #expect(speeds == [0.5, 1, 2, 2.5, 13.5, 14, 14.5])
    // Ten a second: the noise of a tenth is not taken for speed.
    var fast = FixTrack(configuration: SurveyConfiguration())
    for i in 0...30 {
      var fix = mute(Double(i) / 10)
      fix.latitude = 43 + Double(i) * 9e-6 + (i % 2 == 0 ? 4.5e-6 : -4.5e-6)
      fast.append(fix, seconds: Double(i) / 10)
    }
    fast.admit(final: true)
    #expect(fast.speeds.points.dropFirst(5).dropLast(5).allSatisfy { abs($0.speed - 10) < 1.01 })
  }

  @Test func `latency is taken out of the distances and the antenna's lag off them`() {
    var track = FixTrack(configuration: SurveyConfiguration())
    for t in [0.0, 1, 2] { track.append(fix(t), seconds: t) }
    #expect(
      track.track(late: 0.3, lag: 1.2).map { ($0.travelledMeters * 10).rounded() / 10 } == [-1.2, 5.8, 15.8])
    #expect(track.bridged(late: 0.3, lag: 1.2).isEmpty)
  }
}
