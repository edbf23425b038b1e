import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct EventMergerTests {
  private let merger = EventMerger(settings: EventMergingConfiguration())

  /// Passes of their own runs over 1 km, an hour apart.
  private func passages(_ count: Int, days: Bool = true) -> [EventMerger.Passage] {
    (0..<count).map { i in
      EventMerger.Passage(
        run: i, epochNanoseconds: Int64(i) * 3_600_000_000_000, date: days ? "2026-04-0\(i + 1)" : nil,
        rated: Array(repeating: true, count: 100))
    }
  }

  private func sighting(
    _ chainage: Double, pass: Int, kind: EventKind = .bump, height: Double = 30, score: Double = 10
  ) -> EventMerger.Sighting {
    EventMerger.Sighting(
      chainage: chainage, kind: kind, heightMillimeters: height, lengthMeters: 1, score: score, pass: pass)
  }

  @Test func `what several passes met at one place is one event, at the median`() throws {
    let (events, unconfirmed) = merger.merged(
      [
        sighting(100, pass: 0, height: 20), sighting(103, pass: 1, height: 32),
        sighting(102, pass: 2, height: 90), sighting(400, pass: 0), sighting(401, pass: 1),
        sighting(399, pass: 2),
      ], passages(3))
    #expect(unconfirmed == 0)
    try #require(events.count == 2)
    #expect(events[0].chainage == 102 && events[0].heightMillimeters == 32 && events[0].runs == 3)
    #expect(events[0].passes == 3 && events[0].confidence == "high" && !events[0].isGone)
    #expect(events[0].firstDate == "2026-04-01" && events[0].lastDate == "2026-04-03")
  }

  @Test func `two potholes that every pass met 5 m apart stay two`() {
    let sightings = (0..<4).flatMap { pass in
      [
        sighting(200 + 0.3 * Double(pass), pass: pass, kind: .pothole),
        sighting(205 + 0.3 * Double(pass), pass: pass, kind: .pothole),
      ]
    }
    let events = merger.merged(sightings, passages(4)).events
    #expect(events.count == 2 && events.allSatisfy { $0.runs == 4 })
  }

  @Test func `what one of three passes met is none, unless something is known to be there`() {
    let lone = [sighting(500, pass: 1)]
    #expect(merger.merged(lone, passages(2)).events.map(\.confidence) == ["low"])
    #expect(merger.merged(lone, passages(4)).events.isEmpty)
    #expect(merger.merged(lone, passages(4)).unconfirmed == 1)
    #expect(merger.merged(lone, passages(4)) { abs($0 - 500) < 8 }.events.count == 1)
  }

  @Test func `a new pothole isn't outvoted by drives from before it was there, but must be met twice`() throws
  {
    let passes = passages(40)
    let once = merger.merged([sighting(505, pass: 38)], passes)
    #expect(once.events.isEmpty && once.unconfirmed == 1)
    let event = try #require(
      merger.merged([sighting(505, pass: 38), sighting(506, pass: 39)], passes).events.first)
    #expect(event.passes == 2 && event.earlier == 38 && event.confidence == "medium" && !event.isGone)
    // Met in its first week only, then missed by too many: no event yet, and no proof that it was one.
    let fading = merger.merged([sighting(505, pass: 33), sighting(506, pass: 39)], passes)
    #expect(fading.events.isEmpty && fading.unconfirmed == 1)
  }

  @Test func `without clocks every pass votes`() {
    var passes = passages(9)
    for i in passes.indices { passes[i].epochNanoseconds = nil }
    #expect(merger.merged([sighting(505, pass: 7), sighting(506, pass: 8)], passes).events.isEmpty)
  }

  @Test func `a pass that wasn't rated there didn't go by`() {
    var passes = passages(4)
    for i in 1..<4 { passes[i].rated[50] = false }
    let events = merger.merged([sighting(505, pass: 0)], passes).events
    #expect(events.map(\.passes) == [1])
  }

  @Test func `the kind that stands out most in all is the kind, and its heights count`() throws {
    let events = merger.merged(
      [
        sighting(100, pass: 0, kind: .pothole, height: -40, score: 9),
        sighting(101, pass: 1, kind: .pothole, height: -44, score: 9),
        sighting(100, pass: 2, kind: .step, height: 18, score: 12),
      ], passages(3)
    ).events
    try #require(events.count == 1)
    #expect(events[0].kind == .pothole && events[0].heightMillimeters == -42 && events[0].runs == 3)
  }

  @Test func `three later passes without it make an event gone, two don't, and undated ones never`() throws {
    let seen = [sighting(100, pass: 0), sighting(100, pass: 1)]
    let gone = try #require(merger.merged(seen, passages(5)).events.first)
    #expect(gone.isGone && gone.lastDate == "2026-04-02" && gone.confidence == "medium")
    #expect(merger.merged(seen, passages(4)).events.map(\.isGone) == [false])
    var undated = passages(6)
    for i in undated.indices { undated[i].epochNanoseconds = nil }
    #expect(merger.merged(seen, undated).events.allSatisfy { !$0.isGone })
    // Met again after a break: it never went.
    #expect(merger.merged(seen + [sighting(101, pass: 5)], passages(6)).events.map(\.isGone) == [false])
  }

  @Test func `the order of what is given doesn't matter`() {
    var random = SplitMix64(seed: 5)
    let sightings = (0..<60).map { i in
      sighting(
        Double(i % 12) * 20 + random.uniform(-2...2), pass: i / 12, kind: EventKind.allCases[i % 3],
        height: random.uniform(15...60), score: random.uniform(5...40))
    }
    let expected = merger.merged(sightings, passages(5))
    for _ in 0..<5 {
      let shuffled = merger.merged(sightings.shuffled(using: &random), passages(5))
      #expect(shuffled.events == expected.events && shuffled.unconfirmed == expected.unconfirmed)
    }
    #expect(expected.events.count == 12)
    #expect(merger.merged([], passages(5)).events.isEmpty)
  }

  // By hand: 40 mm seen once are surely 40·(1 − 1.645·0.25) = 23.55 mm; (23.55 − 15)/35 = 0.244.
  @Test func `severity is of the height that an event surely has`() {
    let settings = EventMergingConfiguration()
    #expect(settings.severity(heightMillimeters: -40, runs: 1) == 0.244)
    #expect(settings.severity(heightMillimeters: 40, runs: 4) == 0.479)
    #expect(settings.severity(heightMillimeters: 500, runs: 1) == 1)
    #expect(settings.severity(heightMillimeters: 14, runs: 100) == 0)
  }
}
