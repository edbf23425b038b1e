import Testing

@testable import RoadSurveys

@Suite struct SurveyPresetTests {
  // Figures: 舗装点検要領 (3 and 8 m/km); FHWA 95 and 170 in/mi at 63.36 in/mi a m/km; World Bank 2, 6, 12.
  @Test(
    arguments: [
      (SurveyPreset.japan, 3.0, 8.0, nil), (.japanCold, 3, 8, nil), (.fhwa, 1.5, 2.68, nil),
      (.worldBank, 2, 6, 12),
    ] as [(SurveyPreset, Double, Double, Double?)])
  func `a preset states the agency's figures`(preset: SurveyPreset, two: Double, three: Double, full: Double?)
  {
    let configuration = preset.applied(to: SurveyConfiguration())
    #expect(configuration.thresholds.classII == two && configuration.thresholds.classIII == three)
    #expect(configuration.ranking.conditionTo == full)
    #expect(throws: Never.self) { try configuration.validate() }
  }

  @Test func `the cold one leaves the winter out; both have local dates`() {
    let (mild, cold) = (SurveyPreset.japan.applied(to: .init()), SurveyPreset.japanCold.applied(to: .init()))
    #expect(mild.dates.utcOffsetMinutes == 540 && cold.dates.utcOffsetMinutes == 540)
    #expect(mild.aggregation.excludedSeasons.isEmpty && cold.aggregation.excludedSeasons.count == 1)
    #expect(cold.aggregation.excludedSeasons[0].contains("2026-02-01"))
  }

  @Test func `what a preset doesn't speak of stays`() {
    var own = SurveyConfiguration()
    own.sections.lengthMeters = 20
    own.packages.budget = 1
    for preset in SurveyPreset.allCases {
      let configuration = preset.applied(to: own)
      #expect(configuration.sections.lengthMeters == 20 && configuration.packages.budget == 1)
    }
  }
}
