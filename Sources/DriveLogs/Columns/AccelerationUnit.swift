import RoadFindings

/// Tells the unit of the accelerations by the norm of gravity, or checks what the header states by it.
///
/// Gravity as real sensors show it lies within 9.55–10.15 m/s²; scale errors and a moving start are allowed for by
/// 7–13. The norm is that of the componentwise median of the first rows, which braking and bumps hardly move. Where no
/// unit is stated and none fits, powers of two from 256 to 32768 counts to 1 g are tried, as converters give them; 7–13
/// spans less than a factor of two, so that at most one fits.
struct AccelerationUnit {
  var unit: Unit
  /// 1/16384 where 1 g is 16384 counts, else 1.
  var factor = 1.0
  var hasGravity: Bool
  var findings: [Finding] = []

  /// `isTold`: the unit is the user's word, not the header's.
  init(
    norm: Double?, stated: Unit?, isTold: Bool = false, isLinear: Bool, place: Place
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
        "\(isTold ? "--accel-unit" : "the header") says \(stated.rawValue) but the median norm is \(shown), which is "
          + "gravity in \(fitting.rawValue); \(isTold ? "say that" : "correct the header or say --accel-unit")"
      )
    case (.some, .some): break
    case (nil, let fitting?):
      unit = fitting
      findings.append(
        Finding(
          .unitInferred, fitting == .metresPerSecondSquared ? .note : .warning, at: place,
          "the accelerations state no unit: median |a| = \(shown), unit \(fitting.rawValue) inferred"))
    case (nil, nil) where Self.counts(norm) != nil:
      let counts = Self.counts(norm) ?? 1
      unit = .standardGravity
      factor = 1 / Double(counts)
      findings.append(
        Finding(
          .unitInferred, .warning, at: place,
          "the accelerations state no unit: median |a| = \(shown), raw counts of \(counts) to 1 g inferred; confirm it "
            + "with --accel-unit \(counts)/g"))
    case (_, nil) where norm * unit.scale < 4:
      hasGravity = false
      findings.append(Self.missing(place))
    case (nil, nil) where norm > 200:
      // As m/s² every sample would be absurd.
      throw DriveLogError(
        .badData, .unitConflict, at: place,
        "the accelerations state no unit and their median norm is \(shown), which is gravity in no unit known (raw "
          + "counts?); say how many are 1 g, as in --accel-unit 4096/g, or state unit and factor in a mapping"
      )
    case (_, nil):
      findings.append(
        Finding(
          .gravityNorm, .warning, at: place,
          "median |a| is \(shown) \(unit.rawValue) where gravity (9.8 m/s²) was expected; check unit and sensor"
        ))
    }
  }

  private static func counts(_ norm: Double) -> Int? {
    (8...15).map { 1 << $0 }.first { (7...13).contains(norm / Double($0) * Unit.standardGravity.scale) }
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
