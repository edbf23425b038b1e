import RoadFindings

/// Counts and locates every exclusion while a log is worked through, one finding a reason in the end.
struct ExclusionTally: Sendable {
  private struct Entry: Sendable {
    var occurrences = 0
    var meters = 0.0
    var first = 0.0
    var last = 0.0
  }

  /// What is known of one reason.
  struct Noted: Sendable, Equatable {
    var reason: ExclusionReasons
    var occurrences: Int
    var meters: Double
    /// First and last time, s of the log.
    var startSeconds: Double
    var endSeconds: Double
  }

  /// The reasons that occurred, in the fixed order of reasons.
  var noted: [Noted] {
    zip(ExclusionReasons.all, entries).compactMap { item, entry in
      entry.occurrences == 0
        ? nil
        : Noted(
          reason: item.reason, occurrences: entry.occurrences, meters: entry.meters,
          startSeconds: entry.first, endSeconds: entry.last)
    }
  }

  private var entries: [Entry] = Array(repeating: Entry(), count: ExclusionReasons.all.count)
  private var current: ExclusionReasons = []

  /// Notes the reasons that hold over a piece of `meters` ending at `seconds` of the log.
  mutating func note(_ reasons: ExclusionReasons, meters: Double, atSeconds seconds: Double) {
    if reasons.isEmpty, current.isEmpty { return }
    for (i, (reason, _)) in ExclusionReasons.all.enumerated() where reasons.contains(reason) {
      if !current.contains(reason) {
        if entries[i].occurrences == 0 { entries[i].first = seconds }
        entries[i].occurrences += 1
      }
      entries[i].meters += meters
      entries[i].last = seconds
    }
    current = reasons
  }

  /// One finding a reason that occurred, in the fixed order of reasons.
  func findings(log: String, configuration: ExclusionConfiguration) -> [Finding] {
    ExclusionReasons.all.enumerated().compactMap { i, item in
      let entry = entries[i]
      guard entry.occurrences > 0 else { return nil }
      // Standing before the first fix or after the last one costs no road.
      if [.fixGap, .runUp].contains(item.reason), entry.meters < 1 { return nil }
      let severity: Severity =
        switch item.reason {
        case .fixGap, .boxMoved, .clipping, .rateTooLowForSpeed, .gravityMissing: .warning
        default: .note
        }
      return Finding(
        item.kind, severity,
        at: Place(log: log, startSeconds: entry.first, endSeconds: entry.last), count: entry.occurrences,
        Self.text(item.reason, meters: Int(entry.meters.rounded()), configuration))
    }
  }

  private static func text(_ reason: ExclusionReasons, meters: Int, _ c: ExclusionConfiguration) -> String {
    let left = "\(meters) m left out"
    return switch reason {
    case .slow: "\(left): slower than \(plain(c.minimumSpeedKmh)) km/h"
    case .hardLongitudinal:
      "\(left): braking or accelerating harder than \(plain(c.maximumLongitudinal)) m/s²"
    case .hardLateral: "\(left): cornering harder than \(plain(c.maximumLateral)) m/s²"
    case .afterStop: "\(left): the first \(plain(c.runUpMeters)) m after a stop"
    case .runUp: "\(left): the first \(plain(c.runUpMeters)) m after a start or a hole in the recording"
    case .fixGap: "\(left): no position near enough to know the speed"
    case .rateTooLowForSpeed: "\(left): too fast for the logger's rate; record at 100 Hz or drive slower"
    case .boxMoved: "\(left): the box was moved; fix it firmly to the car"
    case .clipping: "\(left): the accelerometer clipped; choose a wider range"
    case .gravityMissing: "\(left): no gravity in the data; log acceleration with gravity"
    case .bridged: "speed interpolated over \(meters) m without positions; kept, with less confidence"
    default: left
    }
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}

extension ExclusionConfiguration {
  /// Says why a run that travelled so many metres has nothing to rate.
  func nothingRated(of travelled: Double, log: String) -> Finding {
    travelled < runUpMeters
      ? Finding(
        .noMovement, .warning, at: Place(log: log),
        "the car moved \(Int(travelled.rounded())) m in all: nothing can be rated")
      : Finding(
        .tooShort, .warning, at: Place(log: log),
        "nothing could be rated of \(Int(travelled.rounded())) m; drive longer, and faster than "
          + "\(Int(minimumSpeedKmh)) km/h")
  }
}
