/// How a ledger is made of driven lines.
public struct DerivedLedgerConfiguration: Sendable, Hashable, Codable {
  /// A run this near to a known line falls onto it, metres. The default is 15.
  public var sameRoadMeters = 15.0
  /// And whose course differs by no more than this from the line, either way, degrees. The default is 45.
  public var sameRoadDegrees = 45.0
  /// A new part must get at least this far from every known line, metres. The default is 22.
  public var newRoadMeters = 22.0
  /// New parts shorter than this are left out, metres; also how long a run must stay on a known line to end a new part. The default is 50.
  public var leastLengthMeters = 50.0
  /// Half the window over which positions are smoothed, metres of travel. The default is 18.
  public var smoothingMeters = 18.0
  /// Lines are simplified as long as no position moves more than this, metres. The default is 1.
  public var simplificationMeters = 1.0
  /// A line is interrupted where fixes are missing over more than this, metres. The default is 150.
  public var gapMeters = 150.0

  public init() {}

  /// What each setting means.
  public static let meanings: [String: String] = [
    "sameRoadMeters": "a run this near to a known line falls onto it, metres",
    "sameRoadDegrees": "and whose course differs by no more than this from the line, either way, degrees",
    "newRoadMeters": "a new part gets at least this far from every known line, metres",
    "leastLengthMeters": "shorter new parts are left out, metres",
    "smoothingMeters": "half the window over which positions are smoothed, metres of travel",
    "simplificationMeters": "lines are simplified within this tolerance, metres",
    "gapMeters": "a line is interrupted where fixes are missing over more than this, metres",
  ]
}

/// A ledger made of driven lines, for towns that have none: the longest run is the reference, later runs fall onto what is
/// there already and add what is new.
public struct DerivedLedger {
  private let configuration: DerivedLedgerConfiguration
  private let frame: LocalFrame
  private var ground = DrivenGround()
  private var lineCount = 0
  private var roads: [[PlanePoint]] = []

  /// The ledger of all roads driven: ids `D001`, `D002` … in order of discovery, from the longest run to the shortest.
  ///
  /// The order of the tracks doesn't matter. Empty when nothing was driven. Match the tracks onto it with `RoadMatcher`.
  /// Complexity: O(fixes).
  public static func derive(
    from tracks: [[TrackPoint]], configuration: DerivedLedgerConfiguration = DerivedLedgerConfiguration()
  ) -> RoadLedger {
    let ordered = tracks.filter { $0.contains(where: TrackThinning.isUsable) }.sorted(by: precedes)
    guard let origin = ordered.first?.first(where: TrackThinning.isUsable)?.coordinate else {
      return RoadLedger(roads: [])
    }
    var derived = DerivedLedger(configuration: configuration, frame: LocalFrame(origin: origin))
    for track in ordered {
      for line in TrackLine.lines(
        of: track, frame: derived.frame, window: configuration.smoothingMeters, gap: configuration.gapMeters)
      {
        derived.add(line)
      }
    }
    return derived.ledger()
  }

  private init(configuration: DerivedLedgerConfiguration, frame: LocalFrame) {
    self.configuration = configuration
    self.frame = frame
  }

  /// Longer runs first; equally long ones by their places, so that the order of the input doesn't matter.
  private static func precedes(_ a: [TrackPoint], _ b: [TrackPoint]) -> Bool {
    func length(_ t: [TrackPoint]) -> Double {
      guard let first = t.first(where: TrackThinning.isUsable),
        let last = t.last(where: TrackThinning.isUsable)
      else { return 0 }
      return last.travelledMeters - first.travelledMeters
    }
    let (m, n) = (length(a), length(b))
    if m != n { return m > n }
    for (p, q) in zip(a, b) where p.coordinate != q.coordinate {
      return (p.coordinate.latitude, p.coordinate.longitude)
        < (q.coordinate.latitude, q.coordinate.longitude)
    }
    return a.count > b.count
  }

