import RoadFindings
import Testing

@testable import RoadNetworks

@Suite struct LedgerGeometryTests {
  private func feature(_ number: Int, _ lines: [[(Double, Double)]]) -> LedgerFeature {
    LedgerFeature(
      number: number, line: 10 * number, properties: [],
      lines: lines.map { $0.map { Coordinate(latitude: $0.1, longitude: $0.0) } })
  }

  @Test func `degrees pass, also at the limits; one bad number among good ones passes too`() throws {
    try LedgerGeometry.checkSystem(of: [feature(1, [[(-180, -90), (180, 90)]])])
    try LedgerGeometry.checkSystem(of: [feature(1, [[(143, 43), (143, 44), (500, 43)]])])
    try LedgerGeometry.checkSystem(of: [])
    try LedgerGeometry.checkSystem(of: [feature(1, [[(.nan, .nan)]])])
  }

  @Test func `metres and latitude first are told apart`() {
    #expect(throws: LedgerError.projected(feature: 2, x: -36_000, y: -12_000)) {
      try LedgerGeometry.checkSystem(of: [
        feature(1, [[(1, 2)]]), feature(2, [[(-36_000, -12_000), (-35_000, -11_000)]]),
      ])
    }
    #expect(throws: LedgerError.swapped(feature: 1, first: 43.8, second: 143.9)) {
      try LedgerGeometry.checkSystem(of: [feature(1, [[(43.8, 143.9), (43.9, 143.9)]])])
    }
  }

  @Test func `repeated points go, pieces without length and with impossible numbers too, each said once`() {
    var findings = FindingCollector()
    let lines = LedgerGeometry.cleaned(
      feature(4, [[(1, 2), (1, 2), (1, 3), (1, 3)], [(5, 5), (5, 5)], [(1, 2), (1, 99)], [(7, 7)], []]),
      findings: &findings)
    #expect(lines.map { $0.map(\.latitude) } == [[2, 3]])
    #expect(findings.findings.map(\.count) == [1, 3])
    #expect(findings.findings.allSatisfy { $0.kind == .ledgerGeometry && $0.place.line == 40 })
  }
}
