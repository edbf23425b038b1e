import RoadReports
import RoadSurveys
import TestSupport
import Testing

/// Checks the folder that `ROUGHNESS_RESULT` names, for machines without Python: CI sets it after the main job.
@Suite(.enabled(if: TestEnvironment.variable("ROUGHNESS_RESULT") != nil))
struct WrittenResultTests {
  @Test func `a written result keeps the contract`() throws {
    let path = try #require(TestEnvironment.variable("ROUGHNESS_RESULT"))
    let result = try WholeResult.open(path: path)
    let sections = try SectionsGeoJSON.read(result.read(SectionsGeoJSON.fileName), file: path)
    #expect(sections.contains { $0.iri != nil })
    #expect(Set(sections.map(\.id)).count == sections.count)
    for section in sections {
      #expect(section.fromMeters < section.toMeters)
      #expect((section.iri == nil) == (section.conditionClass == nil))
      #expect((section.iriLow ?? 0) <= (section.iriHigh ?? .infinity))
    }
    let tables = [
      (RankingTable.fileName, RankingTable.columns), (SegmentsTable.fileName, SegmentsTable.columns),
      (RunsTable.fileName, RunsTable.columns), (FindingsTable.fileName, FindingsTable.columns),
    ]
    for (name, columns) in tables {
      let lines = String(decoding: try result.read(name), as: UTF8.self).split(separator: "\n")
      #expect(lines.first == columns.joined(separator: ",")[...], "\(name)")
    }
    let ranks = String(decoding: try result.read(RankingTable.fileName), as: UTF8.self).split(separator: "\n")
      .dropFirst().map { $0.prefix { $0 != "," } }
    #expect(ranks == ranks.indices.map { String($0 + 1)[...] })
    #expect(ranks.count == sections.count { $0.rank != nil })
  }
}
