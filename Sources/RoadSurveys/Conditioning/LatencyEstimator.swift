import RoadFindings

/// Finds how late the receiver is, and which way is forward, from one comparison.
///
/// Between two fixes the Doppler speed changes by Δv; if the receiver's stamps are late by L, the integral of the
/// forward acceleration from t₁ − L to t₂ − L says the same. For each candidate L the vectors Σ Δv·∫a dt point forward;
/// the L whose forward component correlates best with Δv wins. Exact for any spacing of the fixes, needs no smoothing.
/// Memory: ten horizontal vectors a second over at most `latencySpanSeconds`.
struct LatencyEstimator: Sendable {
  /// What was found.
  struct Result: Sendable, Equatable {
    /// Seconds by which fixes are stamped too late.
    var seconds: Double
    /// Correlation between the two, 0…1.
    var correlation: Double
    /// Unit vector forward in the box's axes.
    var forward: Vector3
  }

  static let ticksPerSecond = 10.0
  /// How late fixes may be stamped where it can't be found (1 σ), s: receivers are 0.1 to 1 s late.
  static let unknownSeconds = 0.4
  private static let step = 0.02

  private let maximumLatency: Double
  private let span: Double
  private var sums: [Stretch] = []

  /// Running integral of the horizontal acceleration of one stretch.
  private struct Stretch {
    var start: Double
    var samplesPerTick: Int
    var tickSeconds: Double
    /// Integral from the start up to each tick, m/s.
    var integral: [Vector3] = [.zero]
    var partial = Vector3.zero
    var partialCount = 0
  }

  /// When fixes and acceleration have come this far, s of the log, the answer is final.
  var reachSeconds: Double { span + maximumLatency + 5 }

  init(configuration: ConditioningConfiguration) {
    maximumLatency = configuration.maximumLatencySeconds
    span = configuration.latencySpanSeconds
  }

  /// A new stretch begins at this time of the log.
  mutating func begin(atSeconds start: Double, rateHertz: Double) {
    let perTick = max(1, Int((rateHertz / Self.ticksPerSecond).rounded()))
    sums.append(Stretch(start: start, samplesPerTick: perTick, tickSeconds: Double(perTick) / rateHertz))
  }

  /// Takes the horizontal acceleration of the current stretch, m/s², one vector a uniform sample.
  mutating func push(_ horizontal: [Vector3]) {
    guard var stretch = sums.popLast() else { return }
    for vector in horizontal {
      guard stretch.start + Double(stretch.integral.count) * stretch.tickSeconds < span else { break }
      stretch.partial = stretch.partial + vector
      stretch.partialCount += 1
      if stretch.partialCount == stretch.samplesPerTick {
        let mean = stretch.partial * (1 / Double(stretch.partialCount))
        stretch.integral.append(stretch.integral[stretch.integral.count - 1] + mean * stretch.tickSeconds)
        stretch.partial = .zero
        stretch.partialCount = 0
      }
    }
    sums.append(stretch)
  }

  /// Compares with the speed between fixes: `times` s of the log, strictly increasing; `speeds` m/s.
  ///
  /// Only fixes of the span that is recorded count: what comes after ``reachSeconds`` changes nothing.
  /// nil when there is too little change of speed (less than 10 m/s in all), no clear peak (correlation < 0.6) or the best
  /// latency lies at the end of the range.
  func estimate(times: [Double], speeds: [Double]) -> Result? {
    // Pairs of fixes about a second apart: closer ones only add noise.
    var pairs: [(from: Double, to: Double, change: Double)] = []
    var first = 0
    for i in times.indices.dropFirst() where times[i] - times[first] >= 0.9 {
      if times[first] > span + maximumLatency { break }
      if times[i] - times[first] <= 2.5 { pairs.append((times[first], times[i], speeds[i] - speeds[first])) }
      first = i
    }
    guard pairs.reduce(0, { $0 + abs($1.change) }) >= 10 else { return nil }
    let lowest = -Int((0.3 / Self.step).rounded())
    let last = Int((maximumLatency / Self.step).rounded())
    let scores = (lowest...last).map { score(Double($0) * Self.step, pairs) }
    guard let best = scores.indices.max(by: { scores[$0].correlation < scores[$1].correlation }),
      best > 0, best < scores.count - 1, scores[best].correlation >= 0.6
    else { return nil }
    let (a, b, c) = (scores[best - 1].correlation, scores[best].correlation, scores[best + 1].correlation)
    let curvature = a - 2 * b + c
    let shift = curvature < 0 ? 0.5 * (a - c) / curvature : 0
    return Result(
      seconds: (Double(lowest + best) + shift) * Self.step, correlation: b, forward: scores[best].forward)
  }

  /// Says what was found.
  static func finding(_ found: Result?, log: String) -> Finding {
    let text =
      if let found {
        "positions are stamped \((found.seconds * 100).rounded() / 100) s late against the accelerometer; taken out"
      } else {
        "the receiver's latency could not be estimated (too few changes of speed); 0 s is used"
      }
    return Finding(.latency, .note, at: Place(log: log), text)
  }

  private func score(
    _ latency: Double, _ pairs: [(from: Double, to: Double, change: Double)]
  ) -> (correlation: Double, forward: Vector3) {
    var cross = Vector3.zero
    var used: [(Vector3, Double)] = []
    var k = 0
    for pair in pairs {
      while k < sums.count - 1, sums[k + 1].start <= pair.from - latency { k += 1 }
      guard k < sums.count, let impulse = impulse(sums[k], pair.from - latency, pair.to - latency) else {
        continue
      }
      cross = cross + impulse * pair.change
      used.append((impulse, pair.change))
    }
    let norm = cross.norm
    guard used.count >= 10, norm > 0 else { return (0, .zero) }
    let forward = cross * (1 / norm)
    var (xy, xx, yy) = (0.0, 0.0, 0.0)
    for (impulse, change) in used {
      let x = impulse.dot(forward)
      xy += x * change
      xx += x * x
      yy += change * change
    }
    return (xx > 0 && yy > 0 ? xy / (xx * yy).squareRoot() : 0, forward)
  }

  private func impulse(_ stretch: Stretch, _ from: Double, _ to: Double) -> Vector3? {
    guard let a = integral(stretch, from), let b = integral(stretch, to) else { return nil }
    return b - a
  }

  private func integral(_ stretch: Stretch, _ time: Double) -> Vector3? {
    let position = (time - stretch.start) / stretch.tickSeconds
    guard position >= 0, position < Double(stretch.integral.count - 1) else { return nil }
    let tick = Int(position)
    let part = position - Double(tick)
    return stretch.integral[tick] * (1 - part) + stretch.integral[tick + 1] * part
  }
}
