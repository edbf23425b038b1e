import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct RankingColumnsTests {
  private func cells(_ section: SectionEstimate, _ words: Words = .english) -> [String: TableCell] {
    Dictionary(uniqueKeysWithValues: zip(RankingColumns.names, RankingColumns.cells(of: section, words)))
  }

  @Test func `every name has its cell, of its own type`() {
    let cells = cells(SampleSections.make(2))
    #expect(RankingColumns.cells(of: SampleSections.make(0), .english).count == RankingColumns.names.count)
    #expect(Set(RankingColumns.names).count == RankingColumns.names.count)
    #expect(cells["rank"] == .integer(3) && cells["road_id"] == .text("R-1"))
    #expect(cells["from_m"] == .number(200, decimals: 1) && cells["length_m"] == .number(100, decimals: 1))
    #expect(cells["iri"] == .number(6.25, decimals: 3) && cells["last_date"] == .date("2025-05-01"))
    #expect(cells["start_lat"] == .number(43.8, decimals: 7))
    #expect(cells["priority"] == .number(12.5, decimals: 3) && cells["photo"] == .text("p.jpg"))
  }

  @Test func `a line of several pieces begins with the first and ends with the last`() {
    var section = SampleSections.make(0)
    section.lines.append([MapPoint(latitude: 1, longitude: 2), MapPoint(latitude: 3, longitude: 4)])
    let cells = cells(section)
    #expect(cells["start_lat"] == .number(43.8, decimals: 7) && cells["end_lat"] == .number(3, decimals: 7))
    #expect(cells["end_lon"] == .number(4, decimals: 7))
    section.lines = []
    #expect(self.cells(section)["start_lat"] == .number(nil, decimals: 7))
  }

  @Test func `reason and action are in the language asked for, absent ones absent`() {
    let japanese = cells(SampleSections.make(0), .japanese)
    #expect(japanese["action"] == .text("再計測"))
    guard case .text(let reason?) = japanese["reason"] else {
      Issue.record("no reason")
      return
    }
    #expect(reason.hasPrefix("IRI 4.3 mm/m、区分Ⅱ、"))
    var bare = SampleSections.make(0)
    (bare.priority, bare.action) = (nil, nil)
    #expect(cells(bare)["reason"] == .text(nil) && cells(bare)["action"] == .text(nil))
  }
}
