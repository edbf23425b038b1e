import Testing

@testable import RoadSurveys

@Suite struct RerankingTests {
  private func section(_ index: Int, iri: Double?, first: String? = nil, last: String? = nil)
    -> SectionEstimate
  {
    var section = SectionEstimate(
      id: "R:forward:\(index * 100)", roadID: "R", direction: "forward", fromMeters: Double(index) * 100,
      toMeters: Double(index + 1) * 100, lines: [])
    section.iri = iri
    section.conditionClass = iri.map { ThresholdConfiguration().conditionClass(of: $0) }
    section.shareIII = 0.5
    section.runs = 3
    section.vehicles = 2
    section.coverage = 1
    (section.firstDate, section.lastDate) = (first, last)
    return section
  }

  private func judged(_ sections: [SectionEstimate]) -> [SectionEstimate] {
    var sections = sections
    let ranker = SectionRanker(configuration: SurveyConfiguration())
    for i in sections.indices { ranker.judge(&sections[i]) }
    ranker.rank(&sections)
    return sections
  }

  @Test func `with equal settings nothing changes`() throws {
    let sections = judged([section(0, iri: 9), section(1, iri: nil), section(2, iri: 4)])
    let same = SurveyConfiguration()
    let outcome = try Reranking(from: same, to: same).outcome(of: sections)
    #expect(outcome.sections == sections && !outcome.losesShares && outcome.packages.count == 1)
  }

  @Test func `other bounds make other classes, and drop the share that belongs to the old ones`() throws {
    var fhwa = SurveyConfiguration()
    fhwa.thresholds.classII = 1.5
    fhwa.thresholds.classIII = 2.68
    let outcome = try Reranking(from: SurveyConfiguration(), to: fhwa).outcome(
      of: judged([section(0, iri: 4), section(1, iri: 2)]))
    #expect(outcome.sections.map(\.conditionClass) == ["III", "II"] && outcome.losesShares)
    #expect(outcome.sections.allSatisfy { $0.shareIII == nil } && outcome.packages.count == 1)
  }

  @Test func `what was repaired since it was driven leaves the list, and comes back without the repair`()
    throws
  {
    let sections = judged([
      section(0, iri: 9, first: "2026-03-01", last: "2026-04-30"),
      section(1, iri: 9, first: "2026-03-01", last: "2026-06-30"),
      section(2, iri: 9, first: "2026-06-01", last: "2026-06-30"),
      section(3, iri: 4, first: "2026-03-01", last: "2026-04-30"),
    ])
    let same = SurveyConfiguration()
    let repair = RepairWork(roadID: "R", fromMeters: 0, toMeters: 300, date: "2026-05-11")
    let outcome = try Reranking(from: same, to: same, repairs: [repair]).outcome(of: sections)
    #expect(outcome.sections.map(\.rank) == [nil, 1, 2, 3])
    #expect(outcome.repaired == 1 && outcome.mixed == 1 && outcome.packages.map(\.fromMeters) == [100])
    #expect(outcome.sections[0].iri == 9 && outcome.sections[0].action == .drive(repaired: "2026-05-11"))
    let back = try Reranking(from: same, to: same).outcome(of: outcome.sections)
    #expect(back.sections == sections)
  }

  @Test func `settings that act before the ranking are refused by name`() {
    var other = SurveyConfiguration()
    other.sections.lengthMeters = 20
    #expect(throws: SurveyError.self) { try Reranking(from: SurveyConfiguration(), to: other) }
  }
}
