import RoadNetworks
import Testing

@Suite struct RoadMatcherTests {
  typealias Drive = SimulatedDrive
  static let drawing = Drawing()

  /// A highway with a frontage road 30 m north of it, joined at both ends by cross streets; a street in the middle that
  /// crosses the highway on a bridge (no shared vertex) and meets the frontage road.
  static let town = RoadLedger(roads: [
    drawing.road("highway", [(-200, 0), (0, 0), (700, 0), (1500, 0), (2200, 0)]),
    drawing.road("frontage", [(0, 30), (700, 30), (1500, 30)]),
    drawing.road("west", [(0, -300), (0, 0), (0, 30), (0, 400)]),
    drawing.road("east", [(1500, -300), (1500, 0), (1500, 30), (1500, 400)]),
    drawing.road("bridge", [(700, -400), (700, 30), (700, 500)]),
  ])
  static let matcher = RoadMatcher(ledger: town)

  static func check(
    _ drive: Drive, right: Double, wrong: Double = 0.005, chainage: Double = 3.5,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> [MatchedStretch] {
    let stretches = RoadMatcher(ledger: drive.ledger).match(drive.track)
    let score = drive.score(stretches)
    #expect(score.right >= right, "\(score)", sourceLocation: sourceLocation)
    #expect(score.wrong <= wrong, "\(score)", sourceLocation: sourceLocation)
    #expect(score.chainageError <= chainage, "\(score)", sourceLocation: sourceLocation)
    let promises = stretches.allSatisfy { $0.keepsItsPromises }
    #expect(promises, sourceLocation: sourceLocation)
    for (a, b) in zip(stretches, stretches.dropFirst()) {
      #expect(
        a.anchors[a.anchors.count - 1].travelledMeters <= b.anchors[0].travelledMeters,
        sourceLocation: sourceLocation)
    }
    return stretches
  }

  @Test(arguments: 1...6)
  func `a frontage road 30 m beside the highway is told from it`(seed: UInt64) {
    var receiver = Drive.Receiver()
    receiver.drift = 4
    receiver.seed = seed
    let drive = Drive([.road("frontage", 1500, 0)], on: Self.town, speed: 12, receiver: receiver)
    let stretches = Self.check(drive, right: 0.97, chainage: 6)
    #expect(stretches.count == 1)
    let other = Drive([.road("highway", 0, 2400)], on: Self.town, speed: 22, receiver: receiver)
    #expect(Self.check(other, right: 0.98, chainage: 6).count == 1)
  }

  @Test(arguments: 1...4)
  func `turns pass from road to road at the junction itself`(seed: UInt64) {
    var receiver = Drive.Receiver()
    receiver.seed = seed
    let drive = Drive(
      [
        .road("west", 0, 330), .road("frontage", 0, 1500), .road("east", 330, 300),
        .road("highway", 1700, 2400),
      ],
      on: Self.town, speed: 10, receiver: receiver)
    let stretches = Self.check(drive, right: 0.98, wrong: 0.015, chainage: 5)
    let ids = stretches.map { Self.town.roads[$0.roadIndex].id }
    #expect(ids == ["west", "frontage", "east", "highway"])
    for (a, b) in zip(stretches, stretches.dropFirst()) {
      #expect(a.anchors[a.anchors.count - 1].travelledMeters == b.anchors[0].travelledMeters)
    }
    #expect(abs(stretches[1].anchors[0].chainageMeters) < 1e-6)
  }

  @Test func `a bridge is crossed without a glance at the road below`() {
    let drive = Drive([.road("bridge", 0, 900)], on: Self.town)
    #expect(Self.check(drive, right: 0.97, chainage: 5).count == 1)
    let below = Drive([.road("highway", 500, 1500)], on: Self.town)
    #expect(Self.check(below, right: 0.97).count == 1)
  }

  @Test(arguments: 1...5)
  func `turning round on a road makes two stretches that meet where it was turned`(seed: UInt64) throws {
    var receiver = Drive.Receiver()
    receiver.seed = seed
    let drive = Drive(
      [.road("highway", 100, 640), .road("highway", 640, 50)], on: Self.town, speed: 9, receiver: receiver)
    let stretches = Self.check(drive, right: 0.96, wrong: 0.02, chainage: 5)
    #expect(stretches.map(\.direction) == [.forward, .backward])
    try #require(stretches.count == 2)
    let end = stretches[0].anchors[stretches[0].anchors.count - 1]
    #expect(end.travelledMeters == stretches[1].anchors[0].travelledMeters)
    #expect(abs(end.chainageMeters - stretches[1].anchors[0].chainageMeters) < 2)
    #expect(abs(end.chainageMeters - 640) < 10)
  }

  @Test(arguments: [0.2, 0.5, 1, 5, 10])
  func `any rate of fixes will do`(rate: Double) {
    var receiver = Drive.Receiver()
    receiver.rate = rate
    let drive = Drive(
      [.road("west", 0, 300), .road("highway", 200, 1700), .road("east", 300, 700)], on: Self.town,
      speed: 14, receiver: receiver)
    _ = Self.check(drive, right: rate < 0.5 ? 0.93 : 0.97, wrong: 0.02, chainage: 5)
  }

