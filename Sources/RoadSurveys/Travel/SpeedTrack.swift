import DriveLogs
import RoadNetworks

/// Speed and travelled distance as functions of time, from the fixes of one log.
///
/// Between two fixes the Doppler speed is linear in time, so distance is quadratic; a hole longer than
/// `fixGapSeconds` but not than `bridgeSeconds` is bridged by ``SpeedBridge``, the same way where that knows nothing, and
/// said; over a longer hole the speed is unknown and the distance grows by the straight line between its ends. Where the receiver gives no Doppler speed it comes from
/// the positions of the neighbouring fixes. Times are seconds of the log, metres count from the first fix.
struct SpeedTrack: Sendable {
  /// One fix with what was derived from it.
  struct Point: Sendable {
    var seconds: Double
    var coordinate: Coordinate
    var speed: Double
    var heading: Double?
    var accuracy: Double?
    var travelled: Double
    /// What excludes or weakens the piece that ends at this fix.
    var reasons: ExclusionReasons
    /// False for a speed within a hole, which has no position of its own.
    var isFix = true
    /// Distance since the point before, where a hole is bridged by nothing but the speeds at its ends, m.
    var guessed = 0.0
  }

  private(set) var points: [Point] = []
  private let conditioning: ConditioningConfiguration
  private let exclusion: ExclusionConfiguration
  /// Where a point of the last second starts: bounds the backward window of the accelerations.
  private var windowStart = 0

  init(conditioning: ConditioningConfiguration, exclusion: ExclusionConfiguration) {
    self.conditioning = conditioning
    self.exclusion = exclusion
  }

  /// The speed is known up to here, s of the log; −∞ before the first fix.
  var knownUntil: Double { points.last?.seconds ?? -.infinity }

  /// Whether a fix at this time would end a hole over which the speed is interpolated.
  func isBridged(until seconds: Double) -> Bool {
    guard let last = points.last else { return false }
    let elapsed = seconds - last.seconds
    return elapsed > conditioning.fixGapSeconds && elapsed <= conditioning.bridgeSeconds
  }

  /// Adds a fix; one that doesn't advance in time is ignored (the reader reports it). Complexity: amortised O(1).
  ///
  /// `knots` are speeds within the hole before it, in order of time.
  mutating func append(_ fix: Fix, seconds: Double, through knots: [SpeedBridge.Knot] = []) {
    if isBridged(until: seconds) {
      for knot in knots {
        guard let last = points.last, knot.seconds > last.seconds, knot.seconds < seconds else { continue }
        var point = Point(
          seconds: knot.seconds, coordinate: last.coordinate, speed: knot.speed, heading: nil, accuracy: nil,
          travelled: last.travelled + 0.5 * (last.speed + knot.speed) * (knot.seconds - last.seconds),
          reasons: .bridged, isFix: false)
        point.reasons.formUnion(hardness(of: point))
        points.append(point)
      }
    }
    let coordinate = Coordinate(latitude: fix.latitude, longitude: fix.longitude)
    guard let last = points.last else {
      points.append(
        Point(
          seconds: seconds, coordinate: coordinate, speed: fix.speed ?? 0, heading: fix.heading,
          accuracy: fix.accuracy, travelled: 0, reasons: .fixGap))
      return
    }
    let elapsed = seconds - last.seconds
    guard elapsed > 0 else { return }
    let chord = last.coordinate.distance(to: coordinate)
    let speed = fix.speed ?? chord / elapsed
    var point = Point(
      seconds: seconds, coordinate: coordinate, speed: speed, heading: fix.heading, accuracy: fix.accuracy,
      travelled: 0, reasons: [])
    if elapsed > conditioning.bridgeSeconds {
      point.reasons = .fixGap
      point.travelled = last.travelled + chord
    } else {
      let driven = 0.5 * (last.speed + speed) * elapsed
      if elapsed > conditioning.fixGapSeconds || !last.isFix { point.reasons = .bridged }
      if elapsed > conditioning.fixGapSeconds { point.guessed = driven }
      point.travelled = last.travelled + driven
      point.reasons.formUnion(hardness(of: point))
    }
    points.append(point)
  }

  /// The points from one of them on, to be asked only.
  func tail(from first: Int) -> SpeedTrack {
    var tail = self
    tail.points = Array(points[min(first, points.count)...])
    return tail
  }

  /// Longitudinal and lateral acceleration over at least a second up to this point, against the limits.
  private mutating func hardness(of point: Point) -> ExclusionReasons {
    while windowStart + 1 < points.count, points[windowStart + 1].seconds <= point.seconds - 0.95 {
      windowStart += 1
    }
    let start = points[windowStart]
    let elapsed = point.seconds - start.seconds
    guard elapsed >= 0.5 else { return [] }
    var reasons: ExclusionReasons = []
    if abs(point.speed - start.speed) / elapsed > exclusion.maximumLongitudinal {
      reasons.insert(.hardLongitudinal)
    }
    // Below a walking pace and a half the course over ground is noise.
    if let a = start.heading, let b = point.heading, min(start.speed, point.speed) > 3 {
      let turn = (b - a + 540).truncatingRemainder(dividingBy: 360) - 180
      let lateral = 0.5 * (start.speed + point.speed) * abs(turn) * .pi / 180 / elapsed
      if lateral > exclusion.maximumLateral { reasons.insert(.hardLateral) }
    }
    return reasons
  }

  /// Forgets the points before a place, m travelled, but for the last one; returns how many. Complexity: O(points held).
  mutating func forget(before meters: Double) -> Int {
    let kept = points.firstIndex { $0.travelled >= meters } ?? points.count
    let count = max(0, min(kept - 1, windowStart))
    points.removeFirst(count)
    windowStart -= count
    return count
  }

  /// The way from one fix to the next: what speed and distance are in between.
  struct Leg: Sendable {
    private let start: Double
    private let end: Double
    private let speed: Double
    private let acceleration: Double
    private let travelled: Double
    /// A hole's straight line, m.
    private let line: Double
    /// What excludes or weakens it.
    let reasons: ExclusionReasons

    /// Whether nothing is known of the speed.
    var isHole: Bool { reasons.contains(.fixGap) }

    fileprivate init(from a: Point, to b: Point) {
      (start, end, travelled, reasons) = (a.seconds, b.seconds, a.travelled, b.reasons)
      line = b.travelled - a.travelled
      speed = a.speed
      acceleration = (b.speed - a.speed) / (b.seconds - a.seconds)
    }

    /// Whether a time lies in it, its end left to the next one.
    func contains(_ seconds: Double) -> Bool { start <= seconds && seconds < end }

    /// Speed (m/s, 0 in a hole) and travelled distance (m) at a time within it.
    func state(atSeconds t: Double) -> (speed: Double, travelled: Double) {
      let elapsed = t - start
      if isHole { return (0, travelled + line * elapsed / (end - start)) }
      return (speed + acceleration * elapsed, travelled + (speed + 0.5 * acceleration * elapsed) * elapsed)
    }
  }

  /// The way between point `index` and the one after it.
  func leg(_ index: Int) -> Leg { Leg(from: points[index], to: points[index + 1]) }

  /// Travelled distance at any time, the ends held; 0 without fixes. Complexity: O(log n).
  func travelled(atSeconds t: Double) -> Double {
    guard let first = points.first, let last = points.last else { return 0 }
    if t <= first.seconds { return first.travelled }
    if t >= last.seconds { return last.travelled }
    var (low, high) = (0, points.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if points[middle].seconds <= t { low = middle } else { high = middle }
    }
    return leg(low).state(atSeconds: t).travelled
  }
}
