import RoughnessModels

/// From a response in time to roughness over distance: the one output stage of all estimators.
///
/// A *chain* is an unbroken piece of driving. Within it the response is interpolated (Catmull–Rom in time) onto a grid of
/// 0.125 m of travelled distance, anchored at the log's first fix. For a profile height: increments are frozen below
/// `frozenSpeedKmh` (a standing car must not build a step), slopes over 250 mm feed the Golden Car, which runs once over
/// the whole chain; its rectified response is averaged into bins of 0.5 m. A measured elevation goes the same way, unfrozen
/// and without its grade. For a band acceleration: its square is averaged.
/// Latency: two samples in time and two grid points in distance.
struct DistanceMapper: Sendable {
  /// Grid interval, m: 250 mm are two of them, a bin four.
  static let interval = 0.125
  private static let pointsPerBin = 4

  private(set) var bins = TravelBins()
  private let response: EstimatorResponse
  private let exclusion: ExclusionConfiguration
  private let highestSpeed: Double

  /// One sample in time within a chain.
  private struct Sample {
    var value = 0.0
    var halfDifference = 0.0
    var travelled = 0.0
    var speed = 0.0
    var reasons: ExclusionReasons = []
  }

  /// The chain's last samples, oldest first, the newest beside them; how many came in all.
  private var held = (Sample(), Sample(), Sample())
  private var count = 0
  private var lastRaw = 0.0
  private var height = 0.0
  private var lastHalfDifference = 0.0
  private var halfDifference = 0.0
  private var runUpEnd = 0.0
  private var runUpReason = ExclusionReasons.runUp
  // Grid points not yet through the Golden Car, the first one's number on the grid.
  private var firstPoint = 0
  private var points = GridPoints()
  private var car = GoldenCar(intervalMeters: DistanceMapper.interval)
  private var grade = GradeRemoval(intervalMeters: DistanceMapper.interval)
  private let knowsBothTracks: Bool
  /// Drives over half the difference of the tracks, where it is known.
  private var differenceCar = GoldenCar(intervalMeters: DistanceMapper.interval)
  private var filtered: [Double] = []
  private var filteredDifference: [Double] = []
  private var slopes: [Double] = []
  private var usable: [Bool] = []
  private var bin = Bin()
  private var tap: SignalTap
  /// Nil where the response is no profile.
  private var detector: EventDetector?
  /// Bumps, potholes and steps, their places in travelled metres.
  private(set) var events: [DetectedEvent] = []

  private struct Bin {
    var index = -1
    var sum = 0.0
    var speed = 0.0
    var count = 0
    var reasons: ExclusionReasons = []
  }

  /// - Parameters:
  ///   - rateHertz: the logger's own rate, which bounds the speed that can be rated.
  ///   - knowsBothTracks: whether half the difference of the wheel tracks comes with every height.
  init(
    response: EstimatorResponse, knowsBothTracks: Bool = false, exclusion: ExclusionConfiguration,
    rateHertz: Double,
    detector: EventDetector? = nil, watching: SignalStage? = nil
  ) {
    precondition(EventDetector.interval == Self.interval, "Events are looked for on the same grid.")
    self.response = response
    self.knowsBothTracks = knowsBothTracks
    self.detector = detector
    tap = SignalTap(watching == .profile ? .profile : nil)
    self.exclusion = exclusion
    highestSpeed = exclusion.speedPerRate * rateHertz
  }

  /// Takes one response sample with the travelled distance (m), speed (m/s) and reasons at its time.
  ///
  /// Returns all reasons that hold here. Bins and events come with ``flush()`` or the chain's end.
  mutating func push(
    _ value: Double, halfDifference apart: Double = 0, travelled: Double, speed: Double,
    reasons given: ExclusionReasons
  ) -> ExclusionReasons {
    var reasons = given
    let frozen = speed * 3.6 < exclusion.frozenSpeedKmh
    if count == 0 {
      runUpEnd = travelled + exclusion.runUpMeters
      runUpReason = .runUp
      lastRaw = value
      lastHalfDifference = apart
      (height, halfDifference) = (0, 0)
    } else if frozen {
      runUpEnd = travelled + exclusion.runUpMeters
      runUpReason = .afterStop
    }
    if speed * 3.6 < exclusion.minimumSpeedKmh { reasons.insert(.slow) }
    if speed > highestSpeed { reasons.insert(.rateTooLowForSpeed) }
    if travelled < runUpEnd { reasons.insert(runUpReason) }
    let isHeight = response.isHeight
    // What is measured of the road itself stays as it is while the car stands.
    if !frozen || response == .elevation { height += value - lastRaw }
    if !frozen { halfDifference += apart - lastHalfDifference }
    lastRaw = value
    lastHalfDifference = apart
    add(
      Sample(
        value: isHeight ? height : value, halfDifference: halfDifference, travelled: travelled, speed: speed,
        reasons: reasons))
    return reasons
  }

