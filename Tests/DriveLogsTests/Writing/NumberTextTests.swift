import Testing

@testable import DriveLogs

@Suite struct NumberTextTests {
  private func fixed(_ value: Double, _ decimals: Int, _ mark: Character = ".") -> String {
    var bytes: [UInt8] = []
    NumberText.append(value, decimals: decimals, decimalMark: mark.asciiValue ?? 0, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func scientific(_ value: Double) -> String {
    var bytes: [UInt8] = []
    NumberText.appendScientific(value, decimalMark: UInt8(ascii: "."), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (0, 0, "0"), (0, 3, "0.000"), (-0.0004, 3, "0.000"), (-0.0005, 3, "-0.001"), (9.9996, 3, "10.000"),
      (-12.5, 0, "-13"), (143.8908765, 7, "143.8908765"), (0.05, 1, "0.1"),
    ] as [(Double, Int, String)]) func `fixed decimals`(value: Double, decimals: Int, text: String)
  {
    #expect(fixed(value, decimals) == text)
    #expect(fixed(value, decimals, ",") == text.replacing(".", with: ","))
  }

  @Test(
    arguments: [
      (0, "0.000000000E0"), (9.80665, "9.806650000E0"), (-0.5, "-5.000000000E-1"),
      (12345.678, "1.234567800E4"),
      (9.9999999999, "1.000000000E1"), (1e-9, "1.000000000E-9"),
    ] as [(Double, String)]) func `scientific as phyphox writes it`(value: Double, text: String)
  {
    #expect(scientific(value) == text)
  }

  @Test func `nanoseconds since 1970 stay exact`() {
    var bytes: [UInt8] = []
    NumberText.append(
      1_775_433_600_123_456_789, power: 9, decimals: 9, decimalMark: UInt8(ascii: "."), to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "1775433600.123456789")
    bytes = []
    NumberText.append(123_456, power: 6, decimals: 1, decimalMark: UInt8(ascii: "."), to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "0.1")
    #expect(NumberText.remainder(-1, 1000) == 999 && NumberText.rounded(-1_500_001, to: 1_000_000) == -2)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59.999999999Z"),
      (1_775_433_600_500_000_000, "2026-04-06T00:00:00.5Z"),
      (951_782_400_000_000_000, "2000-02-29T00:00:00Z"),
    ] as [(Int64, String)]) func `moments are written and read back`(nanoseconds: Int64, text: String)
  {
    #expect(TimeText.utc(nanoseconds) == text)
    #expect(TimeText(Array(text.utf8))?.nanoseconds == nanoseconds)
  }
}
