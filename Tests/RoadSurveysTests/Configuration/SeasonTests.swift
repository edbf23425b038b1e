import Testing

@testable import RoadSurveys

@Suite struct SeasonTests {
  @Test func `a season may reach over New Year, both ends included`() throws {
    let winter = try #require(Season("11-15…04-30"))
    #expect(["2025-11-15", "2025-12-31", "2026-01-01", "2026-04-30"].allSatisfy(winter.contains))
    #expect(["2025-11-14", "2026-05-01", "2026-07-01"].allSatisfy { !winter.contains($0) })
    let summer = try #require(Season("06-01..08-31"))
    #expect(summer.contains("2026-06-01") && !summer.contains("2026-09-01"))
  }

  @Test(arguments: ["", "11-15", "11-15-04-30", "11-31…04-30", "2025-11-15…2026-04-30", "11-15…", "…"])
  func `what is no season is refused`(text: String) {
    #expect(Season(text) == nil)
    #expect(throws: SurveyError.self) {
      try ConfigurationFile.read("{\"aggregation\": {\"excludedSeasons\": [\"\(text)\"]}}")
    }
  }

  @Test func `a configuration spells it as text`() throws {
    let read = try ConfigurationFile.read("{\"aggregation\": {\"excludedSeasons\": [\"12-01..02-29\"]}}")
    let text = try ConfigurationFile.tree(of: read).text
    #expect(text.contains("[\"12-01…02-29\"]"))
    let again = try ConfigurationFile.read(text)
    #expect(again == read)
  }
}
