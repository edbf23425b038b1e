/// The speed across a hole between two fixes, from the acceleration along the car.
///
/// Doppler speed dies with the fix. Its change is then the integral of the forward acceleration; what gravity leaves in it
/// on a grade, and any bias, is one constant that the speeds at both ends give. Which way is forward, and how late fixes
/// are stamped, is what ``LatencyEstimator`` says of everything up to the hole's end. Where it says nothing, or the
/// acceleration has a hole too, or the constant is steeper than any road, there are no knots and the speed is taken to
/// change evenly. Memory: ten vectors a second since the last fix.
struct SpeedBridge: Sendable {
  /// A speed within the hole.
  struct Knot: Sendable, Equatable {
    /// On the fixes' clock, s of the log.
    var seconds: Double
    /// m/s.
    var speed: Double
  }

  /// Between two knots, s.
  static let spacing = 0.5
  /// No road is steeper, m/s²: 8 % and what the box's clock and axes may add.
  static let greatestBias = 0.8

  /// Running integral of the horizontal acceleration of one stretch at even ticks.
  private struct Stretch {
    var start: Double
    var samplesPerTick: Int
    var tickSeconds: Double
    /// Tick of `integral[0]`.
    var first = 0
    var integral: [Vector3] = [.zero]
    var partial = Vector3.zero
    var partialCount = 0

    func value(at time: Double) -> Vector3? {
      let position = (time - start) / tickSeconds - Double(first)
      guard position >= 0, position < Double(integral.count - 1) else { return nil }
      let tick = Int(position)
      let part = position - Double(tick)
      return integral[tick] * (1 - part) + integral[tick + 1] * part
    }
  }

  private var stretches: [Stretch] = []
  private let reach: Double
  /// The last answer of the latency estimator and the time up to which it was asked.
  private var heading: (found: LatencyEstimator.Result, until: Double)?

  init(configuration: ConditioningConfiguration) { reach = configuration.maximumLatencySeconds + 1 }

  /// A new stretch begins at this time of the log.
  mutating func begin(atSeconds start: Double, rateHertz: Double) {
    let perTick = max(1, Int((rateHertz / LatencyEstimator.ticksPerSecond).rounded()))
    stretches.append(
      Stretch(start: start, samplesPerTick: perTick, tickSeconds: Double(perTick) / rateHertz))
  }

  /// Takes the horizontal acceleration of the current stretch, m/s², one vector a uniform sample.
  mutating func push(_ horizontal: [Vector3]) {
    guard var stretch = stretches.popLast() else { return }
    for vector in horizontal {
      stretch.partial = stretch.partial + vector
      stretch.partialCount += 1
      guard stretch.partialCount == stretch.samplesPerTick else { continue }
      let step = stretch.partial * (stretch.tickSeconds / Double(stretch.partialCount))
      stretch.integral.append(stretch.integral[stretch.integral.count - 1] + step)
      stretch.partial = .zero
      stretch.partialCount = 0
    }
    stretches.append(stretch)
  }

  /// Nothing before this time of the log will be asked for any more. Amortised O(1).
  mutating func forget(before seconds: Double) {
    let needed = seconds - reach
    while stretches.count > 1, stretches[1].start < needed { stretches.removeFirst() }
    guard !stretches.isEmpty else { return }
    let tick = Int(max(0, (needed - stretches[0].start) / stretches[0].tickSeconds))
    let obsolete = min(tick - stretches[0].first, stretches[0].integral.count - 1)
    // Seldom, so that moving the rest costs nothing.
    guard obsolete > 1000 else { return }
    stretches[0].integral.removeFirst(obsolete)
    stretches[0].first += obsolete
  }

  /// Speeds strictly within a hole, evenly spaced; none where they can't be known.
  ///
  /// `estimate` is asked what is known of forward and latency from everything up to a time: at the first hole, and when
  /// the log has become twice as long since.
  mutating func knots(
    from start: Knot, to end: Knot, estimate: (_ until: Double) -> LatencyEstimator.Result?
  ) -> [Knot] {
    if heading.map({ end.seconds > 2 * $0.until }) ?? true {
      heading = estimate(end.seconds).map { ($0, end.seconds) } ?? heading
    }
    guard let heading else { return [] }
    let (late, forward) = (heading.found.seconds, heading.found.forward)
    guard
      let stretch = stretches.last(where: { $0.start <= start.seconds - late }),
      let zero = stretch.value(at: start.seconds - late), let last = stretch.value(at: end.seconds - late)
    else { return [] }
    let length = end.seconds - start.seconds
    let bias = (end.speed - start.speed - (last - zero).dot(forward)) / length
    guard abs(bias) <= Self.greatestBias else { return [] }
    let count = Int((length / Self.spacing).rounded(.up))
    guard count > 1 else { return [] }
    return (1..<count).compactMap { k in
      let elapsed = length * Double(k) / Double(count)
      guard let here = stretch.value(at: start.seconds + elapsed - late) else { return nil }
      let speed = start.speed + (here - zero).dot(forward) + bias * elapsed
      return Knot(seconds: start.seconds + elapsed, speed: max(0, speed))
    }
  }
}
