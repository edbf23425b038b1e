import RoadFindings
import RoadReports
import RoadSurveys
import RoughnessModels

/// A calibration as a page for the terminal.
enum CalibrationText {
  static func text(_ outcome: CalibrationOutcome, file: String) -> String {
    let fit = outcome.fit
    let curve = fit.curve
    func number(_ value: Double, _ decimals: Int) -> String { FixedDecimals.text(value, decimals: decimals) }
    func percent(_ value: Double) -> String { number(100 * value, 1) + " %" }
    let range = curve.speedRangeKmh.map { number($0, 0) }
    let raw = curve.rawRange.map { number($0, 1) }
    let gain = curve.factor(raw: curve.centreRaw, speedKmh: curve.centreSpeedKmh)
    var lines = [
      "\(outcome.vehicle.id): \(fit.samples) pieces of road in \(fit.blocks) blocks from \(fit.runs) "
        + "\(fit.runs == 1 ? "run" : "runs"), estimator \(outcome.vehicle.calibration?.estimator ?? "")",
      "  factor \(number(gain, 3)) at \(number(curve.centreRaw, 2)) m/km raw and \(number(curve.centreSpeedKmh, 0)) km/h",
    ]
    for coefficient in curve.coefficients {
      let what = meaning(coefficient.term)
      lines.append(
        "  \(coefficient.term.rawValue) \(number(coefficient.value, 3)) ± \(number(coefficient.standardError, 3))  \(what)"
      )
    }
    lines += [
      "  holds from \(range[0]) to \(range[1]) km/h and \(raw[0]) to \(raw[1]) m/km raw; beyond, the nearest factor is used",
      "  error on road it hasn't seen \(number(fit.crossValidatedPercent, 1)) % (root mean square of ln "
        + "\(percent(fit.crossValidated)); with a single gain \(percent(fit.gainAloneCrossValidated))), a piece scatters by "
        + "\(percent(fit.residual)), the factor's own error \(percent(curve.relativeError))",
    ]
    if let friction = outcome.vehicle.geometry?.suspensionFriction {
      lines.append("  suspension friction \(number(friction, 2)) m/s² over body mass, in the file's geometry")
    }
    lines += fit.doubts.map { "  doubt: " + sentence($0) }
    let doubtful = outcome.findings.filter { $0.severity > .note }
    if !doubtful.isEmpty {
      lines.append("  \(doubtful.count) warnings about the logs; see roughness inspect")
    }
    lines.append("Written to \(file); applies to logs named \(outcome.vehicle.logs.joined(separator: ", "))")
    return lines.joined(separator: "\n")
  }

  private static func meaning(_ term: CalibrationCurve.Term) -> String {
    switch term {
    case .gain: "ln of the factor at the centre"
    case .power: "by ln raw: friction makes smooth roads read too smooth"
    case .speed: "by ln speed"
    case .powerSpeed: "by ln raw · ln speed"
    case .curvature: "by (ln raw)²"
    case .speedCurvature: "by (ln speed)²"
    }
  }

  private static func sentence(_ doubt: CalibrationFit.Doubt) -> String {
    switch doubt {
    case .oneSpeed:
      "all driven at about one speed: at other speeds the factor isn't known; drive it faster and slower too"
    case .uniformRoad:
      "the road is equally rough throughout: only a gain could be fitted; add a smoother or rougher road"
    case .fewSamples: "fewer than 20 pieces of road: drive more of it"
    case .oneRun: "one run only: drive it twice more"
    }
  }
}
