import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct PhotoAlbumTests {
  /// North along a meridian, 0.01° long: 1111 m.
  private let line = Centerline([
    [Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.01, longitude: 143)]
  ])
  private let start: Int64 = 1_775_431_800_000_000_000

  private func pass() -> Pass { SampleRecord.make("a", iri: Array(repeating: 2, count: 60)).passes[0] }

  private func photo(_ name: String, seconds: Double?, at latitude: Double? = nil) -> Photo {
    Photo(
      name: name, epochNanoseconds: seconds.map { start + Int64($0 * 1e9) },
      coordinate: latitude.map { Coordinate(latitude: $0, longitude: 143.0001) })
  }

  private func album(_ photos: [Photo], offset: Double = 0) -> PhotoAlbum {
    PhotoAlbum(photos, offsetSeconds: offset, runs: [start...(start + 50_000_000_000)])
  }

  @Test func `a picture taken on the way stands where the car was, clocks corrected`() {
    // 12 m/s from chainage 0.
    let album = album([photo("late.jpg", seconds: 12), photo("before.jpg", seconds: -90)], offset: -2)
    let placed = album.taken(on: pass(), start: start, shift: .none, line: line)
    #expect(placed.map(\.name) == ["late.jpg"] && abs(placed[0].chainage - 120) < 0.1)
    let moved = ChainageShift(start: 0, spacing: 100, knots: [4, 4])
    #expect(
      abs(album.taken(on: pass(), start: start, shift: moved, line: line)[0].chainage - 124) < 0.1)
    #expect(album.lost == 1)
    #expect(album.taken(on: pass(), start: nil, shift: .none, line: line).isEmpty)
  }

  @Test func `another car's picture of the same minute is told by its position`() {
    let album = album([photo("own", seconds: 10, at: 43.00108), photo("other", seconds: 10, at: 43.008)])
    #expect(album.taken(on: pass(), start: start, shift: .none, line: line).map(\.name) == ["own"])
  }

  @Test func `a picture of no run is placed by its position, if that is by the road`() {
    let near = photo("near", seconds: nil, at: 43.005)
    let far = Photo(name: "far", coordinate: Coordinate(latitude: 43.005, longitude: 143.001))
    let placed = album([near, far]).near(line)
    #expect(placed.map(\.name) == ["near"] && abs(placed[0].chainage - 555.5) < 1)
  }

  @Test func `of several pictures the nearest is linked`() {
    let placed = [
      PhotoAlbum.Placed(chainage: 90, name: "b"), .init(chainage: 130, name: "c"),
      .init(chainage: 110, name: "a"),
    ]
    #expect(PhotoAlbum.nearest(placed, to: 100, from: 80, to: 200) == "a")
    #expect(PhotoAlbum.nearest(placed, to: 300, from: 200, to: 400) == nil)
    // One at the place, one 8 m beside it, whatever their names.
    let beside = album([
      Photo(name: "a", coordinate: Coordinate(latitude: 43.005, longitude: 143.0001)),
      Photo(name: "b", coordinate: Coordinate(latitude: 43.005, longitude: 143)),
    ]).near(line)
    #expect(PhotoAlbum.nearest(beside, to: 555.5, from: 500, to: 600) == "b")
  }
}
