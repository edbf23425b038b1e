/// What makes an elevation profile unfit for IRI; indices count from 0.
public enum ProfileError: Error, Sendable, Hashable {
  /// Fewer elevations than one slope needs.
  case tooShort(count: Int, needed: Int)
  /// The sampling interval is outside the 0.01…1 m for which IRI is meant.
  case intervalOutOfRange(meters: Double)
  /// An elevation or a distance is not a number or infinite.
  case notFinite(index: Int)
  /// An elevation beyond ±20 km: another unit, or a sentinel for "no value".
  case absurdElevation(index: Int, meters: Double)
  /// The distance does not grow from this point to the next.
  case distanceNotIncreasing(index: Int)
  /// Too far from this point to the next to tell what lies between.
  case gap(index: Int, meters: Double, allowed: Double)
  /// The two tracks of a pair don't lie on the same grid.
  case tracksDiffer(String)
}
