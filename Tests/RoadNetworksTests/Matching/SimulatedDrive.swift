import RoadNetworks
import TestSupport

/// A small plane for drawing roads, metres around one coordinate.
struct Drawing {
  var frame = LocalFrame(origin: Coordinate(latitude: 43.8, longitude: 143.9))

  func line(_ points: [(Double, Double)]) -> [Coordinate] {
    points.map { frame.coordinate(of: PlanePoint(x: $0.0, y: $0.1)) }
  }

  func road(_ id: String, _ points: [(Double, Double)], oneWay: OneWay = .no) -> Road {
    Road(id: id, oneWay: oneWay, lines: [line(points)])
  }
}

/// A drive over known roads with known places, as a receiver would see it.
struct SimulatedDrive {
  /// A part of the drive: along a ledger road between two chainages (backward when `to < from`), or free off the ledger.
  enum Part {
    case road(String, Double, Double)
    case free([Coordinate])
  }

  struct Receiver {
    var rate = 1.0
    /// Slowly wandering error (first-order Gauss–Markov), 1 σ each axis, metres.
    var drift = 2.5
    var driftSeconds = 60.0
    /// Error of each fix on its own, 1 σ each axis, metres.
    var white = 0.5
    var headings = true
    var accuracy: Double? = 5
    var travelledScale = 1.0
    /// Seconds without fixes.
    var outages: [ClosedRange<Double>] = []
    var laneOffset = 0.0
    var seed: UInt64 = 1
  }

  struct Truth {
    var travelled: Double
    var road: String?
    var chainage: Double
    var direction: TravelDirection
  }

  let ledger: RoadLedger
  private(set) var track: [TrackPoint] = []
  /// Where the vehicle really was, every metre; `travelled` as the track counts it.
  private(set) var truth: [Truth] = []

  init(
    _ parts: [Part], on ledger: RoadLedger, speed: Double = 15, receiver: Receiver = Receiver(),
    stops: [(at: Double, seconds: Double)] = []
  ) {
    self.ledger = ledger
    var places: [(Coordinate, Double)] = []
    for part in parts {
      let (line, from, to, id): (Centerline, Double, Double, String?)
      switch part {
      case .road(let road, let a, let b):
        guard let found = ledger.roads.first(where: { $0.id == road }) else { continue }
        (line, from, to, id) = (Centerline(found.lines), a, b, road)
      case .free(let points):
        let free = Centerline([points])
        (line, from, to, id) = (free, 0, free.length, nil)
      }
      let count = Int(abs(to - from))
      for i in 0..<count {
        let chainage = from + (to > from ? 1 : -1) * Double(i)
        truth.append(
          Truth(
            travelled: Double(truth.count) * receiver.travelledScale, road: id, chainage: chainage,
            direction: to > from ? .forward : .backward))
        let heading = line.heading(at: chainage) + (to > from ? 0 : 180)
        places.append((line.coordinate(at: chainage), heading.truncatingRemainder(dividingBy: 360)))
      }
    }
    record(places, speed: speed, receiver: receiver, stops: stops)
  }

