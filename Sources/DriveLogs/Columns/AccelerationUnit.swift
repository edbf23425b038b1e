import RoadFindings

/// Tells the unit of the accelerations by the norm of gravity, or checks what the header states by it.
///
/// Gravity as real sensors show it lies within 9.55–10.15 m/s²; scale errors and a moving start are allowed for by
/// 7–13. The norm is that of the componentwise median of the first rows, which braking and bumps hardly move.
struct AccelerationUnit {
  var unit: Unit
  var hasGravity: Bool
  var findings: [Finding] = []

  init(
    norm: Double?, stated: Unit?, isLinear: Bool, place: Place
  ) throws(DriveLogError) {
    unit = stated ?? .metresPerSecondSquared
    hasGravity = !isLinear
    guard let norm, norm > 0 else { return }
    let fitting = [Unit.metresPerSecondSquared, .standardGravity, .milliGravity].first { candidate in
      (7...13).contains(norm * candidate.scale)
    }
    let shown = Self.rounded(norm)
    if isLinear {
      findings.append(Self.missing(place))
      return
    }
    switch (stated, fitting) {
    case (let stated?, let fitting?) where stated != fitting:
      throw DriveLogError(
        .badData, .unitConflict, at: place,
        "the header says \(stated.rawValue) but the median norm is \(shown), which is gravity in \(fitting.rawValue); "
          + "correct the header or say --accel-unit")
    case (.some, .some): break
    case (nil, let fitting?):
      unit = fitting
      findings.append(
        Finding(
          .unitInferred, fitting == .metresPerSecondSquared ? .note : .warning, at: place,
          "the accelerations state no unit: median |a| = \(shown), unit \(fitting.rawValue) inferred"))
    case (_, nil) where norm * unit.scale < 4:
      hasGravity = false
      findings.append(Self.missing(place))
    case (_, nil):
      findings.append(
        Finding(
          .gravityNorm, .warning, at: place,
          "median |a| is \(shown) \(unit.rawValue) where gravity (9.8 m/s²) was expected; check unit and sensor"
        ))
    }
  }

  private static func missing(_ place: Place) -> Finding {
    Finding(
      .gravityMissing, .warning, at: place,
      "no gravity in the accelerations (linear acceleration): the vertical is unknown; record with gravity, or name "
        + "the vertical axis in a mapping")
  }

  private static func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
