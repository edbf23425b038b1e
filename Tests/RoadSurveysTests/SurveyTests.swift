import RoadFindings
import RoadNetworks
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct SurveyTests {
  private let ledger = RoadLedger(roads: [
    Road(
      id: "1-2", name: "Main", aadt: 1000, importance: 1,
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.0027, longitude: 143)]])
  ])

  private func record(
    _ log: String, iri: [Double?], direction: String = "forward", seconds: Int64 = 1_775_431_800
  ) -> RunRecord {
    SampleRecord.make(
      log, roadID: "1-2", iri: iri, direction: direction, startEpochNanoseconds: seconds * 1_000_000_000)
  }

  private func result(_ records: [RunRecord]) -> SurveyResult {
    Survey(configuration: SurveyConfiguration(), ledger: ledger, ledgerIsDerived: false).result(of: records)
  }

  @Test func `any order of the records gives the same survey, and one given twice counts once`() {
    let records = ["a", "b", "c", "d"].enumerated().map { i, log in
      record(log, iri: (0..<30).map { Double($0 % 7) + Double(i) * 0.1 + 1 })
    }
    let expected = result(records)
    var random = SplitMix64(seed: 2)
    for _ in 0..<5 {
      let shuffled = result(records.shuffled(using: &random))
      #expect(shuffled.sections == expected.sections && shuffled.segments == expected.segments)
      #expect(shuffled.runs == expected.runs && shuffled.findings == expected.findings)
    }
    var copy = records[1]
    copy.log = "zz"
    let doubled = result(records + [copy])
    #expect(doubled.sections == expected.sections)
    #expect(doubled.findings.contains { $0.kind == .duplicateInput && $0.place.log == "zz" })
  }

  @Test func `roads worked through side by side give what they give one after the other`() async throws {
    let records = ["a", "b", "c"].flatMap { log in
      ["forward", "backward"].map { direction in
        record(
          log + direction, iri: (0..<30).map { Double($0 % 5) + (log == "b" ? 1.5 : 1) }, direction: direction
        )
      }
    }
    let survey = Survey(configuration: SurveyConfiguration(), ledger: ledger, ledgerIsDerived: false)
    let shelf = RecordShelf(records)
    let alone = try survey.survey(of: shelf)
    for threads in [1, 2, 7] {
      let beside = try await survey.survey(of: shelf, threads: threads)
      #expect(beside.result.sections == alone.result.sections && beside.shifts == alone.shifts)
      #expect(beside.result.findings == alone.result.findings)
    }
    #expect(Set(alone.result.sections.map(\.direction)).count == 2)
  }

  @Test func `a section is the mean of its cells, and the worst ten metres stay visible`() throws {
    // 300.0 m of road: sections 0–100, 100–200, 200–300.
    let one = result([record("a", iri: Array(repeating: 2, count: 9) + [12] + [nil, nil])])
    #expect(one.sections.map(\.fromMeters) == [0, 100])
    let first = one.sections[0]
    #expect(first.iri == 3 && first.iriMax == 12 && first.shareIII == 0.1 && first.conditionClass == "II")
    #expect(first.coverage == 1 && first.runs == 1 && first.rank == 1)
    let second = one.sections[1]
    #expect(second.iri == nil && second.rank == nil && second.coverage == 0 && second.conditionClass == nil)
    #expect(one.segments.count == 12 && one.segments[11].excluded == "slow" && one.segments[11].iri == nil)
  }

  @Test func `directions are kept apart, and coordinates run in the direction of travel`() {
    let both = result([
      record("a", iri: Array(repeating: 2, count: 10)),
      record("b", iri: Array(repeating: 5, count: 10), direction: "backward"),
    ]).sections
    #expect(both.map(\.direction) == ["forward", "backward"] && both.map(\.iri) == [2, 5])
    #expect(both.allSatisfy { $0.fromMeters < $0.toMeters })
    #expect(both[0].lines[0].first!.latitude < both[0].lines[0].last!.latitude)
    #expect(both[1].lines[0].first!.latitude > both[1].lines[0].last!.latitude)
  }

  @Test func `dates are local dates, and UTC is said where no offset was given`() {
    let records = [record("a", iri: Array(repeating: 2, count: 10))]
    let utc = result(records)
    #expect(utc.sections[0].lastDate == "2026-04-05")
    #expect(utc.findings.contains { $0.kind == .noTimeZone })
    var configuration = SurveyConfiguration()
    configuration.dates.utcOffsetMinutes = 540
    let japan = Survey(configuration: configuration, ledger: ledger, ledgerIsDerived: false).result(
      of: records)
    #expect(japan.sections[0].lastDate == "2026-04-06" && japan.findings.isEmpty)
  }

  @Test func `the empty set of records gives an empty survey`() {
    let empty = result([])
    #expect(empty.sections.isEmpty && empty.segments.isEmpty && empty.runs.isEmpty && empty.findings.isEmpty)
  }
}
