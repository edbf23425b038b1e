import RoadFindings
import Testing

@testable import RoadNetworks

@Suite struct UnconnectedEndsTests {
  /// Metres east and north of 43° N 143° E.
  private func road(_ id: String, _ points: [(Double, Double)]) -> Road {
    let scale = DegreeScale(latitude: 43)
    return Road(
      id: id,
      lines: [
        points.map { Coordinate(latitude: 43 + $0.1 / scale.north, longitude: 143 + $0.0 / scale.east) }
      ])
  }

  private func findings(_ roads: [Road]) -> [Finding] {
    RoadNetwork(ledger: RoadLedger(roads: roads)).unconnectedEnds()
  }

  private var main: Road { road("main", [(-200, 0), (200, 0)]) }

  @Test func `an end that stops short of a road is said with its distance`() {
    let found = findings([main, road("side", [(0, 6), (0, 150)])])
    #expect(found.count == 1 && found[0].count == 1 && found[0].kind == .ledgerGeometry)
    #expect(found[0].text.contains("road side ends 6.0 m from road main"))
  }

  @Test func `ends that are joined, far away or crossed by a bridge are none`() {
    #expect(findings([main, road("side", [(0, 1.5), (0, 150)])]).isEmpty)
    #expect(findings([main, road("side", [(0, 14), (0, 150)])]).isEmpty)
    // A bridge over the main road: no common vertex, its ends 100 m away.
    #expect(findings([main, road("bridge", [(0, -100), (0, 100)])]).isEmpty)
    #expect(findings([main]).isEmpty)
  }
}