  private mutating func record(
    _ places: [(Coordinate, Double)], speed: Double, receiver: Receiver,
    stops: [(at: Double, seconds: Double)]
  ) {
    var random = SplitMix64(seed: receiver.seed)
    // Sum of twelve uniforms: normal enough, and the same everywhere.
    func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + random.uniform() } }
    let step = 1 / receiver.rate
    let memory = max(0, 1 - step / receiver.driftSeconds)
    let push = receiver.drift * (1 - memory * memory).squareRoot()
    var ex = receiver.drift * normal()
    var ey = receiver.drift * normal()
    var seconds = 0.0
    var way = 0.0
    var waiting = stops
    while Int(way) < places.count {
      let (place, heading) = places[Int(way)]
      let frame = LocalFrame(origin: place)
      let angle = (heading + 90) * .pi / 180
      let stopped = waiting.first.map { way >= $0.at && $0.seconds > 0 } ?? false
      if !receiver.outages.contains(where: { $0.contains(seconds) }) {
        let x = ex + receiver.white * normal() + receiver.laneOffset * sine(angle)
        let y = ey + receiver.white * normal() + receiver.laneOffset * cosine(angle)
        track.append(
          TrackPoint(
            coordinate: frame.coordinate(of: PlanePoint(x: x, y: y)),
            travelledMeters: way * receiver.travelledScale, seconds: seconds,
            headingDegrees: receiver.headings
              ? (heading + 4 * normal() + 720).truncatingRemainder(dividingBy: 360) : nil,
            speed: stopped ? 0 : speed, accuracyMeters: receiver.accuracy))
      }
      ex = memory * ex + push * normal()
      ey = memory * ey + push * normal()
      seconds += step
      if stopped {
        waiting[0].seconds -= step
        if waiting[0].seconds <= 0 { waiting.removeFirst() }
      } else {
        way += speed * step
      }
    }
  }

  // Bhaskara-free: headings of tests are few, a short series is enough and needs no libm here.
  private func sine(_ radians: Double) -> Double {
    let x = radians - 2 * .pi * (radians / (2 * .pi)).rounded()
    var term = x
    var sum = x
    for n in 1..<14 {
      term *= -x * x / Double(2 * n * (2 * n + 1))
      sum += term
    }
    return sum
  }

  private func cosine(_ radians: Double) -> Double { sine(radians + .pi / 2) }

  /// How a match compares with the truth.
  struct Score: CustomStringConvertible {
    /// Parts of the length driven on the ledger: on the right road in the right direction, on a wrong one, on none.
    var right = 0.0
    var wrong = 0.0
    var missing = 0.0
    /// Part of the length driven off the ledger that was put on a road all the same.
    var forced = 0.0
    /// Mean error of chainage where the road was right, metres.
    var chainageError = 0.0

    var description: String {
      "right \(right) wrong \(wrong) missing \(missing) forced \(forced) chainage error \(chainageError)"
    }
  }

  func score(_ stretches: [MatchedStretch]) -> Score {
    var score = Score()
    var on = 0.0
    var off = 0.0
    var s = 0
    for place in truth {
      while s < stretches.count, let last = stretches[s].anchors.last, last.travelledMeters < place.travelled
      {
        s += 1
      }
      var matched: MatchedStretch?
      if s < stretches.count, stretches[s].anchors[0].travelledMeters <= place.travelled {
        matched = stretches[s]
      }
      guard let road = place.road else {
        off += 1
        if matched != nil { score.forced += 1 }
        continue
      }
      on += 1
      guard let matched else {
        score.missing += 1
        continue
      }
      if ledger.roads[matched.roadIndex].id == road && matched.direction == place.direction {
        score.right += 1
        score.chainageError += abs(matched.chainage(at: place.travelled) - place.chainage)
      } else {
        score.wrong += 1
      }
    }
    if score.right > 0 { score.chainageError /= score.right }
    score.right /= max(1, on)
    score.wrong /= max(1, on)
    score.missing /= max(1, on)
    score.forced /= max(1, off)
    return score
  }
}

extension MatchedStretch {
  /// Chainage at a travelled distance within the stretch.
  func chainage(at travelled: Double) -> Double {
    let i = max(1, anchors.firstIndex { $0.travelledMeters >= travelled } ?? anchors.count - 1)
    let (a, b) = (anchors[i - 1], anchors[i])
    let t = (travelled - a.travelledMeters) / (b.travelledMeters - a.travelledMeters)
    return a.chainageMeters + t * (b.chainageMeters - a.chainageMeters)
  }

  /// What `MatchedStretch` promises of its anchors.
  var keepsItsPromises: Bool {
    guard anchors.count >= 2 else { return false }
    return zip(anchors, anchors.dropFirst()).allSatisfy { a, b in
      let ahead = b.chainageMeters - a.chainageMeters
      return b.travelledMeters > a.travelledMeters && (direction == .forward ? ahead >= 0 : ahead <= 0)
        && (0...1).contains(a.confidence) && (0...1).contains(b.confidence)
    }
  }
}
