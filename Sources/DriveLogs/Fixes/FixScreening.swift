import RoadFindings

/// Lets through the fixes that can be true, in order of time; runs within the reader, so that a sink sees good ones only.
///
/// Dropped, counted and located: not later than the one before; reported accuracy worse than 30 m; positions that no car
/// can have reached from the fix before (and from which the next one can't be reached either); stale first fixes;
/// positions that stand still while the Doppler speed says that the car moves. Only said: long gaps, coarse coordinates,
/// and speeds that don't fit the distances. Latency: one fix; two at the start and after a jump.
struct FixScreening {
  /// Reported accuracy (1 σ) above this is no position, metres.
  static let worstAccuracy = 30.0
  /// No car is faster, m/s.
  static let highestSpeed = 100.0
  /// A longer silence is a gap (METHODS: more than 2 s), nanoseconds.
  static let gap: Int64 = 2_200_000_000
  /// Above this Doppler speed a position must move, m/s.
  private static let movingSpeed = 3.0

  private let log: String
  /// Accuracy made of HDOP is no measured error and drops nothing.
  private let gatesAccuracy: Bool
  /// Step of the coordinates in degrees, if they are coarse.
  private let resolution: Double?
  /// The last good fix; not yet let through while `isUnconfirmed`.
  private var anchor: Fix?
  private var isUnconfirmed = false
  private var suspect: Fix?
  private var frozen: (first: Fix, last: Fix, count: Int)?
  /// Lines from one fix to the next, to say where a missing one was expected.
  private var lineStep = 1
  private var tally = SpeedTally()
  private var saidCoarse = false

  init(plan: TablePlan, log: String) {
    self.init(log: log, gatesAccuracy: plan.has(.accuracy), resolution: plan.coordinateStep)
  }

  init(log: String, gatesAccuracy: Bool = true, resolution: Double? = nil) {
    self.log = log
    self.gatesAccuracy = gatesAccuracy
    self.resolution = resolution
  }

  mutating func push(_ fix: Fix, into output: inout [Fix], findings: inout FindingCollector) {
    if let resolution, !saidCoarse {
      saidCoarse = true
      add(
        .coarseFix, fix.line, "the positions are quantised to \(resolution)°; sections will be placed badly",
        &findings)
    }
    if let last = suspect ?? anchor, fix.time <= last.time {
      add(.backwardFix, fix.line, "the fix is not later than the one before; it is dropped", &findings)
      return
    }
    if gatesAccuracy, let accuracy = fix.accuracy, accuracy > Self.worstAccuracy {
      add(.inaccurateFix, fix.line, "the reported accuracy is worse than 30 m; the fix is dropped", &findings)
      return
    }
    guard let anchor else {
      self.anchor = fix
      isUnconfirmed = true
      return
    }
    if resolution == nil, isFrozen(anchor, fix) {
      let first = frozen?.first ?? anchor
      frozen = (first, fix, (frozen?.count ?? 0) + 1)
      return
    }
    thaw(&findings)
    if isReachable(anchor, fix) {
      if let suspect { drop(suspect, &findings) }
      confirm(&output)
      accept(fix, into: &output, &findings)
    } else if let suspect, isReachable(suspect, fix) {
      if isUnconfirmed {
        add(
          .staleFix, anchor.line, "the first fix is far from the ones after it (stale); it is dropped",
          &findings)
      } else {
        add(.jumpingFix, suspect.line, "the position jumps, and stays there: one side is wrong", &findings)
      }
      self.anchor = nil
      isUnconfirmed = false
      self.suspect = nil
      accept(suspect, into: &output, &findings)
      accept(fix, into: &output, &findings)
    } else {
      if let suspect { drop(suspect, &findings) }
      suspect = fix
    }
  }

  /// Lets the last fixes through and forgets everything but what is told once: a stretch or the log ends.
  mutating func finish(into output: inout [Fix], findings: inout FindingCollector) {
    thaw(&findings)
    confirm(&output)
    if let suspect { drop(suspect, &findings) }
    suspect = nil
    anchor = nil
  }

  /// Says whether the speeds fit the distances; once, at the end of the log.
  func tellSpeed(column: String?, findings: inout FindingCollector) {
    guard let text = tally.complaint else { return }
    findings.add(Finding(.speedMismatch, .warning, at: Place(log: log, column: column), text))
  }

  private mutating func accept(_ fix: Fix, into output: inout [Fix], _ findings: inout FindingCollector) {
    if let anchor {
      let silence = fix.time - anchor.time
      if silence > Self.gap {
        findings.add(
          Finding(
            .fixGap, .warning, at: Place(log: log, line: anchor.line + lineStep),
            "no usable fix for \(ClockRepair.seconds(silence)) s (dropout)"))
      }
      if silence <= Self.gap { lineStep = max(1, fix.line - anchor.line) }
      tally.add(anchor, fix)
    }
    anchor = fix
    suspect = nil
    output.append(fix)
  }

