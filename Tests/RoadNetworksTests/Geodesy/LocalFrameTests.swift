import RoadNetworks
import Testing

@Suite struct LocalFrameTests {
  @Test func `there and back again`() {
    let frame = LocalFrame(origin: Coordinate(latitude: -16.9, longitude: 179.999))
    for (x, y) in [(0.0, 0.0), (1500, -700), (-4000, 3000), (120, 0)] {
      let back = frame.point(of: frame.coordinate(of: PlanePoint(x: x, y: y)))
      #expect(abs(back.x - x) < 1e-6 && abs(back.y - y) < 1e-6)
    }
  }

  @Test func `a plane does not tear at the antimeridian`() {
    let frame = LocalFrame(origin: Coordinate(latitude: 0, longitude: 179.9999))
    let east = frame.point(of: Coordinate(latitude: 0, longitude: -179.9999))
    #expect(abs(east.x - 22.2638982) < 1e-6)
    let coordinate = frame.coordinate(of: PlanePoint(x: 100, y: 0))
    #expect(coordinate.longitude < -179.9)
  }

  @Test(arguments: [0.0, 35, 43.8, -64])
  func `a kilometre in the plane is a kilometre on the ellipsoid`(latitude: Double) {
    let origin = Coordinate(latitude: latitude, longitude: 140)
    let frame = LocalFrame(origin: origin)
    for (x, y) in [(1000.0, 0.0), (0, 1000), (-600, 800)] {
      let there = frame.coordinate(of: PlanePoint(x: x, y: y))
      #expect(abs(origin.distance(to: there) / 1000 - 1) < 2e-4)
    }
  }
}
