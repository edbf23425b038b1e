import Testing

@testable import DriveLogs

@Suite struct TimeTextTests {
  @Test(
    arguments: [
      ("2025-10-09T08:53:20.25Z", 1_760_000_000_250_000_000),
      ("2025-10-09T17:53:20.25+09:00", 1_760_000_000_250_000_000),
      ("2025-10-09 08:53:20,250", 1_760_000_000_250_000_000),
      ("09/10/2025 08:53:20", 1_760_000_000_000_000_000),
      ("2025-10-09 08-53-20_250", 1_760_000_000_250_000_000), ("1970-01-01T00:00:00Z", 0),
      ("2016-12-31T23:59:60.5Z", 1_483_228_800_500_000_000),
      ("2026-03-29 14:24:29.123456789", 1_774_794_269_123_456_789),
    ] as [(String, Int64)]) func `a date and time`(text: String, nanoseconds: Int64) throws
  {
    let time = try #require(TimeText(text.utf8))
    #expect(time.nanoseconds == nanoseconds && time.hasDate)
  }

  @Test func `zones and leap seconds are told`() {
    #expect(TimeText("2025-10-09T08:53:20Z".utf8)?.hasZone == true)
    #expect(TimeText("2025-10-09T08:53:20".utf8)?.hasZone == false)
    #expect(TimeText("2025-10-09T08:53:20-0330".utf8)?.nanoseconds == 1_760_012_600_000_000_000)
    #expect(TimeText("2016-12-31T23:59:60Z".utf8)?.isLeapSecond == true)
    #expect(TimeText("08:53:20:0250".utf8)?.nanoseconds == 32_000_025_000_000)
    #expect(TimeText("08:53:20".utf8)?.hasDate == false)
  }

  @Test(arguments: [
    "", "2025", "2025-13-01T00:00:00Z", "25-10-09 08:53:20", "2025-10-09", "08:61:00", "24:00:00", "a:b:c",
    "2025-10-09T08:53:20Zx",
  ])
  func `no time`(text: String) { #expect(TimeText(text.utf8) == nil) }
}
