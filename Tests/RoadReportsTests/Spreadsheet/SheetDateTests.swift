import Testing

@testable import RoadReports

@Suite struct SheetDateTests {
  /// Serial numbers as spreadsheets show them: days since 1899-12-30.
  @Test(arguments: [
    ("1900-03-01", 61), ("1970-01-01", 25_569), ("2000-02-29", 36_585), ("2026-11-21", 46_347),
    ("9999-12-31", 2_958_465),
  ])
  func `a date is a count of days`(text: String, serial: Int) {
    #expect(SheetDate.serial(of: text) == serial)
  }

  @Test(arguments: [
    "", "2026-11", "2026-13-01", "2026-02-29", "1900-02-28", "2026-1-01", "+026-01-01", "abcd-ef-gh",
    "2026-00-10",
  ])
  func `what is no date of the calendar stays text`(text: String) {
    #expect(SheetDate.serial(of: text) == nil)
  }
}
