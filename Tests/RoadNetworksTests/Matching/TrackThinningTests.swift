import Testing

@testable import RoadNetworks

@Suite struct TrackThinningTests {
  static let network = RoadMatcherTests.matcher.network

  static func steps(_ track: [TrackPoint]) -> [TrackStep] {
    TrackThinning(
      configuration: TrackThinningConfiguration(),
      emission: EmissionCost(configuration: EmissionCostConfiguration())
    ).steps(of: track, in: network)
  }

  static func track(_ travelled: [Double], heading: Double? = 90, speed: Double = 10) -> [TrackPoint] {
    travelled.map {
      TrackPoint(
        coordinate: RoadMatcherTests.drawing.frame.coordinate(of: PlanePoint(x: $0, y: 0)),
        travelledMeters: $0,
        seconds: $0 / 10, headingDegrees: heading, speed: speed)
    }
  }

  @Test func `fixes nearer than 8 m of travel are no steps, the last one is`() {
    #expect(Self.steps(Self.track([0, 3, 7.9, 8, 9, 20, 21, 23])).map(\.fix) == [0, 3, 5, 7])
    #expect(Self.steps(Self.track([0, 0, 0])).map(\.fix) == [0])
    #expect(Self.steps([]).isEmpty)
  }

  @Test func `a fix without a place is passed over`() {
    var track = Self.track([0, 10, 20, 30])
    track[0].coordinate.longitude = .infinity
    track[3].coordinate.latitude = .nan
    #expect(Self.steps(track).map(\.fix) == [1, 2])
  }

  @Test func `a slow heading isn't trusted, a missing one comes from the way`() {
    let slow = Self.steps(Self.track([0, 10, 20], heading: 90, speed: 1))
    #expect(slow.allSatisfy { $0.headingX == 0 && $0.headingY == 0 })
    let known = Self.steps(Self.track([0, 10, 20], heading: 90))
    #expect(known.allSatisfy { abs($0.headingX - 1) < 1e-9 })
    let missing = Self.steps(Self.track([0, 10, 20, 30, 40], heading: nil))
    #expect(missing[0].headingX == 0)
    #expect(abs(missing[4].headingX - 1) < 1e-6)
  }
}
