import TestSupport
import Testing

@testable import RoadNetworks

@Suite struct ChainageFitTests {
  static let fit = ChainageFit()

  static func stretch(_ direction: TravelDirection, _ anchors: [(Double, Double)]) -> MatchedStretch {
    MatchedStretch(
      roadIndex: 3, direction: direction,
      anchors: anchors.map { .init(travelledMeters: $0.0, chainageMeters: $0.1, confidence: 0.9) })
  }

  @Test(arguments: [TravelDirection.forward, .backward])
  func `a perfect track stays as it is`(direction: TravelDirection) {
    let sign = direction == .forward ? 1.0 : -1
    let anchors = (0..<60).map { (1000 + 15 * Double($0), 5000 + sign * 15 * Double($0)) }
    let fitted = Self.fit.fitted(Self.stretch(direction, anchors))
    #expect(fitted.roadIndex == 3 && fitted.direction == direction && fitted.keepsItsPromises)
    #expect(fitted.anchors[0].travelledMeters == 1000)
    #expect(fitted.anchors[fitted.anchors.count - 1].travelledMeters == 1885)
    for anchor in fitted.anchors {
      #expect(abs(anchor.chainageMeters - (5000 + sign * (anchor.travelledMeters - 1000))) < 1e-6)
    }
  }

  @Test func `a speed that is 0.4 % off is learnt from the positions`() {
    let anchors = (0..<200).map { (15 * Double($0), 15 * Double($0) * 1.004) }
    for anchor in Self.fit.fitted(Self.stretch(.forward, anchors)).anchors {
      // At the ends a receiver might as well have drifted.
      #expect(abs(anchor.chainageMeters - anchor.travelledMeters * 1.004) < 2.5)
    }
  }

  @Test func `white noise of 5 m shrinks to a metre`() {
    var random = SplitMix64(seed: 4)
    let anchors = (0..<400).map { i -> (Double, Double) in
      let noise = (0..<12).reduce(-6) { sum, _ in sum + random.uniform() }
      return (15 * Double(i), 15 * Double(i) + 5 * noise)
    }
    let errors = Self.fit.fitted(Self.stretch(.forward, anchors)).anchors.map {
      abs($0.chainageMeters - $0.travelledMeters)
    }
    #expect(errors.reduce(0, +) / Double(errors.count) < 1.3)
  }

  @Test func `a wild fix in twenty moves nothing`() {
    let anchors = (0..<200).map { i -> (Double, Double) in
      let wild: Double = i % 20 == 7 ? 40 : 0
      return (15 * Double(i), 15 * Double(i) + wild)
    }
    for anchor in Self.fit.fitted(Self.stretch(.forward, anchors)).anchors {
      #expect(abs(anchor.chainageMeters - anchor.travelledMeters) < 0.5)
    }
  }

  @Test func `confidence falls within a gap and comes back`() {
    let anchors = (0..<120).filter { !(40..<70).contains($0) }.map { (10 * Double($0), 10 * Double($0)) }
    let fitted = Self.fit.fitted(Self.stretch(.forward, anchors)).anchors
    let middle = fitted.min { abs($0.travelledMeters - 545) < abs($1.travelledMeters - 545) }
    #expect(middle.map { $0.confidence < 0.6 } == true)
    #expect(fitted[0].confidence == 0.9 && fitted[fitted.count - 1].confidence == 0.9)
  }

