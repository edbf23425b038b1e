import RoadNetworks
import Testing

@Suite struct CenterlineTests {
  static let frame = LocalFrame(origin: Coordinate(latitude: 43.8, longitude: 143.9))

  static func line(_ points: [(Double, Double)]) -> [Coordinate] {
    points.map { frame.coordinate(of: PlanePoint(x: $0.0, y: $0.1)) }
  }

  /// East 300 m, north 400 m; a gap of 50 m; then north 100 m.
  static let road = Centerline([
    line([(0, 0), (300, 0), (300, 400)]), line([(300, 450), (300, 550)]),
  ])

  @Test func `chainage is metres on the ellipsoid to 1e-5, against a geodesic library`() {
    // Winding road and its length from Tools/reference/geodesy.py, geographiclib 2.1.
    let vertices: [(Double, Double)] = [
      (43.75, 143.8491), (43.7526483, 143.8510116), (43.7548817, 143.853247), (43.7565992, 143.8555544),
      (43.7580902, 143.857648), (43.7598157, 143.8593428), (43.7620591, 143.8606412),
      (43.7647118, 143.8617321),
      (43.7673556, 143.862902), (43.7695789, 143.8644001), (43.7712885, 143.8663215),
      (43.7727797, 143.868562),
      (43.7745133, 143.8708674), (43.7767666, 143.8729529), (43.7794235, 143.8746374),
      (43.7820626, 143.875928),
      (43.784276, 143.8770173), (43.7859777, 143.8781925), (43.7874693, 143.8797005),
      (43.7892112, 143.8816315),
      (43.7914743, 143.8838769), (43.7941353, 143.8861802), (43.7967696, 143.8882577),
      (43.7989728, 143.8899317),
      (43.8006669, 143.8912146), (43.802159, 143.8923025), (43.8039092, 143.8934833),
      (43.8061822, 143.8950011),
      (43.808847, 143.8969418), (43.8114763, 143.8991919), (43.8136695, 143.901493), (43.815356, 143.9035621),
      (43.8168487, 143.9052258), (43.8186074, 143.9065011), (43.8208901, 143.9075878),
      (43.8235588, 143.9087742),
      (43.8261829, 143.910302), (43.8283659, 143.9122522), (43.830045, 143.914507), (43.8315386, 143.9168055),
    ]
    let line = Centerline([vertices.map { Coordinate(latitude: $0.0, longitude: $0.1) }])
    #expect(abs(line.length / 10695.778195254 - 1) < 1e-7)
  }

  @Test func `the gap between two pieces counts nothing`() {
    #expect(abs(Self.road.length - 800) < 0.1)
    #expect(Self.road.chainages.count == 5)
    #expect(Self.road.chainages[2] == Self.road.chainages[3])
  }

  @Test(arguments: [
    (-5.0, 0.0, 0.0), (0, 0, 0), (150, 150, 0), (300, 300, 0), (500, 300, 200), (700, 300, 400),
    (701, 300, 451),
    (800, 300, 550), (900, 300, 550),
  ])
  func `a chainage has its place`(chainage: Double, x: Double, y: Double) {
    let p = Self.frame.point(of: Self.road.coordinate(at: chainage))
    #expect(abs(p.x - x) < 0.1 && abs(p.y - y) < 0.1)
  }

  @Test(arguments: [(0.0, 90.0), (300, 90), (301, 0), (700, 0), (750, 0), (2000, 0)])
  func `a chainage has its heading`(chainage: Double, heading: Double) {
    #expect(headingDifference(Self.road.heading(at: chainage), heading) < 0.01)
  }

  @Test func `a part keeps the vertices inside and is cut at the gap`() {
    let parts = Self.road.subline(from: 250, to: 750)
    #expect(parts.map(\.count) == [3, 2])
    #expect(abs(Centerline(parts).length - 500) < 1e-5)
    let start = Self.frame.point(of: parts[0][0])
    #expect(abs(start.x - 250) < 0.1 && abs(start.y) < 0.1)
    #expect(Self.road.subline(from: 100, to: 100).isEmpty)
    #expect(Self.road.subline(from: 900, to: 1000).isEmpty)
    #expect(Self.road.subline(from: -10, to: 5000).map(\.count) == [3, 2])
  }

  @Test func `parts put together are the whole, however cut`() {
    var cuts = (0...16).map { 50 * Double($0) }
    cuts[16] = Self.road.length
    let total = zip(cuts, cuts.dropFirst()).flatMap { Self.road.subline(from: $0, to: $1) }
      .reduce(0) { $0 + Centerline([$1]).length }
    #expect(abs(total - Self.road.length) < 1e-5)
  }
}
