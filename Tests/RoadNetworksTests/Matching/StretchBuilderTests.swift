import Testing

@testable import RoadNetworks

@Suite struct StretchBuilderTests {
  static let drawing = Drawing()
  /// Two roads end to end, and a side road.
  static let network = RoadNetwork(
    ledger: RoadLedger(roads: [
      drawing.road("a", [(0, 0), (200, 0)]), drawing.road("b", [(200, 0), (400, 0)]),
      drawing.road("c", [(400, 0), (400, 200)]),
    ]))

  /// `lost` fixes have no position; `guessed` metres of each of them were driven at a speed that nothing measured.
  static func stretches(
    _ legs: [MatchedLeg], count: Int = 60, lost: Range<Int> = 0..<0, guessed: Double = 0
  ) -> [MatchedStretch] {
    let track = (0..<count).map {
      let place = drawing.frame.coordinate(of: PlanePoint(x: 10 * Double($0), y: 0))
      return TrackPoint(
        coordinate: lost.contains($0) ? Coordinate(latitude: .nan, longitude: .nan) : place,
        travelledMeters: 10 * Double($0), seconds: Double($0), speed: 10,
        guessedMeters: lost.contains($0) ? guessed : 0)
    }
    return StretchBuilder(
      network: network, fit: ChainageFit(),
      emission: EmissionCost(configuration: EmissionCostConfiguration()), offLedger: OffLedgerConfiguration()
    ).stretches(of: legs, track: track)
  }

  static func leg(_ directed: [Int32], feet: [(fix: Int, position: Double)]) -> MatchedLeg {
    var leg = MatchedLeg(directed: directed[0], length: network.length(directed[0]))
    for d in directed.dropFirst() { leg.append(d, length: network.length(d)) }
    leg.feet = feet.map { .init(fix: $0.fix, position: $0.position, distance: 0, sigma: 7) }
    return leg
  }

  @Test func `a leg over two roads is cut at their junction`() {
    let leg = Self.leg([0, 2], feet: (0...30).map { (fix: $0, position: 50 + 10 * Double($0)) })
    let stretches = Self.stretches([leg])
    #expect(stretches.map(\.roadIndex) == [0, 1])
    let end = stretches[0].anchors[stretches[0].anchors.count - 1]
    #expect(abs(end.travelledMeters - 150) < 0.1 && abs(end.chainageMeters - 200) < 0.1)
    #expect(stretches[1].anchors[0].travelledMeters == end.travelledMeters)
    #expect(stretches[1].anchors[0].chainageMeters == 0)
  }

  @Test func `what was guessed between two feet counts, also on fixes that are none`() throws {
    let leg = Self.leg(
      [0, 2], feet: ([Int](0...9) + [Int](26...35)).map { (fix: $0, position: 10 * Double($0)) })
    func middle(guessed: Double) throws -> Double {
      let anchors = Self.stretches([leg], lost: 10..<26, guessed: guessed).flatMap(\.anchors)
      return try #require(anchors.first { $0.travelledMeters > 170 }).deviationMeters
    }
    // 0.12 of 160 m, half of it midway.
    let (known, unknown) = (try middle(guessed: 0), try middle(guessed: 10))
    #expect(
      known < 5 && abs((unknown * unknown - known * known).squareRoot() - 9.6) < 1.5, "\(known) \(unknown)")
  }

  @Test func `backwards chainage falls`() {
    let leg = Self.leg([3, 1], feet: (0...35).map { (fix: $0, position: 20 + 10 * Double($0)) })
    let stretches = Self.stretches([leg])
    #expect(stretches.map(\.direction) == [.backward, .backward])
    #expect(stretches.map(\.roadIndex) == [1, 0])
    #expect(abs(stretches[0].anchors[0].chainageMeters - 180) < 0.5)
  }

  @Test func `the mouth of a side road and a glimpse between breaks are dropped`() {
    let mouth = Self.leg(
      [0, 2, 4], feet: (0...35).map { (fix: $0, position: 50 + 10 * Double($0)) } + [(fix: 36, position: 408)]
    )
    #expect(Self.stretches([mouth]).map(\.roadIndex) == [0, 1])
    let glimpse = Self.leg([0], feet: [(fix: 0, position: 100), (fix: 1, position: 110)])
    #expect(Self.stretches([glimpse]).isEmpty)
  }

  @Test func `legs that turn meet at one place and one travelled distance`() throws {
    var out = Self.leg([0], feet: (0...10).map { (fix: $0, position: 20 + 10 * Double($0)) })
    var back = Self.leg([1], feet: (12...22).map { (fix: $0, position: 80 + 10 * Double($0 - 12)) })
    out.turnsAfter = true
    back.turnsBefore = true
    // At 100 m driven it was at 120; at 120 m driven, on the way back, at 200 − 80 = 120: it turned at 130.
    let stretches = Self.stretches([out, back])
    try #require(stretches.count == 2)
    let end = stretches[0].anchors[stretches[0].anchors.count - 1]
    #expect(abs(end.travelledMeters - 110) < 0.2 && abs(end.chainageMeters - 130) < 0.2)
    #expect(stretches[1].anchors[0].travelledMeters == end.travelledMeters)
    #expect(abs(stretches[1].anchors[0].chainageMeters - end.chainageMeters) < 0.01)
  }
}
