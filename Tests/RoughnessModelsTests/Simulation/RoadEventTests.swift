import RoughnessModels
import Testing

@Suite struct RoadEventTests {
  @Test func `a bump reaches its height in the middle and ends level`() {
    let bump = RoadEvent(
      kind: .bump, distanceMeters: 10, heightMillimeters: 40, lengthMeters: 0.8, tracks: .both)
    #expect(bump.elevation(at: 10) == 0)
    #expect(abs(bump.elevation(at: 10.4) - 0.04) < 1e-15)
    #expect(abs(bump.elevation(at: 10.2) - 0.02) < 1e-15)
    #expect(bump.elevation(at: 10.8) == 0)
    #expect(bump.elevation(at: 9) == 0)
  }

  @Test func `a step stays`() {
    let step = RoadEvent(
      kind: .step, distanceMeters: 5, heightMillimeters: -12, lengthMeters: 0.1, tracks: .both)
    #expect(abs(step.elevation(at: 5.05) + 0.006) < 1e-15)
    #expect(step.elevation(at: 500) == -0.012)
  }
}
