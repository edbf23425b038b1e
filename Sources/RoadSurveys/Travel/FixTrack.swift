import DriveLogs
import RoadNetworks

/// The fixes of one log as they become speed and distance: nothing depends on how far motion and fixes have got.
///
/// A fix behind a hole waits until the acceleration over the hole is known, one without a speed until the next fix, and so
/// do all after it.
struct FixTrack: Sendable {
  private(set) var speeds: SpeedTrack
  private var latency: LatencyEstimator
  private var bridge: SpeedBridge
  private var waiting: [(fix: Fix, seconds: Double)] = []
  /// How far the horizontal accelerations have come, s of the log.
  private(set) var horizontalUntil = -Double.infinity
  private let gapSeconds: Double
  private var stretch = (start: 0.0, rateHertz: 1.0, count: 0)
  /// What the whole log will say of forward and latency, once that can't change any more.
  private var settled: LatencyEstimator.Result??

  init(configuration: SurveyConfiguration) {
    speeds = SpeedTrack(conditioning: configuration.conditioning, exclusion: configuration.exclusion)
    latency = LatencyEstimator(configuration: configuration.conditioning)
    bridge = SpeedBridge(configuration: configuration.conditioning)
    gapSeconds = configuration.conditioning.fixGapSeconds
  }

  /// Takes a fix; what can be settled is.
  mutating func append(_ fix: Fix, seconds: Double) {
    waiting.append((fix, seconds))
    admit(final: false)
  }

  /// A new stretch of motion begins at this time of the log.
  mutating func begin(atSeconds start: Double, rateHertz: Double) {
    stretch = (start, rateHertz, 0)
    latency.begin(atSeconds: start, rateHertz: rateHertz)
    bridge.begin(atSeconds: start, rateHertz: rateHertz)
  }

  /// Takes the horizontal acceleration of the current stretch, m/s², one vector a uniform sample.
  mutating func push(_ horizontal: [Vector3]) {
    latency.push(horizontal)
    bridge.push(horizontal)
    stretch.count += horizontal.count
    horizontalUntil = stretch.start + Double(stretch.count) / stretch.rateHertz
  }

  /// Takes the fixes whose speed and distance can be settled; at the end all.
  mutating func admit(final: Bool) {
    var admitted = 0
    for (index, (given, time)) in waiting.enumerated() {
      var fix = given
      if fix.speed == nil {
        let next = waiting[(index + 1)...].first { $0.seconds >= time + PositionSpeed.reachSeconds }
        guard final || next != nil else { break }
        fix.speed = speed(of: given, atSeconds: time, next: next ?? waiting[(index + 1)...].last)
      }
      var knots: [SpeedBridge.Knot] = []
      if speeds.isBridged(until: time), let last = speeds.points.last, let speed = fix.speed {
        guard final || horizontalUntil >= time + 2 else { break }
        knots = bridge.knots(
          from: .init(seconds: last.seconds, speed: last.speed), to: .init(seconds: time, speed: speed),
          estimate: state)
      }
      speeds.append(fix, seconds: time, through: knots)
      admitted += 1
      bridge.forget(before: speeds.knownUntil)
    }
    waiting.removeFirst(admitted)
  }

  /// The speed of a fix that has none by its neighbours' positions.
  private func speed(of fix: Fix, atSeconds time: Double, next: (fix: Fix, seconds: Double)?) -> Double? {
    func place(_ fix: Fix, _ seconds: Double) -> PositionSpeed.Place {
      .init(seconds: seconds, coordinate: Coordinate(latitude: fix.latitude, longitude: fix.longitude))
    }
    var before: PositionSpeed.Place?
    for point in speeds.points.reversed() where point.isFix && point.seconds < time {
      // Farther than enough only where nothing is nearer; never across a hole for more than the reach asks.
      if let before,
        before.seconds <= time - PositionSpeed.reachSeconds || before.seconds - point.seconds > gapSeconds
      {
        break
      }
      before = .init(seconds: point.seconds, coordinate: point.coordinate)
    }
    let after = next.flatMap { $0.seconds > time ? place($0.fix, $0.seconds) : nil }
    return PositionSpeed.speed(at: place(fix, time), before: before, after: after, gapSeconds: gapSeconds)
  }

  /// What fixes and accelerations up to a time say of forward and latency.
  func state(until: Double) -> LatencyEstimator.Result? {
    if let settled, until >= latency.reachSeconds { return settled }
    let points = speeds.points.filter { $0.isFix && $0.seconds <= until }
    return latency.estimate(times: points.map(\.seconds), speeds: points.map(\.speed))
  }

  /// Whether latency and forward are as they will be at the log's end; asked at every fix.
  mutating func isSettled() -> Bool {
    if settled != nil { return true }
    guard min(speeds.knownUntil, horizontalUntil) >= latency.reachSeconds else { return false }
    settled = .some(state(until: .infinity))
    return true
  }

  /// Forgets the fixes before a place, m travelled; returns how many points that are.
  mutating func forget(before meters: Double) -> Int {
    precondition(settled != nil, "The latency is found from all fixes of the log's first half hour.")
    return speeds.forget(before: meters)
  }

  /// Fixes with the distance travelled by what was recorded there; `late` s are taken out, `lag` m taken off.
  func track(late: Double, lag: Double) -> [TrackPoint] {
    speeds.points.filter(\.isFix).map { point in
      TrackPoint(
        coordinate: point.coordinate,
        travelledMeters: speeds.travelled(atSeconds: point.seconds - late) - lag, seconds: point.seconds,
        headingDegrees: point.heading, speed: point.speed, accuracyMeters: point.accuracy,
        guessedMeters: point.guessed)
    }
  }

  /// The same of the speeds within holes.
  func bridged(late: Double, lag: Double) -> [RunTrace.BridgePoint] {
    speeds.points.filter { !$0.isFix }.map { point in
      .init(
        seconds: point.seconds, travelledMeters: speeds.travelled(atSeconds: point.seconds - late) - lag)
    }
  }
}
