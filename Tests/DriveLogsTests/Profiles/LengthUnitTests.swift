import Testing

@testable import DriveLogs

@Suite struct LengthUnitTests {
  @Test(arguments: [
    (LengthUnit.meters, 1.5), (.kilometers, 1500), (.centimeters, 0.015), (.millimeters, 0.0015),
    (.micrometers, 1.5e-6), (.feet, 0.4572), (.inches, 0.0381),
  ])
  func `a value becomes metres`(unit: LengthUnit, meters: Double) {
    #expect(abs(unit.meters(1.5) / meters - 1) < 1e-15)
  }

  /// 583137/1000 rounds once, 583137·0.001 would round twice.
  @Test func `decimal submultiples give the double that metres would have been read as`() {
    for millimeters in stride(from: 583_137.0, to: 584_000, by: 7) {
      #expect(LengthUnit.millimeters.meters(millimeters) == Double("\(Int(millimeters))e-3"))
    }
  }

  @Test func `words of other things are no units`() {
    #expect(LengthUnit(word: "MM") == .millimeters)
    #expect(LengthUnit(word: "Feet") == .feet)
    #expect(LengthUnit(word: "elev") == nil)
    #expect(LengthUnit(word: "") == nil)
  }
}
