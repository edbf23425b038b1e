import RoadFindings
import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct LeftOutTests {
  private func ledger() -> RoadLedger {
    let line = [Coordinate(latitude: 43.8, longitude: 143.9), Coordinate(latitude: 43.809, longitude: 143.9)]
    return RoadLedger(roads: [Road(id: "R", lines: [line])])
  }

  private func findings(_ left: LeftOut, _ repairs: [RepairWork] = []) -> [Finding] {
    left.findings(SurveyConfiguration(), repairs, on: ledger())
  }

  @Test func `nothing left out, nothing said`() {
    #expect(findings(LeftOut()).isEmpty)
  }

  @Test func `everything left out is counted, in a fixed order`() {
    var left = LeftOut()
    (left.pictures, left.unconfirmed, left.knownEvents) = (1, 2, 3)
    (left.outsideWindow, left.beforeRepair) = (4, 5)
    left.seasonal = ["2025-12-01", "2026-01-15"]
    let said = findings(left)
    #expect(
      said.map(\.kind) == [
        .photoUnplaced, .eventUnconfirmed, .knownUnplaced, .excludedSeason, .outsideWindow, .beforeRepair,
      ])
    #expect(said.map(\.count) == [1, 2, 3, 2, 4, 5])
    #expect(said[3].text.contains("between 2025-12-01 and 2026-01-15"))
  }

  @Test func `a repair beyond the road's end or on no road is a warning`() {
    // The road is 1000 m long.
    let repairs = [
      RepairWork(roadID: "R", fromMeters: 900, toMeters: 1200, date: "2026-05-11"),
      RepairWork(roadID: "R", fromMeters: 1100, toMeters: 1200, date: "2026-05-12"),
      RepairWork(roadID: "S", fromMeters: 0, toMeters: 10, date: "2026-05-13"),
    ]
    let said = findings(LeftOut(), repairs)
    #expect(said.map(\.kind) == [.repairUnplaced, .repairUnplaced])
    #expect(said[0].text.contains("2026-05-12") && said[1].text.contains("no such road"))
  }
}
