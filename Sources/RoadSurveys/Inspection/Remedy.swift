import RoadFindings

/// Chooses the one thing that would help a log most.
///
/// In this order: what keeps the log from being used at all; what makes all of its numbers wrong; the reason that alone
/// costs the most road (5 % of the drive and 50 m at least); what makes numbers or dates less sure. One sentence each.
struct Remedy {
  let configuration: SurveyConfiguration
  /// Costs below these are not worth a word: the first metres of every drive are lost.
  static let leastShare = 0.05
  static let leastMeters = 50.0

  func best(for inspection: LogInspection) -> String? {
    if let refusal = inspection.refusal { return Self.advice(in: refusal.finding) }
    for kind in Self.spoilers {
      if let finding = inspection.findings.first(where: { $0.kind == kind && $0.severity > .note }) {
        return sentence(for: finding)
      }
    }
    let least = max(Self.leastMeters, Self.leastShare * inspection.distanceMeters)
    let costliest = inspection.excluded.max { ($0.metersAlone, $1.meters) < ($1.metersAlone, $0.meters) }
    if let costliest, costliest.metersAlone >= least || inspection.ratedMeters == 0 {
      return sentence(for: costliest)
    }
    if inspection.ratedMeters == 0 { return "drive longer, and faster than \(limit) km/h" }
    for kind in Self.weakeners {
      if let finding = inspection.findings.first(where: { $0.kind == kind && $0.severity > .note }) {
        return sentence(for: finding)
      }
    }
    return nil
  }

  /// Doubts that concern every number of the log, the worst first.
  private static let spoilers: [FindingKind] = [
    .gravityMissing, .unitConflict, .speedMismatch, .gravityNorm, .frozenFix, .stuckAxis, .coarseFix,
  ]

  /// Doubts that make a good log less sure.
  private static let weakeners: [FindingKind] = [
    .clipping, .coarseMotion, .spike, .mounting, .samplesMissing, .jitter, .rateChange, .inaccurateFix,
    .jumpingFix, .badRow, .badCell, .implausibleDate, .noTimeZone,
  ]

  private var limit: Int { Int(configuration.exclusion.minimumSpeedKmh) }

  /// What the finding itself advises: what stands after its last semicolon or question mark's remark.
  static func advice(in finding: Finding) -> String {
    let parts = finding.text.split(separator: "; ")
    guard parts.count > 1, let last = parts.last else { return finding.text }
    return String(last)
  }

  private func sentence(for finding: Finding) -> String {
    switch finding.kind {
    case .gravityMissing: "log the acceleration with gravity, not the linear acceleration"
    case .gravityNorm: "check the unit and the scale of the accelerometer (--accel-unit)"
    case .frozenFix: "restart the receiver: its position stood still while the car moved"
    case .stuckAxis: "check the accelerometer and its cable: an axis hangs"
    case .coarseFix: "log positions with seven decimals"
    case .clipping: "choose a wider range of the accelerometer"
    case .coarseMotion: "log accelerations with full resolution"
    case .spike: "check the accelerometer's cable and power: it throws single wild samples"
    case .mounting: "check that the columns of the axes are right; then any mounting is fine"
    case .samplesMissing: "close other programs on the logger: it loses samples"
    case .jitter: "log the sensor's own time stamps, not those of writing"
    case .rateChange: "fix the logger's sampling rate"
    case .inaccurateFix: "give the antenna a clear view of the sky, and wait for a lock before driving"
    case .jumpingFix: "give the antenna a clear view of the sky"
    case .badRow, .badCell: "look at the damaged lines: the first is line \(finding.place.line ?? 0)"
    case .implausibleDate: "set the logger's clock"
    case .noTimeZone: "say --utc-offset, so that dates are right"
    default: Self.advice(in: finding)
    }
  }

  private func sentence(for excluded: LogInspection.Excluded) -> String {
    let meters = "\(Int(excluded.metersAlone.rounded())) m would be won"
    let exclusion = configuration.exclusion
    return switch excluded.kind {
    case .slow: "drive faster than \(limit) km/h: \(meters)"
    case .hardLongitudinal:
      "brake and accelerate more gently than \(exclusion.maximumLongitudinal) m/s²: \(meters)"
    case .hardLateral: "take bends more slowly: \(meters)"
    case .afterStop: "stop less often: \(meters)"
    case .runUp: "drive longer pieces: the first \(Int(exclusion.runUpMeters)) m of each are lost"
    case .noFixes: "give the antenna a clear view of the sky: \(meters)"
    case .rateTooLowForSpeed: "record at 100 Hz, or drive slower: \(meters)"
    case .boxMoved: "fix the box firmly to the car: \(meters)"
    case .clipping: "choose a wider range of the accelerometer: \(meters)"
    case .gap: "find out why the recording has holes: \(meters)"
    case .gravityMissing: "log the acceleration with gravity, not the linear acceleration"
    default: "\(excluded.kind.rawValue): \(meters)"
    }
  }
}
