import RoadNetworks
import Testing

@Suite struct CenterlineProjectionTests {
  @Test(arguments: [
    // place, chainage, offset (right positive)
    (100.0, 10.0, 100.0, -10.0), (100, -10, 100, 10), (-30, 0, 0, 30), (310, 200, 500, 10),
    (290, 200, 500, -10),
    (300, 420, 700, 20), (300, 440, 700, 10), (305, 500, 750, 5),
  ])
  func `a point falls onto the nearest place`(x: Double, y: Double, chainage: Double, offset: Double) {
    let point = CenterlineTests.frame.coordinate(of: PlanePoint(x: x, y: y))
    let projection = CenterlineTests.road.projection(of: point)
    #expect(abs(projection.chainageMeters - chainage) < 0.1)
    #expect(abs(abs(projection.offsetMeters) - abs(offset)) < 0.05)
    if x != 300 && x != -30 { #expect((projection.offsetMeters > 0) == (offset > 0)) }
    #expect(abs(point.distance(to: projection.coordinate) - abs(offset)) < 0.05)
  }

  @Test func `a place on the line projects onto itself across the antimeridian`() {
    let line = Centerline([
      [Coordinate(latitude: -16.5, longitude: 179.99), Coordinate(latitude: -16.51, longitude: -179.99)]
    ])
    for chainage in stride(from: 0, through: line.length, by: 97) {
      let place = line.coordinate(at: chainage)
      #expect(abs(place.longitude) > 179.9)
      let projection = line.projection(of: place)
      #expect(abs(projection.chainageMeters - chainage) < 1e-3)
      #expect(abs(projection.offsetMeters) < 1e-3)
    }
  }

  @Test func `the gap between two pieces is no road`() {
    // The line stops 300 m east, 400 m north, and goes on 50 m farther north.
    let point = CenterlineTests.frame.coordinate(of: PlanePoint(x: 300, y: 424))
    let projection = CenterlineTests.road.projection(of: point)
    #expect(abs(projection.chainageMeters - 700) < 0.1)
    #expect(abs(abs(projection.offsetMeters) - 24) < 0.05)
  }
}
