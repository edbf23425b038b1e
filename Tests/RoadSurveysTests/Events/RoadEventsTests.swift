import RoadFindings
import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct RoadEventsTests {
  private let ledger = RoadLedger(roads: [
    Road(
      id: "R", name: "Main",
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.0027, longitude: 143)]])
  ])

  /// A run over 300 m with a pothole at 150 m travelled and a joint at 250 m.
  private func record(
    _ day: Int, direction: String = "forward", depth: Int = 420, levels: LevelKind = .roughness
  ) -> RunRecord {
    var record = SampleRecord.make(
      "run \(day)", iri: Array(repeating: 2, count: 30), direction: direction,
      startEpochNanoseconds: 1_775_431_800_000_000_000 + Int64(day) * 86_400_000_000_000)
    record.levels = levels
    record.passes[0].events = [
      PassEvent(
        kind: .pothole, travelledMillimeters: 150_000 + day * 500, heightTenths: -depth,
        lengthCentimeters: 80,
        scoreTenths: 150),
      PassEvent(
        kind: .step, travelledMillimeters: 250_000, heightTenths: 180, lengthCentimeters: 0, scoreTenths: 90),
    ]
    return record
  }

  private func survey(_ records: [RunRecord], known: [KnownEvent] = []) -> SurveyResult {
    var survey = Survey(configuration: SurveyConfiguration(), ledger: ledger, ledgerIsDerived: false)
    survey.known = known
    return survey.result(of: records)
  }

  @Test func `runs' events become the road's, counted on their section and in its priority`() throws {
    let result = survey([record(0), record(1), record(2)])
    try #require(result.events.map(\.kind) == ["pothole", "step"])
    let pothole = result.events[0]
    #expect(pothole.id == "R:forward:150.5" && pothole.status == .new && pothole.confidence == "high")
    #expect(pothole.heightMillimeters == -42 && pothole.lengthMeters == 0.8 && pothole.runs == 3)
    #expect(pothole.firstDate == "2026-04-05" && pothole.lastDate == "2026-04-07")
    #expect(abs(pothole.place.latitude - (43 + 150.5 / 111_096)) < 1e-5)
    #expect(result.sections.map(\.events) == [0, 1, 1])
    // IRI 2 is sound: the priority is the pothole's, 100·severity·(0.6 + 0.1 + 0.1).
    let severity = try #require(pothole.severity)
    #expect(severity > 0.3 && result.sections[1].condition == 0)
    #expect(result.sections[1].priority == Rounding.tenths(80 * severity) && result.sections[1].rank == 1)
    #expect(result.sections[0].priority == 0)
    #expect(result.sections[1].worstEvent == EventMark(kind: "pothole", millimeters: 42))
    // Roughness itself knows nothing of them.
    #expect(result.sections.allSatisfy { $0.iri == 2 })
  }

  @Test func `backward, chainage runs against travel`() {
    let result = survey([record(0, direction: "backward")])
    #expect(result.events.map(\.chainageMeters) == [50, 150])
    #expect(result.events.allSatisfy { $0.direction == "backward" && $0.confidence == "low" })
  }

  @Test func `what is known neither counts nor ranks, and is gone when three passes don't meet it`() throws {
    let known = [
      KnownEvent(roadID: "R", chainageMeters: 152, kind: "manhole", text: "No. 7"),
      KnownEvent(roadID: "R", chainageMeters: 40, kind: "joint"),
      KnownEvent(roadID: "elsewhere", chainageMeters: 40),
    ]
    let result = survey([record(0), record(1), record(2)], known: known)
    #expect(result.events.map(\.status) == [.gone, .known, .new])
    #expect(result.events[0].kind == "joint" && result.events[0].heightMillimeters == nil)
    #expect(result.events[0].severity == nil && result.events[0].runs == 0 && result.events[0].passes == 3)
    #expect(result.events[1].text == "No. 7" && result.events[1].kind == "pothole")
    #expect(result.sections.map(\.events) == [0, 0, 1])
    #expect(result.sections[1].priority == 0)
    #expect(result.findings.contains { $0.kind == .knownUnplaced && $0.count == 1 })
    // Two passes are too few to say that the joint is gone, and so are passes of the day it was last met.
    #expect(survey([record(0), record(1)], known: known).events.map(\.status) == [.known, .new])
    let dated = [KnownEvent(roadID: "R", chainageMeters: 40, kind: "joint", lastDate: "2026-04-06")]
    #expect(!survey([record(0), record(1), record(2)], known: dated).events.contains { $0.status == .gone })
  }

  @Test func `one sighting of four passes is counted, not reported`() {
    var others = [record(1), record(2), record(3)]
    for i in others.indices { others[i].passes[0].events.removeFirst() }
    let result = survey([record(0)] + others)
    #expect(result.events.map(\.kind) == ["step"])
    #expect(result.findings.contains { $0.kind == .eventUnconfirmed && $0.count == 1 })
  }

  @Test func `without a profile nothing was looked for, which isn't nothing found`() {
    let result = survey([record(0, levels: .meanSquareAcceleration)])
    #expect(result.events.isEmpty && result.sections.allSatisfy { $0.events == nil })
  }

  @Test func `the picture nearest to an event is its picture`() {
    var survey = Survey(configuration: SurveyConfiguration(), ledger: ledger, ledgerIsDerived: false)
    survey.photos = [130.0, 148, 200].map {
      Photo(name: "\(Int($0)).jpg", coordinate: Coordinate(latitude: 43 + $0 / 111_096, longitude: 143))
    }
    #expect(survey.result(of: [record(0)]).events.map(\.photo) == ["148.jpg", nil])
  }
}