  /// A part of a line that lies on no known line, while it grows.
  private struct NewPart {
    var samples: [TrackLine.Sample] = []
    /// Where the line left a known one, if it did.
    var start: PlanePoint?
    /// How many of the samples already belong to the driven ground.
    var grounded = 1
    /// How far the part got from known lines.
    var farthest = 0.0
    /// Samples on a known line since the last one beside it.
    var covered: [(sample: TrackLine.Sample, foot: DrivenGround.Foot)] = []

    var length: Double { (samples.last?.along ?? 0) - (samples.first?.along ?? 0) }
  }

  private mutating func add(_ line: TrackLine) {
    let number = lineCount
    lineCount += 1
    let cosine = PlatformMath.cosine(configuration.sameRoadDegrees * PlatformMath.radiansPerDegree)
    var part: NewPart?
    var lastFoot: PlanePoint?
    for sample in line.samples {
      let foot = ground.foot(
        of: sample, line: number, leastCosine: cosine, reach: configuration.newRoadMeters)
      if let foot, foot.distance < configuration.sameRoadMeters {
        if part == nil { lastFoot = foot.point }
        part?.covered.append((sample, foot))
        if let open = part, let since = open.covered.first?.sample.along,
          sample.along - since >= configuration.leastLengthMeters
        {
          finish(open, line: number)
          part = nil
          lastFoot = foot.point
        }
        continue
      }
      var open = part ?? NewPart(start: lastFoot)
      part = nil
      // A short touch of a known line on the way belongs to the new part.
      open.samples += open.covered.map(\.sample)
      open.covered = []
      open.samples.append(sample)
      open.farthest = max(open.farthest, foot?.distance ?? .infinity)
      if isNew(open) {
        while open.grounded < open.samples.count {
          ground.add(from: open.samples[open.grounded - 1], to: open.samples[open.grounded], line: number)
          open.grounded += 1
        }
      }
      part = open
    }
    if let open = part { finish(open, line: number) }
  }

  private func isNew(_ part: NewPart) -> Bool {
    part.length >= configuration.leastLengthMeters && part.farthest >= configuration.newRoadMeters
  }

  private mutating func finish(_ part: NewPart, line: Int) {
    guard isNew(part) else { return }
    var points = part.samples.map(\.point)
    if let start = part.start { points.insert(start, at: 0) }
    if let end = part.covered.first?.foot {
      if end.line == line && end.opposite {
        // The vehicle turned round: the loop of the turn is no road.
        points = withoutTurn(part)
        if let start = part.start { points.insert(start, at: 0) }
      } else {
        points.append(end.point)
      }
    }
    let simple = LineSimplification.simplified(points, tolerance: configuration.simplificationMeters)
    if simple.count >= 2 { roads.append(simple) }
  }

  /// The samples up to where the course began to turn away from that of 30 m before.
  private func withoutTurn(_ part: NewPart) -> [PlanePoint] {
    var samples = part.samples
    while samples.count > 4 {
      let last = samples[samples.count - 1]
      let before = samples[samples.count - 4]
      if last.directionX * before.directionX + last.directionY * before.directionY > 0.5 { break }
      samples.removeLast()
    }
    return samples.map(\.point)
  }

  private func ledger() -> RoadLedger {
    let width = max(3, String(roads.count).count)
    return RoadLedger(
      roads: roads.enumerated().map { i, points in
        let number = String(i + 1)
        let id = "D" + String(repeating: "0", count: width - number.count) + number
        return Road(id: id, name: id, lines: [points.map { rounded(frame.coordinate(of: $0)) }])
      })
  }

  /// To 1e-7°, as the ledger is written: what is read back next time is the same ledger.
  private func rounded(_ c: Coordinate) -> Coordinate {
    Coordinate(
      latitude: (c.latitude * 1e7).rounded() / 1e7, longitude: (c.longitude * 1e7).rounded() / 1e7)
  }
}
