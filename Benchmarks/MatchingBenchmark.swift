import RoadNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `match [places | grid STREETS]`: fixes a second through the matcher on one core, every answer checked.
///
/// 60 drives of 5 km over 9 940 links, once with a fix each second, once with ten. With `places` it takes drives from standard
/// input (`drive,x,y` each second at 10 m/s on a grid of ten by ten streets, 200 m apart) and gives a line with the matched
/// place for each fix, `nan` where there is none, and the speed at the end: `Benchmarks/matchers.py` compares
/// that with another matcher's.
enum MatchingBenchmark {
  static let block = 200.0
  private static let frame = LocalFrame(origin: Coordinate(latitude: 43.8, longitude: 143.9))

  static func run(_ arguments: [String]) throws {
    if arguments.first == "places" { return matchInput() }
    if arguments.first == "grid" {
      return try matchGrid(streets: arguments.dropFirst().first.flatMap { Int($0) } ?? 71)
    }
    let ledger = grid(71)
    let matcher = RoadMatcher(ledger: ledger)
    try check(matcher.network.linkCount == 9940, "\(matcher.network.linkCount) links")
    for rate in [1.0, 10] {
      let drives = (1...60).map { drive(seed: $0, streets: 71, stepMeters: 12 / rate) }
      let start = cpuSeconds()
      let matched = drives.map { matcher.match($0.track) }
      let seconds = cpuSeconds() - start
      let (fixes, share) = try judge(drives, matched, ledger)
      print(
        "matching on \(matcher.network.linkCount) links, \(Int(rate)) Hz: \(Int(Double(fixes) / seconds)) fixes per CPU "
          + "second, \((share * 1e4).rounded() / 100) % in place")
    }
  }

  /// How many fixes there were, and the share of them on the right street; too small a share fails.
  private static func judge(
    _ drives: [Drive], _ matched: [[MatchedStretch]], _ ledger: RoadLedger
  ) throws -> (fixes: Int, share: Double) {
    var (right, fixes) = (0, 0)
    for (drive, stretches) in zip(drives, matched) {
      fixes += drive.track.count
      for (point, truth) in zip(drive.track, drive.truth) {
        guard let place = place(stretches, point.travelledMeters, ledger) else { continue }
        if abs(place.x - truth.x) + abs(place.y - truth.y) < 40 { right += 1 }
      }
    }
    let share = Double(right) / Double(fixes)
    try check(share > 0.99, "\(share) of the fixes on the right street")
    return (fixes, share)
  }

  /// A line of JSON: making the network of so many streets either way, and sixty drives over it.
  private static func matchGrid(streets: Int) throws {
    let ledger = grid(streets)
    let begin = cpuSeconds()
    let matcher = RoadMatcher(ledger: ledger)
    let made = cpuSeconds()
    // Near the corner: farther off, the plane in which the truth is made isn't the earth any more.
    let drives = (1...60).map { drive(seed: $0, streets: min(streets, 71), stepMeters: 12) }
    let start = cpuSeconds()
    let matched = drives.map { matcher.match($0.track) }
    let seconds = cpuSeconds() - start
    let (fixes, share) = try judge(drives, matched, ledger)
    print(
      "{\"links\": \(matcher.network.linkCount), \"made_s\": \(made - begin), "
        + "\"fixes_per_cpu_s\": \(Double(fixes) / seconds), \"right\": \(share)}")
  }

  /// Streets of a square grid, the first half east, the others north; they share a vertex at every crossing.
  static func grid(_ streets: Int) -> RoadLedger {
    let ends = (0..<streets).map { Double($0) * block }
    func road(_ id: String, _ points: [PlanePoint]) -> Road {
      Road(id: id, lines: [points.map { frame.coordinate(of: $0) }])
    }
    return RoadLedger(
      roads: ends.map { y in road("e\(Int(y))", ends.map { PlanePoint(x: $0, y: y) }) }
        + ends.map { x in road("n\(Int(x))", ends.map { PlanePoint(x: x, y: $0) }) })
  }

