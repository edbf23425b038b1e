import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct PositionSpeedTests {
  /// A place this far along a meridian, m.
  private func place(_ seconds: Double, _ meters: Double) -> PositionSpeed.Place {
    .init(seconds: seconds, coordinate: Coordinate(latitude: 43 + meters / 111_109, longitude: 143))
  }

  private func speed(
    _ fix: PositionSpeed.Place, _ before: PositionSpeed.Place?, _ after: PositionSpeed.Place?
  ) -> Double? {
    PositionSpeed.speed(at: fix, before: before, after: after, gapSeconds: 2.5)
      .map { ($0 * 100).rounded() / 100 }
  }

  @Test func `between its neighbours, however uneven their times`() {
    #expect(speed(place(1, 10), place(0, 0), place(2, 24)) == 12)
    #expect(speed(place(1, 99), place(0, 0), place(3, 30)) == 10)
  }

  @Test func `beside a hole or the end of the log one side says it, beside two holes both`() {
    #expect(speed(place(20, 100), place(0, 0), place(21, 112)) == 12)
    #expect(speed(place(1, 8), place(0, 0), place(21, 100)) == 8)
    #expect(speed(place(1, 8), nil, place(2, 20)) == 12 && speed(place(1, 8), place(0, 0), nil) == 8)
    #expect(speed(place(5, 50), place(0, 0), place(10, 120)) == 12)
    #expect(speed(place(5, 50), place(0, 0), nil) == 10)
  }

  @Test func `a fix alone has none`() { #expect(speed(place(1, 10), nil, nil) == nil) }
}
