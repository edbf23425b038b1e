import Testing

@testable import RoadSurveys

@Suite struct ListChangesTests {
  private func section(_ index: Int, iri: Double?, rank: Int? = 1) -> SectionEstimate {
    var section = SectionEstimate(
      id: "R:forward:\(index)", roadID: "R", direction: "forward", fromMeters: Double(index) * 100,
      toMeters: Double(index + 1) * 100, lines: [])
    section.iri = iri
    section.rank = iri == nil ? nil : rank
    section.conditionClass = iri.map { ThresholdConfiguration().conditionClass(of: $0) }
    return section
  }

  @Test func `what came, what went and why, what moved`() {
    let old = [
      section(0, iri: 9, rank: 1), section(1, iri: 8.5, rank: 2), section(2, iri: 8.2, rank: 3),
      section(3, iri: 4), section(4, iri: 8.1, rank: 4),
    ]
    let new = [
      section(0, iri: nil), section(1, iri: 9.5),
      section(2, iri: 7.9), section(3, iri: 8.4, rank: 2), section(5, iri: 2),
    ]
    let changes = ListChanges(from: old, to: new)
    #expect(changes.entered.map(\.section.id) == ["R:forward:3"] && changes.entered[0].oldIRI == 4)
    #expect(changes.left.map(\.oldRank) == [1, 3, 4])
    #expect(changes.left.map(\.cause) == [.noRunCounts, .readsLower, .notInResult])
    #expect(changes.moved.map(\.section.id) == ["R:forward:1"] && changes.firstSeen == 1)
    let none = ListChanges(from: old, to: old)
    #expect(none.isEmpty && !changes.isEmpty)
  }
}
