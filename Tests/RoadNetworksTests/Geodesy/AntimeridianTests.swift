import RoadNetworks
import Testing

@Suite struct AntimeridianTests {
  private func line(_ points: [(lon: Double, lat: Double)]) -> [Coordinate] {
    points.map { Coordinate(latitude: $0.lat, longitude: $0.lon) }
  }

  @Test func `a line that doesn't cross stays one`() {
    let plain = line([(179, 1), (179.9, 2), (180, 3)])
    #expect(Antimeridian.cut(plain) == [plain])
    #expect(Antimeridian.cut([]) == [[]])
  }

  // From 179.98 to −179.96 are 0.06°, a third of them before the meridian.
  @Test func `eastwards it is cut where the meridian is`() {
    let pieces = Antimeridian.cut(line([(179.9, -16), (179.98, -16), (-179.96, -16.3), (-179.9, -16.3)]))
    #expect(pieces.count == 2)
    #expect(pieces[0].map(\.longitude) == [179.9, 179.98, 180])
    #expect(pieces[1].map(\.longitude) == [-180, -179.96, -179.9])
    #expect(abs(pieces[0][2].latitude + 16.1) < 1e-9 && pieces[1][0].latitude == pieces[0][2].latitude)
  }

  @Test func `westwards too, and there and back gives three`() {
    let west = Antimeridian.cut(line([(-179.99, 5), (179.99, 5)]))
    #expect(west.map { $0.map(\.longitude) } == [[-179.99, -180], [180, 179.99]])
    #expect(Antimeridian.cut(line([(179.9, 0), (-179.9, 0), (179.9, 0.1)])).count == 3)
  }

  @Test func `a vertex on the meridian isn't doubled`() {
    let pieces = Antimeridian.cut(line([(179.9, 1), (180, 1), (-179.9, 1)]))
    #expect(pieces.map { $0.map(\.longitude) } == [[179.9, 180], [-180, -179.9]])
    let other = Antimeridian.cut(line([(179.9, 1), (-180, 1), (-179.9, 1)]))
    #expect(other.map { $0.map(\.longitude) } == [[179.9, 180], [-180, -179.9]])
  }
}
