/// Notices where the accelerometer ran into the end of its range: a plateau at the largest value an axis ever showed.
///
/// A plateau is three samples or more with exactly the same value on one axis, at or beyond everything seen on that axis
/// before, and larger than 1.4 g: below that no sensor's range ends, and a standing box repeats its values. What the body
/// did meanwhile is unknown, and the inverse filter spreads it, so half a second on either side is doubtful too.
/// Complexity: O(1) a sample; memory: one range a plateau, neighbours joined.
struct ClippingDetector: Sendable {
  static let smallest = 1.4 * GravityTracker.standardGravity
  static let shortest = 3
  static let margin = 0.5

  /// Doubtful times, seconds of the log, ascending and apart.
  private(set) var ranges: [ClosedRange<Double>] = []
  /// Rows that are part of a plateau.
  private(set) var rows = 0

  private struct Axis {
    var value = 0.0
    var repeats = 0
    var largest = ClippingDetector.smallest
  }

  private var axes = [Axis(), Axis(), Axis()]

  /// Takes rows from one of them on.
  mutating func push(_ rows: MotionRows, from first: Int) {
    for i in first..<rows.seconds.count {
      push(rows.channels[0][i], rows.channels[1][i], rows.channels[2][i], atSeconds: rows.seconds[i])
    }
  }

  /// Takes one sample of the three axes, m/s², at a time of the log.
  mutating func push(_ x: Double, _ y: Double, _ z: Double, atSeconds time: Double) {
    var isNew = false
    var isPlateau = false
    for (i, value) in [x, y, z].enumerated() {
      axes[i].repeats = value == axes[i].value ? axes[i].repeats + 1 : 1
      axes[i].value = value
      guard abs(value) >= axes[i].largest else { continue }
      axes[i].largest = abs(value)
      guard axes[i].repeats >= Self.shortest else { continue }
      isPlateau = true
      isNew = isNew || axes[i].repeats == Self.shortest
    }
    guard isPlateau else { return }
    rows += isNew ? Self.shortest : 1
    mark((time - Self.margin)...(time + Self.margin))
  }

  private mutating func mark(_ range: ClosedRange<Double>) {
    if let last = ranges.last, range.lowerBound <= last.upperBound {
      ranges[ranges.count - 1] = last.lowerBound...range.upperBound
    } else {
      ranges.append(range)
    }
  }
}