  struct Drive {
    var track: [TrackPoint] = []
    var truth: [PlanePoint] = []
  }

  /// A staircase over the grid with 5 m of white noise and a speed half a percent off.
  static func drive(seed: UInt64, streets: Int, stepMeters: Double) -> Drive {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
    var at = PlanePoint(
      x: block * (uniform() * Double(max(0, streets - 26))).rounded(.down),
      y: block * (uniform() * Double(max(0, streets - 26))).rounded(.down))
    var (drive, way, left, isEast) = (Drive(), 0.0, 0.0, true)
    // A small grid ends the drive early.
    let end = block * Double(streets - 1)
    while way < 5000, at.x <= end, at.y <= end {
      if left <= 0 {
        // Rounding never adds up: places are whole at every crossing.
        at = PlanePoint(x: (at.x / block).rounded() * block, y: (at.y / block).rounded() * block)
        (isEast, left) = (uniform() < 0.5, block)
      }
      drive.truth.append(at)
      drive.track.append(point(at.x + 5 * normal(), at.y + 5 * normal(), way * 1.005, way / 12))
      at = PlanePoint(x: at.x + (isEast ? stepMeters : 0), y: at.y + (isEast ? 0 : stepMeters))
      left -= stepMeters
      way += stepMeters
    }
    return drive
  }

  private static func point(_ x: Double, _ y: Double, _ travelled: Double, _ seconds: Double) -> TrackPoint {
    TrackPoint(
      coordinate: frame.coordinate(of: PlanePoint(x: x, y: y)), travelledMeters: travelled, seconds: seconds,
      speed: 12, accuracyMeters: 7)
  }

  /// Where the matched run was after this distance; nil where it was beside the ledger.
  static func place(
    _ stretches: [MatchedStretch], _ travelled: Double, _ ledger: RoadLedger
  ) -> PlanePoint? {
    for stretch in stretches {
      let anchors = stretch.anchors
      guard anchors[0].travelledMeters <= travelled,
        let next = anchors.firstIndex(where: { $0.travelledMeters >= travelled })
      else { continue }
      let (a, b) = (anchors[max(0, next - 1)], anchors[next])
      let span = b.travelledMeters - a.travelledMeters
      let share = span > 0 ? (travelled - a.travelledMeters) / span : 0
      let chainage = a.chainageMeters + share * (b.chainageMeters - a.chainageMeters)
      let id = ledger.roads[stretch.roadIndex].id
      let across = Double(id.dropFirst()) ?? .nan
      return id.hasPrefix("e") ? PlanePoint(x: chainage, y: across) : PlanePoint(x: across, y: chainage)
    }
    return nil
  }

  /// Matches the drives on standard input.
  private static func matchInput() {
    var drives: [[PlanePoint]] = []
    while let line = readLine() {
      let cells = line.split(separator: ",").compactMap { Double($0) }
      guard cells.count == 3, let drive = Int(exactly: cells[0]) else { continue }
      while drives.count <= drive { drives.append([]) }
      drives[drive].append(PlanePoint(x: cells[1], y: cells[2]))
    }
    let ledger = grid(10)
    let matcher = RoadMatcher(ledger: ledger)
    let tracks = drives.map { fixes in
      fixes.enumerated().map { i, fix in point(fix.x, fix.y, 10 * Double(i), Double(i)) }
    }
    let start = cpuSeconds()
    let matched = tracks.map { matcher.match($0) }
    let seconds = cpuSeconds() - start
    for (d, (track, stretches)) in zip(tracks, matched).enumerated() {
      for point in track {
        let place = place(stretches, point.travelledMeters, ledger)
        print("\(d),\(place?.x ?? .nan),\(place?.y ?? .nan)")
      }
    }
    let fixes = tracks.reduce(0) { $0 + $1.count }
    print("fixes per CPU second: \(Double(fixes) / seconds)")
  }

  private static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func check(_ holds: Bool, _ what: String) throws {
    guard holds else { throw Refusal.wrongAnswer(what) }
  }
}
