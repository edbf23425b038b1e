import Testing

@testable import RoughnessModels

@Suite struct RoadVariationTests {
  @Test func `shared and own part of a track complement each other in power`() {
    var low = TrackFilter(wavenumber: 0.25, interval: 0.05)
    var high = low
    // Energies of both impulse responses add up to that of the impulse.
    var energy = 0.0
    for i in 0..<4_000 {
      let x = i == 0 ? 1.0 : 0
      let l = low.low(x)
      let h = high.high(x)
      energy += l * l + h * h
    }
    #expect(abs(energy - 1) < 1e-12)
  }

  @Test func `without spread the level is the median`() {
    var design = SimulatedRoad.Design(lengthMeters: 100, seed: 1)
    design.spread = 0
    design.medianIRI = 4
    var level = LevelAlongRoad(design)
    for _ in 0..<100 { #expect(level.next() == 4) }
  }

  @Test func `levels stay within what roads have`() {
    var design = SimulatedRoad.Design(lengthMeters: 100, seed: 1)
    design.spread = 3
    var level = LevelAlongRoad(design)
    let levels = (0..<20_000).map { _ in level.next() }
    #expect(levels.allSatisfy { (0.6...16).contains($0) })
    #expect(levels.contains(0.6) && levels.contains(16))
  }

  @Test func `hills begin and end level`() {
    var design = SimulatedRoad.Design(lengthMeters: 700, seed: 3)
    design.grade = 0.05
    let hills = Hills(design)
    #expect(abs(hills.slope(at: 0)) < 1e-15)
    #expect(abs(hills.slope(at: 700)) < 1e-15)
    #expect((0..<700).contains { abs(hills.slope(at: Double($0))) > 0.01 })
  }
}