  // 14 m/s to 300 m, then 24 s without a fix in which the car drove 60 m, stood for 16 s and drove 60 m; the guess is 336 m.
  @Test(arguments: [true, false]) func `a stop within a hole is stated as what it is`(stopped: Bool) {
    let lost: Double = stopped ? 216 : 0
    let observations = (0..<60).filter { !(22..<46).contains($0) }.map { i in
      let travelled = 14 * Double(i)
      return ChainageFit.Observation(
        travelledMeters: travelled, seconds: Double(i), position: travelled - (i < 46 ? 0 : lost),
        confidence: 1, holeSeconds: i == 46 ? 25 : 1)
    }
    let nodes = Self.fit.fit(observations)
    // Where the car stood, 60 m behind the hole's beginning: guessed 300 + 60 m to 300 + 276 m.
    let hole = nodes.filter { (380...560).contains($0.travelledMeters) }
    for node in hole {
      let true_ = stopped ? 294 + 60.0 : node.travelledMeters
      #expect(abs(node.position - true_) < 2.5 * node.deviation)
      #expect(stopped ? node.deviation > 60 : node.deviation < 12)
    }
    // The ends know where they are.
    for node in nodes where !(270...670).contains(node.travelledMeters) {
      #expect(abs(node.position - (node.travelledMeters - (node.travelledMeters < 400 ? 0 : lost))) < 3)
      #expect(node.deviation < 5)
    }
  }

  // The same drive without a stop: nothing on either side shows that the 336 m of the hole were only guessed.
  @Test func `a guessed hole that both sides agree with is stated as a guess`() throws {
    func nodes(guessed: Double) -> [ChainageFit.Node] {
      Self.fit.fit(
        (0..<60).filter { !(22..<46).contains($0) }.map { i in
          let travelled = 14 * Double(i)
          return ChainageFit.Observation(
            travelledMeters: travelled, seconds: Double(i), position: travelled, confidence: 1,
            holeSeconds: i == 46 ? 25 : 1, guessedMeters: i == 46 ? guessed : 0)
        })
    }
    let (known, guessed) = (nodes(guessed: 0), nodes(guessed: 336))
    for (a, b) in zip(known, guessed) {
      #expect(abs(a.position - b.position) < 1)
      // 0.12 of 336 m, half of it midway.
      if (440...500).contains(a.travelledMeters) {
        #expect(a.deviation < 12 && (20...26).contains(b.deviation))
      }
      if !(270...670).contains(a.travelledMeters) { #expect(b.deviation < a.deviation + 1) }
    }
  }

  @Test func `what goes back in the noise comes out monotone`() {
    let anchors = (0..<50).map { i -> (Double, Double) in
      let noise: Double = i % 2 == 0 ? 6 : -6
      return (2 * Double(i), 2 * Double(i) + noise)
    }
    #expect(Self.fit.fitted(Self.stretch(.backward, anchors.map { ($0.0, 500 - $0.1) })).keepsItsPromises)
  }

  @Test func `one anchor has no extent`() {
    #expect(Self.fit.fitted(Self.stretch(.forward, [(3, 4)])).anchors.isEmpty)
  }

  @Test(arguments: 1...4)
  func `matched chainage beats its fixes`(seed: UInt64) {
    // A winding road of 8 km, wandering error of 3 m with a memory of 30 s, white 2 m, speed 0.5 % off.
    var random = SplitMix64(seed: seed)
    var points: [(Double, Double)] = []
    for i in 0...160 { points.append((50 * Double(i), 30 * random.uniform())) }
    let ledger = RoadLedger(roads: [Drawing().road("a", points)])
    var receiver = SimulatedDrive.Receiver()
    receiver.drift = 3
    receiver.driftSeconds = 30
    receiver.white = 2
    receiver.travelledScale = 1.005
    receiver.seed = seed
    let drive = SimulatedDrive([.road("a", 0, 8000)], on: ledger, receiver: receiver)
    let matched = RoadMatcher(ledger: ledger).match(drive.track)
    let line = Centerline(ledger.roads[0].lines)
    let raw = drive.track.map { point in
      abs(line.projection(of: point.coordinate).chainageMeters - point.travelledMeters / 1.005)
    }
    let score = drive.score(matched)
    #expect(score.chainageError < 0.85 * raw.reduce(0, +) / Double(raw.count))
    #expect(score.chainageError < 3)
  }
}
