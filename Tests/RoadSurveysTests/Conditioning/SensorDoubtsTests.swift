import RoadFindings
import Testing

@testable import RoadSurveys

@Suite struct SensorDoubtsTests {
  private func kinds(_ x: Double, _ y: Double, _ z: Double, clipped: Int = 0) -> [FindingKind] {
    let gravity = Vector3(x: x, y: y, z: z)
    return SensorDoubts(log: "a", gravity: gravity, norm: gravity.norm, clippedRows: clipped).findings
      .map(\.kind)
  }

  @Test func `a usual box raises no doubt`() {
    #expect(kinds(0.3, -0.2, 9.8) == [])
    #expect(kinds(0, 6.5, 7.2) == [])
  }

  @Test func `upside down, on its side, wrong in scale, clipped: each is said`() {
    #expect(kinds(0, 0, -9.8) == [.mounting])
    let side = SensorDoubts(log: "a", gravity: Vector3(x: -9.8, y: 0, z: 0), norm: 9.8, clippedRows: 0)
      .findings
    #expect(side[0].text.contains("-ax"))
    #expect(kinds(0, 0, 10.6) == [.gravityNorm])
    #expect(kinds(0, 0, 9.8, clipped: 7) == [.clipping])
    #expect(kinds(0, 0, 0.2) == [])
  }
}
