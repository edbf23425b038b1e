import RoadFindings
public import RoadNetworks

/// A picture that someone took on the way.
public struct Photo: Sendable, Hashable {
  /// Path or address, as it shall stand in the results.
  public var name: String
  /// When it was taken, nanoseconds since 1970 UTC, by the camera's clock.
  public var epochNanoseconds: Int64?
  public var coordinate: Coordinate?

  public init(name: String, epochNanoseconds: Int64? = nil, coordinate: Coordinate? = nil) {
    self.name = name
    self.epochNanoseconds = epochNanoseconds
    self.coordinate = coordinate
  }
}

/// Pictures, ready to be found by the time of a run or by their place.
///
/// A picture taken during a run is placed where the car was then; one with a position must agree with that to 50 m, so
/// that two cars on the road at one time don't get each other's. The others are placed by their position, on every road
/// within 20 m.
struct PhotoAlbum: Sendable {
  /// A picture on a road.
  struct Placed: Sendable, Hashable {
    var chainage: Double
    var name: String
    /// How far beside the road's line, m; 0 where only the car's place is known.
    var beside = 0.0

    /// Square of the distance from a point of the line, m².
    func squaredDistance(to other: Double) -> Double {
      (chainage - other) * (chainage - other) + beside * beside
    }
  }

  private struct Timed {
    var epochNanoseconds: Int64
    var photo: Photo
  }

  /// Sorted by time.
  private var timed: [Timed] = []
  private var positioned: [Photo] = []
  /// Pictures of no run and without position.
  private(set) var lost = 0

  static let none = PhotoAlbum([], offsetSeconds: 0, runs: [])

  /// - Parameters:
  ///   - offsetSeconds: added to the camera's times.
  ///   - runs: begin and end of every run, nanoseconds since 1970 UTC.
  init(_ photos: [Photo], offsetSeconds: Double, runs: [ClosedRange<Int64>]) {
    let offset = Int64((offsetSeconds * 1e9).rounded())
    let starts = runs.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    // How far the runs reach that begin no later than run i: whether a time is within any is one search.
    var reach: [Int64] = []
    for run in starts { reach.append(max(reach.last ?? .min, run.upperBound)) }
    for photo in photos {
      if let time = photo.epochNanoseconds.map({ $0 &+ offset }) {
        let count = Self.count(starts.count) { starts[$0].lowerBound <= time }
        if count > 0, reach[count - 1] >= time {
          timed.append(Timed(epochNanoseconds: time, photo: photo))
          continue
        }
      }
      if photo.coordinate != nil { positioned.append(photo) } else { lost += 1 }
    }
    timed.sort { ($0.epochNanoseconds, $0.photo.name) < ($1.epochNanoseconds, $1.photo.name) }
    positioned.sort { $0.name < $1.name }
  }

  var isEmpty: Bool { timed.isEmpty && positioned.isEmpty }

  /// Pictures taken during a pass, moved along the road by `shift`. Complexity: O(log pictures + hits · log anchors).
  func taken(
    on pass: Pass, start: Int64?, shift: ChainageShift, line: Centerline
  ) -> [Placed] {
    guard let start, let first = pass.anchors.first, let last = pass.anchors.last else { return [] }
    let from = start &+ Int64(first.milliseconds) * 1_000_000
    let to = start &+ Int64(last.milliseconds) * 1_000_000
    let low = Self.count(timed.count) { timed[$0].epochNanoseconds < from }
    let high = Self.count(timed.count) { timed[$0].epochNanoseconds <= to }
    guard low < high else { return [] }
    return timed[low..<high].compactMap { one in
      let milliseconds = Double(one.epochNanoseconds &- start) * 1e-6
      let raw = chainage(pass.anchors, atMilliseconds: milliseconds)
      let chainage = raw + shift.meters(at: raw)
      if let own = one.photo.coordinate, line.coordinate(at: chainage).distance(to: own) > 50 { return nil }
      return Placed(chainage: chainage, name: one.photo.name)
    }
  }

  /// Pictures placed on a road by their position. Complexity: O(pictures), and O(vertices) for those near the road.
  func near(_ line: Centerline) -> [Placed] {
    guard !positioned.isEmpty, let first = line.vertices.first else { return [] }
    // 0.0003° are 33 m of latitude; longitudes are compared relative to the line's first vertex.
    let scale = DegreeScale(latitude: first.latitude)
    let (marginX, marginY) = (33 / max(1, scale.east), 33 / scale.north)
    var (minX, maxX, minY, maxY) = (0.0, 0.0, first.latitude, first.latitude)
    for vertex in line.vertices {
      let x = wrappedLongitude(vertex.longitude - first.longitude)
      (minX, maxX) = (min(minX, x), max(maxX, x))
      (minY, maxY) = (min(minY, vertex.latitude), max(maxY, vertex.latitude))
    }
    return positioned.compactMap { photo in
      guard let own = photo.coordinate else { return nil }
      let x = wrappedLongitude(own.longitude - first.longitude)
      guard x >= minX - marginX, x <= maxX + marginX, own.latitude >= minY - marginY,
        own.latitude <= maxY + marginY
      else { return nil }
      let foot = line.projection(of: own)
      let beside = abs(foot.offsetMeters)
      return beside <= 20 ? Placed(chainage: foot.chainageMeters, name: photo.name, beside: beside) : nil
    }
  }

  /// The picture nearest to a chainage among those between two; of equally near ones the first by name.
  static func nearest(_ placed: [Placed], to chainage: Double, from: Double, to end: Double) -> String? {
    placed.filter { $0.chainage >= from && $0.chainage <= end }
      .min {
        ($0.squaredDistance(to: chainage), $0.name) < ($1.squaredDistance(to: chainage), $1.name)
      }?.name
  }

  private func chainage(_ anchors: [PassAnchor], atMilliseconds time: Double) -> Double {
    let after = min(
      anchors.count - 1, max(1, Self.count(anchors.count) { Double(anchors[$0].milliseconds) < time }))
    let (a, b) = (anchors[after - 1], anchors[after])
    let span = Double(b.milliseconds - a.milliseconds)
    let share = span > 0 ? min(1, max(0, (time - Double(a.milliseconds)) / span)) : 0
    return a.chainageMeters + share * (b.chainageMeters - a.chainageMeters)
  }

  /// How many of the first of `count` elements fulfil a condition that holds up to some index.
  private static func count(_ count: Int, where holds: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
