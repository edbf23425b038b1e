import RoadFindings
import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct RunSelectionTests {
  private let ledger = RoadLedger(roads: [
    Road(
      id: "R",
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.0027, longitude: 143)]])
  ])
  private let repair = RepairWork(roadID: "R", fromMeters: 0, toMeters: 100, date: "2026-05-11")

  private func record(_ date: String, iri: Double, cells: Int = 20, vehicle: String = "a") -> RunRecord {
    SampleRecord.make(
      "\(date) \(vehicle)", iri: Array(repeating: iri, count: cells),
      startEpochNanoseconds: Int64(LocalDate.days(date) ?? 0) * 86_400_000_000_000, vehicle: vehicle)
  }

  private func result(
    _ records: [RunRecord], repairs: [RepairWork] = [],
    _ change: (inout SurveyConfiguration) -> Void = { _ in }
  ) -> SurveyResult {
    var configuration = SurveyConfiguration()
    configuration.dates.utcOffsetMinutes = 0
    configuration.alignment.isOn = false
    change(&configuration)
    var survey = Survey(configuration: configuration, ledger: ledger, ledgerIsDerived: false)
    survey.repairs = repairs
    return survey.result(of: records)
  }

  @Test func `runs before a repair leave the estimate of what was repaired, and of that only`() {
    let records = [record("2026-04-01", iri: 9), record("2026-05-11", iri: 5), record("2026-06-01", iri: 2)]
    let sections = result(records, repairs: [repair]).sections
    #expect(sections.map(\.iri) == [2, 5.333])
    #expect(sections.map(\.runs) == [1, 3])
    let half = RepairWork(roadID: "R", fromMeters: 50, toMeters: 100, date: "2026-05-11")
    let partly = result([records[0]], repairs: [half]).sections
    #expect(partly[0].iri == 9 && partly[0].coverage == 0.5)
  }

  @Test func `a repaired section that wasn't driven since leaves the list and says so`() {
    let found = result([record("2026-04-01", iri: 9)], repairs: [repair])
    #expect(found.sections.map(\.iri) == [nil, 9] && found.sections.map(\.rank) == [nil, 1])
    #expect(found.sections[0].action == .drive(repaired: "2026-05-11"))
    #expect(found.packages.map(\.fromMeters) == [100])
    #expect(found.findings.first { $0.kind == .beforeRepair }?.count == 1)
    #expect(result([record("2026-05-12", iri: 9)], repairs: [repair]).sections[0].iri == 9)
  }

  @Test func `the other direction and other roads are not repaired, and what lies nowhere is said`() {
    var elsewhere = repair
    elsewhere.direction = "backward"
    #expect(result([record("2026-04-01", iri: 9)], repairs: [elsewhere]).sections[0].iri == 9)
    elsewhere.roadID = "unknown"
    let beyond = RepairWork(roadID: "R", fromMeters: 900, toMeters: 950, date: "2026-05-11")
    let findings = result([], repairs: [elsewhere, beyond]).findings
    #expect(findings.map(\.kind) == [.repairUnplaced, .repairUnplaced])
  }

  @Test func `runs of an excluded season count for nothing`() {
    let records = [record("2026-01-10", iri: 9), record("2026-06-01", iri: 3)]
    let found = result(records) { $0.aggregation.excludedSeasons = [Season("11-15…04-30")!] }
    #expect(found.sections.map(\.iri) == [3, 3] && found.homogeneous.map(\.iri) == [3])
    #expect(found.findings.first { $0.kind == .excludedSeason }?.count == 1)
    let winterOnly = result([records[0]]) { $0.aggregation.excludedSeasons = [Season("11-15…04-30")!] }
    #expect(winterOnly.sections.map(\.iri) == [nil, nil] && winterOnly.sections.count == 2)
  }

  @Test func `the window is counted back from the newest run over the section`() {
    let records = [
      record("2024-06-01", iri: 9), record("2025-06-01", iri: 5), record("2026-06-01", iri: 3, cells: 10),
    ]
    let found = result(records)
    // 2025-06-01 is 365 days before the newest of the first section; the second wasn't driven in 2026.
    #expect(found.sections.map(\.iri) == [4, 7])
    #expect(found.findings.first { $0.kind == .outsideWindow }?.count == 1)
    #expect(result(records) { $0.aggregation.windowDays = nil }.sections.map(\.runs) == [3, 2])
    #expect(result(records) { $0.aggregation.windowDays = 364 }.sections.map(\.iri) == [3, 5])
  }

  @Test func `a trend goes over window and repair`() throws {
    let records = (0..<10).map { i in
      record(i < 5 ? "202\(i)-03-01" : "202\(i - 2)-09-01", iri: 3 + 0.5 * Double(i < 5 ? i : i - 2))
    }
    let section = result(records) { $0.trend.chance = 0.05 }.sections[0]
    let trend = try #require(section.trend)
    #expect(trend > 0.4 && trend < 0.6 && section.trendFit?.runs == 10)
  }
}
