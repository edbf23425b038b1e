import RoadNetworks
import Testing

@Suite struct DegreeScaleTests {
  @Test(arguments: [(0.0, 110574.276, 111319.491), (45, 111131.778, 78846.806), (90, 111693.980, 0)])
  func `a degree is as long as the textbooks say`(latitude: Double, north: Double, east: Double) {
    // Closed forms: π/180·a(1−e²)/(1−e²sin²φ)^1.5 and π/180·a·cos φ/√(1−e²sin²φ), e.g. Snyder 1987, table 2.
    let scale = DegreeScale(latitude: latitude)
    #expect(abs(scale.north - north) < 0.05)
    #expect(abs(scale.east - east) < 0.05)
    #expect(scale.east >= 0)
  }

  @Test(arguments: [
    (0.0, 0.0), (179, 179), (-180, -180), (180, 180), (181, -179), (-359.5, 0.5), (359.9, -0.1),
  ])
  func `longitudes wrap the short way`(degrees: Double, expected: Double) {
    #expect(abs(wrappedLongitude(degrees) - expected) < 1e-9)
  }
}