  @Test(arguments: [2.0, 5, 10, 15])
  func `errors up to 15 m are borne`(error: Double) {
    var receiver = Drive.Receiver()
    receiver.drift = error * 0.7
    receiver.white = error * 0.7
    receiver.accuracy = error
    let drive = Drive(
      [.road("bridge", 0, 430), .road("frontage", 700, 1500), .road("east", 330, 730)], on: Self.town,
      receiver: receiver)
    _ = Self.check(drive, right: 0.93, wrong: 0.05, chainage: 2 + error)
  }

  @Test func `without headings the direction comes from the way driven`() {
    var receiver = Drive.Receiver()
    receiver.headings = false
    let drive = Drive([.road("highway", 2300, 100)], on: Self.town, receiver: receiver)
    let stretches = Self.check(drive, right: 0.98)
    #expect(stretches.map(\.direction) == [.backward])
  }

  @Test func `a gap of 20 s is bridged, with less confidence`() throws {
    var receiver = Drive.Receiver()
    receiver.outages = [20...40]
    let drive = Drive(
      [.road("west", 0, 300), .road("highway", 200, 1500)], on: Self.town, receiver: receiver)
    let stretches = Self.check(drive, right: 0.97)
    #expect(stretches.count == 2)
    let anchors = try #require(stretches.last).anchors
    let inside = try #require(anchors.min { abs($0.travelledMeters - 450) < abs($1.travelledMeters - 450) })
    #expect(inside.confidence < 0.7 * anchors[anchors.count - 3].confidence)
  }

  @Test func `a gap over a corner is bridged when the length agrees`() {
    var receiver = Drive.Receiver()
    receiver.outages = [15...32]
    let drive = Drive(
      [.road("west", 0, 300), .road("highway", 200, 1500)], on: Self.town, receiver: receiver)
    let stretches = Self.check(drive, right: 0.97, wrong: 0.02)
    #expect(stretches.map { Self.town.roads[$0.roadIndex].id } == ["west", "highway"])
  }

  @Test func `driving off the ledger is not forced onto a road`() {
    // Leaves the highway at x = 1000 into private ground 120 m south of it and comes back 600 m later.
    let yard = Self.drawing.line([(1000, 0), (1000, -120), (1600, -120), (1700, -60), (1700, 0)])
    let drive = Drive(
      [.road("highway", 200, 1200), .free(yard), .road("highway", 1900, 2400)], on: Self.town)
    let stretches = RoadMatcher(ledger: Self.town).match(drive.track)
    let score = drive.score(stretches)
    #expect(score.right > 0.95, "\(score)")
    #expect(score.forced < 0.1, "\(score)")
    #expect(Set(stretches.map { Self.town.roads[$0.roadIndex].id }) == ["highway"])
    let nowhere = Drive([.free(Self.drawing.line([(0, 5000), (2000, 5300)]))], on: Self.town)
    #expect(RoadMatcher(ledger: Self.town).match(nowhere.track).isEmpty)
  }

  @Test func `a car park beside the road is no road`() {
    let yard = Self.drawing.line([(300, 0), (300, -60), (420, -60), (420, -100), (300, -100), (300, -60)])
    let drive = Drive([.free(yard)], on: Self.town, speed: 4)
    #expect(drive.score(RoadMatcher(ledger: Self.town).match(drive.track)).forced < 0.15)
  }

  @Test func `a ring road may be driven round more than once`() {
    let ring = (0...36).map { i in
      // A regular polygon of 36 sides with radius 200 m.
      let angles = Self.circle[i % 36]
      return (200 * angles.0, 200 * angles.1)
    }
    let ledger = RoadLedger(roads: [Self.drawing.road("ring", ring)])
    let length = Centerline(ledger.roads[0].lines).length
    let drive = Drive(
      [.road("ring", 300, length), .road("ring", 0, length), .road("ring", 0, 500)], on: ledger)
    let stretches = Self.check(drive, right: 0.97, wrong: 0.01, chainage: 6)
    #expect(stretches.count == 3)
  }

  /// Cosine and sine of multiples of 10°, by the recurrence of the rotation.
  static let circle: [(Double, Double)] = {
    let (c, s) = (0.984807753012208, 0.17364817766693033)
    var all = [(1.0, 0.0)]
    for _ in 1..<36 {
      let (x, y) = all[all.count - 1]
      all.append((c * x - s * y, s * x + c * y))
    }
    return all
  }()

  @Test func `hairpins 25 m apart keep their order`() {
    let road = Self.drawing.road(
      "pass", [(0, 0), (300, 0), (312, 12), (300, 25), (20, 25), (8, 37), (20, 50), (300, 50), (400, 80)])
    let ledger = RoadLedger(roads: [road])
    let drive = Drive([.road("pass", 0, Centerline(road.lines).length)], on: ledger, speed: 8)
    #expect(Self.check(drive, right: 0.96).count == 1)
  }

