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
    var value: Double
    var halfDifference: Double
    var travelled: Double
    var speed: Double
    var reasons: ExclusionReasons
  }

  private var history: [Sample] = []
  private var lastRaw = 0.0
  private var height = 0.0
  private var lastHalfDifference = 0.0
  private var halfDifference = 0.0
  private var runUpEnd = 0.0
  private var runUpReason = ExclusionReasons.runUp
  // Grid points not yet through the Golden Car.
  private var firstPoint = 0
  private var points: [Sample] = []
  private var car = GoldenCar(intervalMeters: DistanceMapper.interval)
  private var grade = GradeRemoval(intervalMeters: DistanceMapper.interval)
  /// Drives over half the difference of the tracks, where it is known.
  private var differenceCar: GoldenCar?
  private var filtered: [Double] = []
  private var filteredDifference: [Double] = []
  private var slopes: [Double] = []
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
    if knowsBothTracks { differenceCar = GoldenCar(intervalMeters: Self.interval) }
    self.detector = detector
    tap = SignalTap(watching == .profile ? .profile : nil)
    self.exclusion = exclusion
    highestSpeed = exclusion.speedPerRate * rateHertz
  }

  /// Takes one response sample with the travelled distance (m), speed (m/s) and reasons at its time.
  ///
  /// Returns all reasons that hold here.
  mutating func push(
    _ value: Double, halfDifference apart: Double = 0, travelled: Double, speed: Double,
    reasons given: ExclusionReasons
  ) -> ExclusionReasons {
    var reasons = given
    let frozen = speed * 3.6 < exclusion.frozenSpeedKmh
    if history.isEmpty {
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
        reasons: reasons),
      isHeight: isHeight)
    return reasons
  }

  private mutating func add(_ sample: Sample, isHeight: Bool) {
    if history.isEmpty {
      history = [sample, sample]
      firstPoint = Int((sample.travelled / Self.interval).rounded(.up))
      points = []
      car.begin(slope: 0)
      differenceCar?.begin(slope: 0)
      grade.begin()
      tap.begin(at: Double(firstPoint) * Self.interval, step: Self.interval)
      detector?.begin(atMeters: Double(firstPoint) * Self.interval)
      return
    }
    history.append(sample)
    if history.count == 4 {
      interpolate(isHeight: isHeight)
      history.removeFirst()
    }
  }

  /// Grid points in (history[1], history[2]].
  private mutating func interpolate(isHeight: Bool) {
    let (a, b) = (history[1], history[2])
    let span = b.travelled - a.travelled
    guard span > 0 else { return }
    var k = firstPoint + points.count
    while Double(k) * Self.interval <= b.travelled {
      let u = max(0, (Double(k) * Self.interval - a.travelled) / span)
      var point = b
      point.value = catmullRom(history[0].value, a.value, b.value, history[3].value, u)
      if differenceCar != nil {
        let (p, n) = (history[0].halfDifference, history[3].halfDifference)
        point.halfDifference = catmullRom(p, a.halfDifference, b.halfDifference, n, u)
      }
      if response == .elevation { point.value = grade.next(point.value) }
      point.travelled = Double(k) * Self.interval
      points.append(point)
      k += 1
    }
    consume(isHeight: isHeight)
  }

  private func catmullRom(_ p: Double, _ a: Double, _ b: Double, _ n: Double, _ u: Double) -> Double {
    let (c1, c2, c3) = (0.5 * (b - p), p - 2.5 * a + 2 * b - 0.5 * n, 0.5 * (n - p) + 1.5 * (a - b))
    return a + u * (c1 + u * (c2 + u * c3))
  }

  /// Turns grid points with two successors into slopes, filters them and fills bins.
  private mutating func consume(isHeight: Bool) {
    let ready = isHeight ? points.count - 2 : points.count
    guard ready > 0 else { return }
    filtered.removeAll(keepingCapacity: true)
    if isHeight {
      findSlopes(ready) { $0.value }
      car.push(slopes, into: &filtered)
      if differenceCar != nil {
        findSlopes(ready) { $0.halfDifference }
        filteredDifference.removeAll(keepingCapacity: true)
        differenceCar?.push(slopes, into: &filteredDifference)
        // The mean of two tracks' |c + d| and |c − d| is the greater of |c| and |d|.
        for i in 0..<ready { filtered[i] = max(abs(filtered[i]), abs(filteredDifference[i])) }
      }
    } else {
      for i in 0..<ready { filtered.append(points[i].value) }
    }
    if tap.watches(.profile) {
      tap.append([points[..<ready].map(\.value), points[..<ready].map(\.speed)])
    }
    for i in 0..<ready {
      let y = filtered[i]
      tally(point: firstPoint + i, isHeight ? abs(y) * 1000 : y * y, points[i])
    }
    seekEvents(in: points[..<ready])
    firstPoint += ready
    points.removeFirst(ready)
  }

  /// Slopes over 250 mm of the first `count` points.
  private mutating func findSlopes(_ count: Int, of height: (Sample) -> Double) {
    slopes.removeAll(keepingCapacity: true)
    for i in 0..<count { slopes.append((height(points[i + 2]) - height(points[i])) / (2 * Self.interval)) }
  }

  /// A clipped event is still one, only lower: all other reasons to leave the road out leave its events out.
  private mutating func seekEvents(in points: ArraySlice<Sample>) {
    guard detector != nil else { return }
    for point in points {
      detector?.push(
        height: point.value, speed: point.speed,
        isUsable: !point.reasons.subtracting(.clipping).excludes, into: &events)
    }
  }

  private mutating func tally(point: Int, _ value: Double, _ sample: Sample) {
    let index = point.quotientAndRemainder(dividingBy: Self.pointsPerBin).quotient
    if index != bin.index { closeBin(next: index) }
    bin.sum += value
    bin.speed += sample.speed
    bin.count += 1
    bin.reasons.formUnion(sample.reasons)
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
    if let last = history.last, history.count >= 3 {
      history.append(last)
      interpolate(isHeight: response.isHeight)
    }
    closeBin(next: -1)
    detector?.finish(into: &events)
    history.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
  }
}
