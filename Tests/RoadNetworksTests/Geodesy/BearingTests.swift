import RoadNetworks
import Testing

@Suite struct BearingTests {
  @Test(arguments: ReferenceGeodesic.short)
  func `a bearing agrees with the geodesic's azimuth at its middle`(_ reference: ReferenceGeodesic) {
    #expect(headingDifference(reference.a.bearing(to: reference.b), reference.azimuth) < 0.006)
  }

  @Test(arguments: [(0.0, 0.0), (1, 90), (0, 180), (-1, 270)])
  func `the four winds`(north: Double, expected: Double) {
    let east = expected == 90 ? 1.0 : expected == 270 ? -1 : 0
    let up = expected == 0 ? 1.0 : expected == 180 ? -1 : 0
    let a = Coordinate(latitude: 0, longitude: 179.9995)
    let b = Coordinate(latitude: up * 0.001, longitude: a.longitude + east * 0.001)
    #expect(abs(a.bearing(to: b) - expected) < 1e-9)
  }

  @Test(arguments: [
    (10.0, 350.0, 20.0), (350, 10, 20), (0, 180, 180), (90, 90, 0), (-10, 10, 20), (0, 725, 5),
    (359.5, 0, 0.5),
  ])
  func `headings differ the short way round`(a: Double, b: Double, expected: Double) {
    #expect(abs(headingDifference(a, b) - expected) < 1e-9)
  }
}
