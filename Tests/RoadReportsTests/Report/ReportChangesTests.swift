import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct ReportChangesTests {
  private func data(_ changes: ReportChanges) throws -> JSONValue {
    var json = ReportJSON()
    var sink = ByteSink()
    json.begin()
    changes.write(&json)
    json.end()
    try json.drain(into: &sink)
    return try #require(try JSONValue.parse(sink.bytes, file: "changes")["changes"])
  }

  @Test func `the page gets what came and what went, with the cause as a phrase`() throws {
    var old = SampleSections.make(0)
    (old.conditionClass, old.iri, old.rank) = ("III", 9, 1)
    var repaired = old
    (repaired.iri, repaired.rank, repaired.conditionClass) = (nil, nil, nil)
    repaired.action = .drive(repaired: "2026-05-11")
    var new = SampleSections.make(1)
    (new.conditionClass, new.iri, new.rank) = ("III", 8.4, 1)
    let told = try data(ReportChanges(since: [old], to: [repaired, new]))
    #expect(told["first_seen"] == .number(1) && told["is_first"] == .bool(false))
    #expect(told["entered"]?.array?.first?["rank"] == .number(1))
    let left = try #require(told["left"]?.array?.first)
    #expect(left["old_rank"] == .number(1) && left["rank"] == .null && left["old_iri"] == .number(9))
    #expect(left["cause"] == .array([.string("actionDrive"), .string("2026-05-11")]))
  }

  @Test func `the first list has nothing before it`() throws {
    let told = try data(ReportChanges(since: nil, to: [SampleSections.make(0)]))
    #expect(told["is_first"] == .bool(true) && told["entered"] == .array([]))
  }
}
