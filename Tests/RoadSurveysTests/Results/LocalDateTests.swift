import Testing

@testable import RoadSurveys

@Suite struct LocalDateTests {
  // Instants from `date -u -d … +%s`.
  @Test(arguments: [
    (0, 0, "1970-01-01"), (-1, 0, "1969-12-31"), (951_782_399, 0, "2000-02-28"),
    (951_782_400, 0, "2000-02-29"), (951_868_800, 0, "2000-03-01"), (4_107_542_400, 0, "2100-03-01"),
    (1_775_431_800, 0, "2026-04-05"), (1_775_431_800, 540, "2026-04-06"), (1_775_347_200, -60, "2026-04-04"),
  ])
  func `half past eight in Japan is yesterday in UTC`(seconds: Int64, offset: Int, date: String) {
    #expect(LocalDate.text(epochNanoseconds: seconds * 1_000_000_000, offsetMinutes: offset) == date)
    // The day counts from midnight, whichever side of 1970.
    let local = Int(seconds) + offset * 60
    let midnight = local - ((local % 86_400) + 86_400) % 86_400
    #expect(LocalDate.days(date) == midnight / 86_400)
  }

  @Test func `what is no date has no day`() {
    #expect(["", "2026-02-29", "2026-4-1", "11.5.2026"].allSatisfy { LocalDate.days($0) == nil })
  }
}
