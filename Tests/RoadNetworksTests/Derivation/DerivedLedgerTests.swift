import RoadNetworks
import Testing

@Suite struct DerivedLedgerTests {
  typealias Drive = SimulatedDrive
  static let drawing = Drawing()
  static let town = RoadMatcherTests.town

  static func receiver(_ seed: UInt64, drift: Double = 2.5, white: Double = 0.7) -> Drive.Receiver {
    var receiver = Drive.Receiver()
    receiver.seed = seed
    receiver.drift = drift
    receiver.white = white
    return receiver
  }

  static func length(_ ledger: RoadLedger) -> Double {
    ledger.roads.reduce(0) { $0 + Centerline($1.lines).length }
  }

  /// Part of the tracks' length that the matcher finds on the ledger.
  static func matched(_ tracks: [[TrackPoint]], on ledger: RoadLedger) -> Double {
    let matcher = RoadMatcher(ledger: ledger)
    var on = 0.0
    var all = 0.0
    for track in tracks {
      all += track[track.count - 1].travelledMeters
      for stretch in matcher.match(track) {
        on += stretch.anchors[stretch.anchors.count - 1].travelledMeters - stretch.anchors[0].travelledMeters
      }
    }
    return on / all
  }

  @Test func `nothing driven, no ledger`() {
    #expect(DerivedLedger.derive(from: []).roads.isEmpty)
    #expect(DerivedLedger.derive(from: [[]]).roads.isEmpty)
    let standing = (0..<500).map {
      TrackPoint(
        coordinate: Coordinate(latitude: 43.8 + 0.00003 * Double($0 % 7), longitude: 143.9),
        travelledMeters: 0,
        seconds: Double($0), speed: 0)
    }
    #expect(DerivedLedger.derive(from: [standing]).roads.isEmpty)
  }

  @Test(arguments: 1...4)
  func `one road driven several times, both ways, is one road`(seed: UInt64) {
    var tracks: [[TrackPoint]] = []
    for i in 0..<4 {
      var receiver = Self.receiver(10 * seed + UInt64(i))
      receiver.laneOffset = 2
      let part: Drive.Part = i % 2 == 0 ? .road("highway", 0, 2400) : .road("highway", 2390, 10)
      tracks.append(Drive([part], on: Self.town, receiver: receiver).track)
    }
    let ledger = DerivedLedger.derive(from: tracks)
    #expect(ledger.roads.map(\.id) == ["D001"])
    #expect(abs(Self.length(ledger) - 2400) < 40)
    #expect(Self.matched(tracks, on: ledger) > 0.97)
  }

  @Test(arguments: 1...3)
  func `out and back in one run is one road, without a loop at its end`(seed: UInt64) {
    var receiver = Self.receiver(seed)
    receiver.laneOffset = 2.5
    let drive = Drive(
      [.road("highway", 50, 1500), .road("highway", 1500, 40)], on: Self.town, speed: 11, receiver: receiver)
    let ledger = DerivedLedger.derive(from: [drive.track])
    #expect(ledger.roads.count == 1)
    #expect(abs(Self.length(ledger) - 1450) < 45)
    let stretches = RoadMatcher(ledger: ledger).match(drive.track)
    #expect(stretches.map(\.direction) == [.forward, .backward])
  }

  @Test func `a stop ties no knot`() {
    let drive = Drive(
      [.road("highway", 0, 1500)], on: Self.town, receiver: Self.receiver(3, drift: 4, white: 2),
      stops: [(at: 700, seconds: 600)])
    let ledger = DerivedLedger.derive(from: [drive.track])
    #expect(ledger.roads.count == 1)
    #expect(abs(Self.length(ledger) - 1500) < 40)
  }