  @Test func `one-way carriageways 14 m apart get each their own traffic`() {
    let ledger = RoadLedger(roads: [
      Self.drawing.road("east", [(0, 0), (2000, 0)], oneWay: .forward),
      Self.drawing.road("west", [(0, 14), (2000, 14)], oneWay: .backward),
    ])
    let drive = Drive([.road("west", 2000, 0)], on: ledger)
    #expect(Self.check(drive, right: 0.97, chainage: 5).count == 1)
    let other = Drive([.road("east", 0, 2000)], on: ledger)
    #expect(Self.check(other, right: 0.97).count == 1)
  }

  /// East and west swapped: left-hand traffic becomes right-hand traffic.
  private static func mirrored(_ place: Coordinate) -> Coordinate {
    Coordinate(latitude: place.latitude, longitude: 2 * 143.9 - place.longitude)
  }

  @Test(arguments: [-3.0, 3.0])
  func `traffic keeping to the other side is the mirrored town's traffic`(right: Double) throws {
    var receiver = Drive.Receiver()
    receiver.laneOffset = right
    receiver.seed = 5
    let drive = Drive(
      [
        .road("west", 0, 330), .road("frontage", 0, 1500), .road("east", 330, 300),
        .road("highway", 1700, 100),
      ], on: Self.town, speed: 12, receiver: receiver)
    let stretches = Self.check(drive, right: 0.97, wrong: 0.015, chainage: 5)
    #expect(
      stretches.map { Self.town.roads[$0.roadIndex].id } == ["west", "frontage", "east", "highway"])
    #expect(stretches.map(\.direction) == [.forward, .forward, .backward, .backward])
    let town = RoadLedger(
      roads: Self.town.roads.map { road in
        Road(id: road.id, oneWay: road.oneWay, lines: road.lines.map { $0.map(Self.mirrored) })
      })
    let track = drive.track.map { point in
      var point = point
      point.coordinate = Self.mirrored(point.coordinate)
      point.headingDegrees = point.headingDegrees.map { (360 - $0).truncatingRemainder(dividingBy: 360) }
      return point
    }
    let other = RoadMatcher(ledger: town).match(track)
    try #require(other.count == stretches.count)
    for (a, b) in zip(stretches, other) {
      #expect(a.roadIndex == b.roadIndex && a.direction == b.direction)
      try #require(a.anchors.count == b.anchors.count)
      let off = zip(a.anchors, b.anchors).map { abs($0.chainageMeters - $1.chainageMeters) }.max() ?? 0
      #expect(off < 0.01)
    }
  }

  @Test(arguments: [14.0, -14.0])
  func `carriageways without one-way rules serve traffic on either side`(north: Double) {
    // Driving on the left, what goes east has the northern one; driving on the right, the southern one.
    let ledger = RoadLedger(roads: [
      Self.drawing.road("eastbound", [(0, north), (2000, north)]),
      Self.drawing.road("westbound", [(0, 0), (2000, 0)]),
    ])
    for (id, from, to) in [("eastbound", 0.0, 2000.0), ("westbound", 2000, 0)] {
      let stretches = Self.check(Drive([.road(id, from, to)], on: ledger), right: 0.97, chainage: 5)
      #expect(stretches.map(\.direction) == [from < to ? .forward : .backward])
      #expect(stretches.map { ledger.roads[$0.roadIndex].id } == [id])
    }
  }

  @Test func `a road across the antimeridian is one road`() {
    let drawing = Drawing(frame: LocalFrame(origin: Coordinate(latitude: -16.9, longitude: 179.999)))
    let ledger = RoadLedger(roads: [drawing.road("a", [(-800, 0), (900, 100), (1600, 900)])])
    let drive = Drive([.road("a", 50, 2500)], on: ledger)
    #expect(Self.check(drive, right: 0.97, chainage: 5).count == 1)
  }

  @Test func `a stop proves nothing and shifts nothing`() {
    let drive = Drive([.road("highway", 100, 2000)], on: Self.town, stops: [(at: 900, seconds: 300)])
    #expect(Self.check(drive, right: 0.98).count == 1)
  }

  @Test func `empty and single tracks give nothing, a damaged fix is passed over`() {
    #expect(Self.matcher.match([]).isEmpty)
    var drive = Drive([.road("highway", 100, 900)], on: Self.town).track
    #expect(Self.matcher.match([drive[0]]).isEmpty)
    let clean = Self.matcher.match(drive)
    drive[10].coordinate.latitude = .nan
    let damaged = Self.matcher.match(drive)
    #expect(damaged.map(\.roadIndex) == clean.map(\.roadIndex))
    #expect(RoadMatcher(ledger: RoadLedger(roads: [])).match(drive).isEmpty)
  }

  @Test func `the order of the ledger's roads doesn't matter, nor does asking twice`() {
    var receiver = Drive.Receiver()
    receiver.drift = 6
    let drive = Drive([.road("west", 0, 330), .road("frontage", 0, 1500)], on: Self.town, receiver: receiver)
    let one = RoadMatcher(ledger: Self.town).match(drive.track)
    let two = RoadMatcher(ledger: RoadLedger(roads: Self.town.roads.reversed())).match(drive.track)
    #expect(one == two)
    #expect(!one.isEmpty)
  }
}
