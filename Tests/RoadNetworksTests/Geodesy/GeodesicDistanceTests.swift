import RoadNetworks
import Testing

/// A geodesic from geographiclib 2.1 (Karney), printed by Tools/reference/geodesy.py.
struct ReferenceGeodesic: Sendable, CustomTestStringConvertible {
  var a: Coordinate
  var b: Coordinate
  var meters: Double
  var azimuth: Double

  init(_ lat1: Double, _ lon1: Double, _ lat2: Double, _ lon2: Double, _ meters: Double, _ azimuth: Double) {
    a = Coordinate(latitude: lat1, longitude: lon1)
    b = Coordinate(latitude: lat2, longitude: lon2)
    self.meters = meters
    self.azimuth = azimuth
  }

  var testDescription: String { "\(a.latitude),\(a.longitude) to \(b.latitude),\(b.longitude)" }

  static let short: [ReferenceGeodesic] = [
    .init(43.8033, 143.8954, 43.8034, 143.8955, 13.718819083, 35.914060282),
    .init(43.8033, 143.8954, 43.8123, 143.9054, 1283.514287565, 38.822435419),
    .init(43.8033, 143.8954, 43.8933, 143.9854, 12343.813537338, 35.893395263),
    .init(35.6, 139.7, 35.6, 139.79, 8155.512021687, 90.000000000),
    .init(35.6, 139.7, 35.69, 139.7, 9985.719027890, 0.000000000),
    .init(0.0, 0.0, 0.0, 0.09, 10018.754171395, 90.000000000),
    .init(-0.04, 10.0, 0.05, 10.05, 11402.460141289, 29.218266953),
    .init(-33.9, 151.2, -33.95, 151.15, 7220.356044604, 219.815229442),
    .init(64.1, -21.9, 64.19, -21.81, 10947.951513356, 23.588617705),
    .init(78.2, 15.6, 78.29, 15.69, 10254.758159609, 11.518091660),
    .init(89.95, 10.0, 89.96, 10.09, 1116.967347630, 0.399993299),
    .init(-16.5, 179.98, -16.52, -179.97, 5778.593365451, 112.520481428),
    .init(65.0, -179.99, 65.05, 179.96, 6052.283917470, 337.084780014),
    .init(38.929648, 144.633105, 38.927481, 144.618578, 1282.451565182, 259.188168189),
    .init(-52.80376, -69.852976, -52.824802, -69.844366, 2412.500923101, 166.076059690),
    .init(35.491663, 109.977279, 35.48863, 109.993511, 1510.851219915, 102.869358970),
    .init(38.151891, -168.873183, 38.154056, -168.883657, 948.974950109, 284.669024029),
    .init(70.087941, -57.811912, 70.095831, -57.830244, 1122.744017299, 321.628467940),
    .init(-49.200921, 38.493029, -49.188233, 38.512382, 1995.205223423, 44.989690349),
    .init(-63.988146, 111.267068, -63.977901, 111.287722, 1525.443546720, 41.523062888),
    .init(-74.38564, -25.128944, -74.381409, -25.143823, 650.423350710, 316.555159563),
    .init(-50.608012, -69.398317, -50.592803, -69.401583, 1707.586652273, 352.217504120),
    .init(-22.376775, 142.296465, -22.348715, 142.320558, 3976.532196600, 38.611813458),
  ]

  static let long: [ReferenceGeodesic] = [
    .init(43.0, 141.3, 35.7, 139.7, 822067.373612098, 189.618230409),
    .init(35.7, 139.7, 51.5, -0.1, 9581233.264042325, 293.993358774),
    .init(-33.9, 18.4, 40.7, -74.0, 12547900.195717007, 316.583033928),
    .init(0.0, 0.0, 0.0, 100.0, 11131949.079327356, 90.000000000),
    .init(89.0, 0.0, 89.0, 170.0, 222537.586241493, 90.000000000),
  ]
}

@Suite struct GeodesicDistanceTests {
  @Test(arguments: ReferenceGeodesic.short + ReferenceGeodesic.long)
  func `a distance agrees with the geodesic library to a millionth`(_ reference: ReferenceGeodesic) {
    #expect(abs(reference.a.distance(to: reference.b) / reference.meters - 1) < 1e-6)
    #expect(abs(reference.b.distance(to: reference.a) / reference.meters - 1) < 1e-6)
  }

  @Test func `the two formulas meet where one hands over to the other`() {
    for latitude in [0.0, 43.8, -60, 85] {
      let a = Coordinate(latitude: latitude, longitude: 10)
      let near = a.distance(to: Coordinate(latitude: latitude + 0.1, longitude: 10.199999999))
      let far = a.distance(to: Coordinate(latitude: latitude + 0.1, longitude: 10.200000001))
      #expect(abs(far / near - 1) < 1e-6)
    }
  }

  @Test func `a point has no distance to itself, also across the antimeridian's two names`() {
    let a = Coordinate(latitude: 12, longitude: 180)
    #expect(a.distance(to: a) == 0)
    #expect(a.distance(to: Coordinate(latitude: 12, longitude: -180)) == 0)
  }

  @Test func `antipodes get half the globe, not a number that never comes`() {
    let a = Coordinate(latitude: 0, longitude: 0)
    let b = Coordinate(latitude: 0.01, longitude: 179.99)
    #expect(abs(a.distance(to: b) / 20_003_931 - 1) < 0.006)
  }
}