  private mutating func confirm(_ output: inout [Fix]) {
    if isUnconfirmed, let anchor { output.append(anchor) }
    isUnconfirmed = false
  }

  private func drop(_ fix: Fix, _ findings: inout FindingCollector) {
    add(
      .jumpingFix, fix.line,
      "the position implies > 100 m/s or more than the speed allows, there and back; the fix is dropped",
      &findings)
  }

  private mutating func thaw(_ findings: inout FindingCollector) {
    guard let run = frozen else { return }
    frozen = nil
    let span = run.last.time - run.first.time
    let isLong = span > Self.gap
    findings.add(
      Finding(
        .frozenFix, isLong ? .warning : .note, at: Place(log: log, line: run.first.line), count: run.count,
        "frozen fix for \(ClockRepair.seconds(span)) s: the position stands still while the speed says moving; "
          + "the repeats are dropped"))
  }

  private func add(_ kind: FindingKind, _ line: Int, _ text: String, _ findings: inout FindingCollector) {
    findings.add(Finding(kind, .warning, at: Place(log: log, line: line), text))
  }

  private func isFrozen(_ a: Fix, _ b: Fix) -> Bool {
    a.latitude == b.latitude && a.longitude == b.longitude && (b.speed ?? 0) > Self.movingSpeed
  }

  /// Whether a car may have come from one fix to the other: by its Doppler speeds, with room for acceleration between
  /// the fixes and for both errors; never faster than `highestSpeed`.
  private func isReachable(_ a: Fix, _ b: Fix) -> Bool {
    let seconds = Double(b.time - a.time) / 1e9
    let slack = 50 + (a.accuracy ?? 0) + (b.accuracy ?? 0) + (resolution ?? 0) * 150_000
    var limit = Self.highestSpeed
    if let va = a.speed, let vb = b.speed { limit = min(limit, 1.5 * max(va, vb) + 3 * seconds) }
    return SmallDistance.metres(a, b) <= limit * seconds + slack
  }
}

/// Compares Doppler speed with the distance between fixes over a whole log.
private struct SpeedTally {
  private var byPosition = 0.0
  private var bySpeed = 0.0
  private var steps = 0

  mutating func add(_ a: Fix, _ b: Fix) {
    let seconds = Double(b.time - a.time) / 1e9
    guard let va = a.speed, let vb = b.speed, seconds <= 5 else { return }
    let distance = SmallDistance.metres(a, b)
    // A standing car's positions wander.
    guard distance > 2 * seconds || max(va, vb) > 2 else { return }
    byPosition += distance
    bySpeed += (va + vb) / 2 * seconds
    steps += 1
  }

  var complaint: String? {
    guard steps >= 8, byPosition >= 50 || bySpeed >= 50 else { return nil }
    let ratio = bySpeed / max(byPosition, 1e-9)
    let guesses: [(range: ClosedRange<Double>, text: String)] = [
      (3.2...4.0, "the speed is 3.6 × the distance between fixes: km/h given as m/s? say --speed-unit km/h"),
      (0.25...0.31, "the speed is the distance between fixes ÷ 3.6: m/s given as km/h? say --speed-unit m/s"),
      (1.8...2.1, "the speed is 1.94 × the distance between fixes: knots given as m/s? say --speed-unit kn"),
      (2.12...2.4, "the speed is 2.24 × the distance between fixes: mph given as m/s? say --speed-unit mph"),
    ]
    for guess in guesses where guess.range.contains(ratio) { return guess.text }
    guard ratio < 0.6 || ratio > 1.6 else { return nil }
    let percent = Int((ratio * 100).rounded())
    return "the speed is \(percent) % of what the distance between fixes says; check its unit"
  }
}

/// Distance between near fixes on the sphere, good to 0.5 %: for gates, not for chainage.
enum SmallDistance {
  static func metres(_ a: Fix, _ b: Fix) -> Double {
    var east = b.longitude - a.longitude
    if east > 180 { east -= 360 }
    if east < -180 { east += 360 }
    let north = b.latitude - a.latitude
    let x = east * cosine(degrees: (a.latitude + b.latitude) / 2)
    return (x * x + north * north).squareRoot() * 111_195
  }

  /// By its series: the same bits on every machine; |error| < 1e-6 to 90°.
  private static func cosine(degrees: Double) -> Double {
    let x = degrees * (Double.pi / 180)
    let s = x * x
    return max(
      0, 1 - s / 2 * (1 - s / 12 * (1 - s / 30 * (1 - s / 56 * (1 - s / 90 * (1 - s / 132 * (1 - s / 182))))))
    )
  }
}
