/// Takes the grade out of a profile as it comes: what is left has no hills, and no slope at its start.
///
/// The grade at a point is the mean of the slopes so far, later an exponential mean over ``lengthMeters``; what goes on is the
/// height that the slopes without their grade add up to. That is a first-order high-pass whose cut-off wavelength is
/// 2π·``lengthMeters`` = 628 m: at 30 m, the longest that the Golden Car still feels well, it changes the slope by 0.1 %.
/// The Golden Car would forget a constant grade by itself after some 60 m; what looks for events would not.
///
/// Causal: the same numbers however the points are cut. Complexity: O(1) a point.
public struct GradeRemoval: Sendable, Hashable {
  /// Length over which the grade is averaged, m.
  public static let lengthMeters = 100.0

  private let longest: Double
  private var count = 0.0
  private var last: Double?
  /// Mean rise from point to point, m.
  private var rise = 0.0
  private var height = 0.0

  /// - Parameter intervalMeters: distance between points; > 0.
  public init(intervalMeters: Double) {
    precondition(intervalMeters > 0, "Points of a profile lie apart.")
    longest = max(1, Self.lengthMeters / intervalMeters)
  }

  /// A piece begins: nothing is known of its grade.
  public mutating func begin() {
    (count, last, rise, height) = (0, nil, 0, 0)
  }

  /// The height (m) without its grade; 0 for the first point of a piece.
  public mutating func next(_ elevation: Double) -> Double {
    guard let last else {
      last = elevation
      return 0
    }
    let step = elevation - last
    self.last = elevation
    count = min(count + 1, longest)
    rise += (step - rise) / count
    height += step - rise
    return height
  }
}
