import Testing

@testable import RoadSurveys

@Suite struct DatePeriodTests {
  @Test func `both days are included, and a missing one bounds nothing`() {
    let april = DatePeriod(since: "2026-04-01", until: "2026-04-30")
    for (date, isIn) in [
      ("2026-03-31", false), ("2026-04-01", true), ("2026-04-30", true), ("2026-05-01", false),
    ] {
      #expect(april?.contains(date) == isIn)
    }
    #expect(DatePeriod(since: "2026-04-01")?.contains("2099-01-01") == true)
    #expect(DatePeriod(until: "2026-04-01")?.contains("1999-01-01") == true)
  }

  @Test(arguments: [
    "2026-4-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "26-01-01", "", "+026-01-01",
  ])
  func `what is no day is refused`(text: String) {
    #expect(DatePeriod(since: text) == nil && !DatePeriod.isDate(text))
  }

  @Test func `leap days are days, and a period must not end before it begins`() {
    #expect(
      DatePeriod.isDate("2024-02-29") && DatePeriod.isDate("2000-02-29") && !DatePeriod.isDate("1900-02-29"))
    #expect(DatePeriod(since: "2026-04-02", until: "2026-04-01") == nil)
    #expect(DatePeriod(since: "2026-04-01", until: "2026-04-01") != nil)
  }
}
