import RoadFindings

/// What gravity and the range say about the box, once a log is over.
struct SensorDoubts {
  /// Norms of real sensors lie between 9.55 and 10.15 m/s²; beyond these bounds the scale or the unit is in doubt.
  static let plausibleGravity = 9.4...10.3
  /// Below this there is no gravity in the data, only linear acceleration.
  static let smallestGravity = 6.0
  /// Tilts up to 45° are usual mountings and need no word; beyond, axes may be swapped or a sign turned as well.
  static let usualTiltCosine = 0.7071

  let log: String
  /// Mean gravity in the box's axes, m/s².
  let gravity: Vector3
  /// Mean norm of gravity, m/s²; larger than the mean's norm when the box was turned on the way.
  let norm: Double
  let clippedRows: Int

  var findings: [Finding] {
    var findings: [Finding] = []
    let place = Place(log: log)
    if norm >= Self.smallestGravity, !Self.plausibleGravity.contains(norm) {
      findings.append(
        Finding(
          .gravityNorm, .warning, at: place,
          "gravity measures \(Rounding.thousandths(norm)) m/s², 9.4 to 10.3 were expected; check unit and scale"
        ))
    }
    if norm >= Self.smallestGravity, gravity.z < Self.usualTiltCosine * gravity.norm {
      findings.append(
        Finding(
          .mounting, .warning, at: place,
          "gravity lies on \(axis), not on az: the box is mounted that way, or its axes are named otherwise; "
            + "turned to the vertical"))
    }
    if clippedRows > 0 {
      findings.append(
        Finding(
          .clipping, .note, at: place, count: clippedRows,
          "rows at the end of the accelerometer's range; choose a wider range"))
    }
    return findings
  }

  /// The axis that gravity is nearest to, with its sign.
  private var axis: String {
    let parts = [("ax", gravity.x), ("ay", gravity.y), ("az", gravity.z)]
    let nearest = parts.max { abs($0.1) < abs($1.1) } ?? parts[2]
    return (nearest.1 < 0 ? "-" : "") + nearest.0
  }
}