  private mutating func add(_ sample: Sample) {
    if count == 0 {
      held = (sample, sample, sample)
      firstPoint = Int((sample.travelled / Self.interval).rounded(.up))
      points.removeAll()
      car.begin(slope: 0)
      differenceCar.begin(slope: 0)
      grade.begin()
      tap.begin(at: Double(firstPoint) * Self.interval, step: Self.interval)
      detector?.begin(atMeters: Double(firstPoint) * Self.interval)
    } else {
      if count >= 2 { interpolate(next: sample) }
      held = (held.1, held.2, sample)
    }
    count += 1
  }

  /// Grid points between the two newest samples held, given the one after them.
  private mutating func interpolate(next: Sample) {
    let (p, a, b) = held
    let span = b.travelled - a.travelled
    guard span > 0 else { return }
    var k = firstPoint + points.count
    while Double(k) * Self.interval <= b.travelled {
      let u = max(0, (Double(k) * Self.interval - a.travelled) / span)
      var height = catmullRom(p.value, a.value, b.value, next.value, u)
      if response == .elevation { height = grade.next(height) }
      points.append(height, speed: b.speed, reasons: b.reasons)
      if knowsBothTracks {
        points.halfDifferences.append(
          catmullRom(p.halfDifference, a.halfDifference, b.halfDifference, next.halfDifference, u))
      }
      k += 1
    }
  }

  private func catmullRom(_ p: Double, _ a: Double, _ b: Double, _ n: Double, _ u: Double) -> Double {
    let (c1, c2, c3) = (0.5 * (b - p), p - 2.5 * a + 2 * b - 0.5 * n, 0.5 * (n - p) + 1.5 * (a - b))
    return a + u * (c1 + u * (c2 + u * c3))
  }

  /// Turns grid points with two successors into slopes, filters them and fills bins; the numbers don't depend on when.
  mutating func flush() {
    let isHeight = response.isHeight
    let ready = isHeight ? points.count - 2 : points.count
    guard ready > 0 else { return }
    filtered.removeAll(keepingCapacity: true)
    if isHeight {
      GridPoints.findSlopes(of: points.heights, count: ready, into: &slopes)
      car.push(slopes, into: &filtered)
      if knowsBothTracks {
        GridPoints.findSlopes(of: points.halfDifferences, count: ready, into: &slopes)
        filteredDifference.removeAll(keepingCapacity: true)
        differenceCar.push(slopes, into: &filteredDifference)
        // The mean of two tracks' |c + d| and |c − d| is the greater of |c| and |d|.
        for i in 0..<ready { filtered[i] = max(abs(filtered[i]), abs(filteredDifference[i])) }
      }
      for i in 0..<ready { filtered[i] = abs(filtered[i]) * 1000 }
    } else {
      for height in points.heights { filtered.append(height * height) }
    }
    if tap.watches(.profile) {
      tap.append([Array(points.heights[..<ready]), Array(points.speeds[..<ready])])
    }
    for i in 0..<ready {
      tally(point: firstPoint + i, filtered[i], speed: points.speeds[i], points.reasons[i])
    }
    seekEvents(ready)
    firstPoint += ready
    points.removeFirst(ready)
  }

  /// A clipped event is still one, only lower: all other reasons to leave the road out leave its events out.
  private mutating func seekEvents(_ count: Int) {
    guard detector != nil else { return }
    usable.removeAll(keepingCapacity: true)
    for i in 0..<count { usable.append(!points.reasons[i].subtracting(.clipping).excludes) }
    detector?.push(
      heights: points.heights[..<count], speeds: points.speeds[..<count], areUsable: usable, into: &events)
  }

  private mutating func tally(point: Int, _ value: Double, speed: Double, _ reasons: ExclusionReasons) {
    let index = point / Self.pointsPerBin
    if index != bin.index { closeBin(next: index) }
    bin.sum += value
    bin.speed += speed
    bin.count += 1
    bin.reasons.formUnion(reasons)
  }

  private mutating func closeBin(next: Int) {
    if bin.count > 0 {
      let count = Double(bin.count)
      bins.set(bin.index, level: Float(bin.sum / count), speed: bin.speed / count, reasons: bin.reasons)
    }
    bin = Bin(index: next)
  }

  /// Takes out what is known of the way before a place, m travelled, which must lie a kilometre back.
  mutating func take(before meters: Double) -> (bins: TravelBins, events: [DetectedEvent]) {
    let count = events.firstIndex { $0.distanceMeters >= meters } ?? events.count
    let past = Array(events[..<count])
    events.removeFirst(count)
    return (bins.take(before: Int((meters / TravelBins.length).rounded(.up))), past)
  }

  /// The profile recovered since the last call, where it is watched.
  mutating func takeWatched() -> [SignalRows] { tap.take() }

  /// The chain ends here (a hole, or the end of the log): what is held comes out, the next sample begins a new chain.
  mutating func endChain() {
    if count >= 2 { interpolate(next: held.2) }
    flush()
    closeBin(next: -1)
    detector?.finish(into: &events)
    count = 0
    points.removeAll()
  }
}
