import Testing

@testable import RoadSurveys

@Suite struct PackedLevelTests {
  @Test func `every code comes back as itself, and levels grow with their codes`() {
    var last = -Float.infinity
    for code in UInt16(1)...UInt16.max {
      let level = PackedLevel(code: code)
      #expect(PackedLevel(level.value) == level && level.value > last)
      last = level.value
    }
  }

  @Test func `a level is kept to a quarter of a thousandth`() {
    var value: Float = 2e-5
    while value < 60_000 {
      #expect(abs(PackedLevel(value).value / value - 1) <= 1 / 4096)
      value *= 1.0137
    }
  }

  @Test func `nothing, zero and the ends have their own codes`() {
    #expect(PackedLevel(.nan).isMissing && PackedLevel(-1).isMissing && PackedLevel.missing.value.isNaN)
    #expect(PackedLevel(0).code == 1 && PackedLevel(0).value == 0 && PackedLevel(1e-9).value == 0)
    #expect(PackedLevel(.infinity).code == .max && PackedLevel(1e9).code == .max)
  }
}
