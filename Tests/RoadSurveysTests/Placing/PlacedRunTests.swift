import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct PlacedRunTests {
  private let ledger = RoadLedger(roads: [
    Road(
      id: "1",
      lines: [[0.0, 1000].map { Coordinate(latitude: 43 + $0 / 111_100, longitude: 143) }])
  ])

  /// A part of a run with a bin of its own number each half metre.
  private func maker(_ from: Double, _ to: Double) -> PassMaker {
    let first = Int(max(0, from) / 0.5)
    let count = Int(min(1000, to) / 0.5) - first
    let part = TracePart(
      from: from, to: to,
      track: stride(from: max(0, from), to: min(1000, to), by: 20).map {
        TrackPoint(
          coordinate: Coordinate(latitude: 43 + $0 / 111_100, longitude: 143), travelledMeters: $0,
          seconds: $0 / 10, speed: 10)
      }, bridged: [],
      bins: PassBins(
        first: first, levels: (0..<count).map { PackedLevel(Float(first + $0 + 1)) },
        speeds: Array(repeating: 1000, count: count), reasons: Array(repeating: [], count: count)),
      events: [])
    return PassMaker(ledger: ledger, part: part)
  }

  private func stretch(
    _ places: [(travelled: Double, chainage: Double)], _ direction: TravelDirection = .forward
  ) -> MatchedStretch {
    MatchedStretch(
      roadIndex: 0, direction: direction,
      anchors: places.map { .init(travelledMeters: $0.travelled, chainageMeters: $0.chainage, confidence: 1) }
    )
  }

  @Test func `a pass over a border is one pass, with every bin once`() {
    var run = PlacedRun()
    run.add([stretch([(0, 100), (300, 400)])], maker(-.infinity, 200))
    run.add([stretch([(100, 202), (400, 502)])], maker(200, .infinity))
    #expect(run.passes.count == 1)
    #expect(run.passes[0].anchors.map(\.travelledMeters) == [0, 200, 400])
    #expect(run.passes[0].anchors.map(\.chainageMeters) == [100, 300, 502])
    #expect(run.passes[0].bins.levels.map(\.value) == (1...800).map { PackedLevel(Float($0)).value })
    #expect(abs(run.matchedMeters - 400) < 1e-9)
    #expect(run.track.map(\.milliseconds) == stride(from: 0, to: 100_000, by: 2000).map { $0 })
  }

  @Test func `a car doesn't go back where two parts meet`() {
    for direction in [TravelDirection.forward, .backward] {
      let sign = direction == .forward ? 1.0 : -1.0
      var run = PlacedRun()
      run.add([stretch([(0, 500), (200, 500 + sign * 200)], direction)], maker(-.infinity, 200))
      run.add(
        [stretch([(200, 500 + sign * 190), (205, 500 + sign * 195), (400, 500 + sign * 390)], direction)],
        maker(200, .infinity))
      let chainages = run.passes.flatMap { $0.anchors.map { sign * $0.chainageMeters } }
      #expect(run.passes.count == 1 && chainages == chainages.sorted())
    }
  }

  @Test func `another place, another direction or a hole between makes another pass`() {
    for next in [
      stretch([(200, 400), (400, 600)]), stretch([(200, 300), (400, 100)], .backward),
      stretch([(220, 320), (400, 500)]),
    ] {
      var run = PlacedRun()
      run.add([stretch([(0, 100), (200, 300)])], maker(-.infinity, 200))
      run.add([next], maker(200, .infinity))
      #expect(run.passes.count == 2)
    }
  }

  @Test func `what was placed before a border is packed, and the last pass goes on over the next ones`() {
    var run = PlacedRun()
    run.add(
      [stretch([(0, 100), (100, 200)]), stretch([(110, 210), (200, 300)])], maker(-.infinity, 200))
    #expect(run.passes.values.count == 1)
    run.add([stretch([(200, 300), (600, 700)])], maker(200, 600))
    run.add([stretch([(600, 700), (700, 800)])], maker(600, .infinity))
    #expect(run.passes.count == 2 && run.passes.values.count == 1)
    #expect(run.passes[0].anchors.map(\.travelledMeters) == [0, 100])
    #expect(run.passes[1].anchors.map(\.travelledMeters) == [110, 200, 600, 700])
    #expect(run.passes[1].bins.count == 1180)
    run.exclude(.gravityMissing)
    #expect(run.passes.allSatisfy { $0.bins.reasons.allSatisfy { $0.contains(.gravityMissing) } })
  }
}
