import Testing

@testable import RoadSurveys

@Suite struct SectionRankerTests {
  private let ranker = SectionRanker(configuration: SurveyConfiguration())

  private func section(
    _ id: String, iri: Double?, aadt: Double? = nil, importance: Double? = nil, runs: Int = 4,
    spread: Double? = nil, confidence: String = "medium", exact: Bool = true
  ) -> SectionEstimate {
    var section = SectionEstimate(
      id: id, roadID: id, direction: "forward", fromMeters: 0, toMeters: 100, lines: [])
    section.iri = iri
    section.conditionClass = iri.map { ThresholdConfiguration().conditionClass(of: $0) }
    section.aadt = aadt
    section.importance = importance
    section.confidence = confidence
    section.runs = runs
    section.vehicles = min(runs, 2)
    section.coverage = 1
    section.runSD = spread
    var configuration = SurveyConfiguration()
    if exact {
      configuration.aggregation.vehicleRelative = 0
      configuration.aggregation.noiseRelative = 0
    }
    SectionRanker(configuration: configuration).judge(&section)
    return section
  }

  // 100·condition·(0.6 + 0.2·traffic + 0.2·importance), by hand; traffic 1000 a day = log 10 / log 100 = 0.5.
  @Test(
    arguments: [
      (8.0, 1000.0, 1.0, 90.0), (5.5, 1000, 1, 45), (5.5, nil, nil, 40), (3, 10_000, 1, 0), (20, 100, 0, 60),
      (20, 20_000, 1, 100),
    ] as [(Double, Double?, Double?, Double)])
  func `priority is the documented formula`(
    iri: Double, aadt: Double?, importance: Double?, priority: Double
  ) {
    #expect(section("a", iri: iri, aadt: aadt, importance: importance).priority == priority)
  }

  // Lower bound by hand: 4 runs, 2 cars, 100 m: 5·(1 − 1.645·√(0.13²/2 + 0.075²·(0.7 + 0.3/4))) = 4.069,
  // (4.069 − 3)/5 = 0.214; a lone run: 5·(1 − 1.645·√(0.13² + 0.075² + 0.15²)) = 3.255, 0.051.
  @Test func `the condition is that of the lower bound, whose error is computed from what is printed`() {
    #expect(section("a", iri: 5, exact: false).condition == 0.214)
    #expect(section("a", iri: 5, runs: 1, exact: false).condition == 0.051)
    // Runs that disagree by more than the model allows: 5 − 1.645·1.6/√4 = 3.684.
    #expect(section("a", iri: 5, spread: 1.6).condition == 0.137)
  }

  @Test func `a single noisy run never tops the list, and stays near the top`() {
    // Two thirds too high in one run.
    var sections = [
      section("noisy", iri: 10, runs: 1, exact: false), section("broken", iri: 8.5, exact: false),
      section("worn", iri: 5, exact: false),
    ]
    ranker.rank(&sections)
    #expect(sections.map(\.rank) == [2, 1, 3])
    #expect(sections[0].action == .measureAgain)
  }

  @Test func `a sound arterial never outranks a broken back street`() {
    var sections = [
      section("arterial", iri: 2.9, aadt: 30_000, importance: 1),
      section("back street", iri: 9, aadt: 50, importance: 0),
    ]
    ranker.rank(&sections)
    #expect(sections.map(\.rank) == [2, 1])
  }

  @Test func `ties go by IRI, then by place; without an estimate there is no rank`() {
    var sections = [
      section("a", iri: 1), section("b", iri: nil), section("c", iri: 2), section("d", iri: 2),
    ]
    ranker.rank(&sections)
    #expect(sections.map(\.rank) == [3, nil, 1, 2])
    #expect(sections[1].priority == nil && sections[1].action == nil)
  }

  @Test func `bad and uncertain says measure again, and never claims more than roughness can`() {
    #expect(section("a", iri: 9, confidence: "low").action == .measureAgain)
    #expect(section("a", iri: 9).action == .repair)
    #expect(section("a", iri: 9, runs: 1).action == .measureAgain)
    #expect(section("a", iri: 4, runs: 1).action == .keep)
    #expect(section("a", iri: 4).action == .keep)
    #expect(section("a", iri: 2, confidence: "low").action == SectionAction.none)
  }

  @Test func `an event that weighs more than the roughness is to be inspected`() {
    var section = section("a", iri: 2)
    section.events = 1
    section.eventSeverity = 0.6
    section.worstEvent = EventMark(kind: "pothole", millimeters: 51)
    ranker.judge(&section)
    #expect(section.action == .inspect(EventMark(kind: "pothole", millimeters: 51)))
    // 100·0.6·(0.6 + 0.2·0.5 + 0.2·0.5)
    #expect(section.priority == 48)
  }
}
