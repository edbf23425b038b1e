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
    #expect(track.speeds.knownUntil == 60)
  }

  @Test func `latency is taken out of the distances and the antenna's lag off them`() {
    var track = FixTrack(configuration: SurveyConfiguration())
    for t in [0.0, 1, 2] { track.append(fix(t), seconds: t) }
    #expect(
      track.track(late: 0.3, lag: 1.2).map { ($0.travelledMeters * 10).rounded() / 10 } == [-1.2, 5.8, 15.8])
    #expect(track.bridged(late: 0.3, lag: 1.2).isEmpty)
  }
}