  @Test func `new parts become roads that hang together with the old ones`() {
    let one = Drive([.road("highway", 0, 2400)], on: Self.town, receiver: Self.receiver(5))
    let two = Drive(
      [.road("highway", 50, 200), .road("west", 300, 700)], on: Self.town, speed: 9,
      receiver: Self.receiver(6))
    let ledger = DerivedLedger.derive(from: [two.track, one.track])
    #expect(ledger.roads.count == 2)
    #expect(abs(Self.length(ledger) - 2800) < 60)
    let network = RoadNetwork(ledger: ledger)
    // The first road is cut where the second one leaves it.
    #expect(network.linkCount == 3 && network.nodeCount == 4)
    #expect(Self.matched([one.track, two.track], on: ledger) > 0.97)
  }

  @Test func `a frontage road 30 m beside stays a road of its own`() {
    let one = Drive([.road("highway", 200, 1700)], on: Self.town, receiver: Self.receiver(7, drift: 1.5))
    let two = Drive([.road("frontage", 0, 1500)], on: Self.town, receiver: Self.receiver(8, drift: 1.5))
    let ledger = DerivedLedger.derive(from: [one.track, two.track])
    #expect(ledger.roads.count == 2)
    #expect(abs(Self.length(ledger) - 3000) < 120)
  }

  @Test func `crossing a road doesn't cut it, and rounds are driven on one ring`() {
    let one = Drive([.road("bridge", 0, 900)], on: Self.town, receiver: Self.receiver(9))
    let two = Drive([.road("highway", 300, 1500)], on: Self.town, receiver: Self.receiver(10))
    #expect(DerivedLedger.derive(from: [one.track, two.track]).roads.count == 2)
    let ring = RoadLedger(roads: [
      Self.drawing.road("ring", [(0, 0), (400, 0), (400, 300), (0, 300), (0, 0)])
    ])
    let rounds = Drive(
      [.road("ring", 0, 1400), .road("ring", 0, 1400), .road("ring", 0, 700)], on: ring, speed: 9,
      receiver: Self.receiver(11))
    let ledger = DerivedLedger.derive(from: [rounds.track])
    #expect(ledger.roads.count == 1)
    #expect(abs(Self.length(ledger) - 1400) < 80)
  }

  @Test func `the order of the runs doesn't matter`() {
    let tracks = (0..<3).map { i in
      Drive(
        [.road("west", 0, 300), .road("highway", 200, 900 + 300 * Double(i))], on: Self.town,
        receiver: Self.receiver(UInt64(20 + i))
      ).track
    }
    let ledger = DerivedLedger.derive(from: tracks)
    #expect(ledger.roads == DerivedLedger.derive(from: tracks.reversed()).roads)
    #expect(ledger.roads == DerivedLedger.derive(from: [tracks[1], tracks[2], tracks[0]]).roads)
  }

  @Test func `a hole in the fixes is filled by another run`() {
    var receiver = Self.receiver(30)
    receiver.outages = [40...70]
    let one = Drive([.road("highway", 0, 2400)], on: Self.town, receiver: receiver)
    let two = Drive([.road("highway", 300, 1800)], on: Self.town, receiver: Self.receiver(31))
    let holed = DerivedLedger.derive(from: [one.track])
    #expect(holed.roads.count == 2)
    #expect(abs(Self.length(DerivedLedger.derive(from: [one.track, two.track])) - 2400) < 60)
  }

  @Test func `a ledger across the antimeridian keeps its coordinates in range`() {
    let drawing = Drawing(frame: LocalFrame(origin: Coordinate(latitude: -16.9, longitude: 179.9995)))
    let road = RoadLedger(roads: [drawing.road("a", [(-800, 0), (900, 100)])])
    let ledger = DerivedLedger.derive(from: [Drive([.road("a", 0, 1700)], on: road).track])
    #expect(ledger.roads.count == 1)
    #expect(abs(Self.length(ledger) - 1700) < 30)
    #expect(ledger.roads[0].lines[0].allSatisfy { abs($0.longitude) <= 180 })
  }

  @Test func `every setting says what it means`() {
    let labels = Mirror(reflecting: DerivedLedgerConfiguration()).children.compactMap(\.label)
    #expect(Set(labels) == Set(DerivedLedgerConfiguration.meanings.keys))
  }
}
