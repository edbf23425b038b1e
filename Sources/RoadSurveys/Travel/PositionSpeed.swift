import RoadNetworks

/// The speed at a fix whose receiver gives none: the way between its neighbours by the time between them.
///
/// Of both sides, so that it is the speed *at* the fix: the way since the fix before by its time is the speed half a step
/// earlier, and the latency that the accelerations then show would be taken for the positions'. At the edge of a hole the
/// side without the hole says it alone. Article: *SpeedTrack*.
enum PositionSpeed {
  /// A fix as far as it is known before its speed.
  struct Place {
    var seconds: Double
    var coordinate: Coordinate
  }

  /// Neighbours are at least so far apart in time from the fix, s: at ten fixes a second the next one says nothing.
  static let reachSeconds = 0.5

  /// The speed, m/s; nil for a fix alone. `gapSeconds` is the longest step that is no hole.
  static func speed(at fix: Place, before: Place?, after: Place?, gapSeconds: Double) -> Double? {
    func isNear(_ other: Place?) -> Bool {
      other.map { abs($0.seconds - fix.seconds) <= gapSeconds } ?? false
    }
    let (nearBefore, nearAfter) = (isNear(before), isNear(after))
    // Few fixes a minute are holes on both sides: then both count all the same.
    let isSparse = !nearBefore && !nearAfter
    let start = nearBefore || isSparse ? before ?? fix : fix
    let end = nearAfter || isSparse ? after ?? fix : fix
    let elapsed = end.seconds - start.seconds
    guard elapsed > 0 else { return nil }
    // Not over the fix itself: its own noise would lengthen the way everywhere, a chord is shorter in tight bends only.
    return start.coordinate.distance(to: end.coordinate) / elapsed
  }
}
