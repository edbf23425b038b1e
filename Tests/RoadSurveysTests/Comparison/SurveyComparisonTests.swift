import Testing

@testable import RoadSurveys

@Suite struct SurveyComparisonTests {
  private func section(
    _ index: Int, iri: Double?, runs: Int = 16, calibrated: Bool = false, dates: (String, String)? = nil
  ) -> SectionEstimate {
    var section = SectionEstimate(
      id: "R:forward:\(index)", roadID: "R", direction: "forward", fromMeters: Double(index) * 100,
      toMeters: Double(index + 1) * 100, lines: [])
    section.iri = iri
    section.runs = runs
    section.vehicles = 1
    section.coverage = 1
    section.calibrated = calibrated
    (section.firstDate, section.lastDate) = (dates?.0, dates?.1)
    return section
  }

  private func survey(_ sections: [SectionEstimate], _ cars: Set<String> = ["a"]) -> SurveyComparison.Survey {
    var configuration = SurveyConfiguration()
    configuration.aggregation.noiseRelative = 0.08
    configuration.aggregation.vehicleRelative = 0.08
    configuration.aggregation.repeatedShare = 0
    configuration.aggregation.singleRunRelative = 0.15
    return .init(name: "s", sections: sections, configuration: configuration, vehicles: cars)
  }

  // Noise 8 % over 16 runs is 2 %: 0.08 of 4 and 0.09 of 4.5, together 0.12: 0.5 m/km is 4.2 of them.
  @Test func `the same car tells half a metre per kilometre, by hand`() throws {
    let parts = SurveyComparison([survey([section(0, iri: 4)]), survey([section(0, iri: 4.5)])]).sections()
    let difference = try #require(parts[0].difference)
    #expect(difference.change == 0.5 && difference.standardError == 0.12)
    #expect(parts[0].status == .deteriorating && difference.chance < 0.0001)
    // Other cars bring their 8 % each: nothing is significant, and a quarter would not have been seen.
    let other = SurveyComparison([survey([section(0, iri: 4)]), survey([section(0, iri: 4.5)], ["b"])])
      .sections()
    #expect(other[0].status == .unknown && other[0].reason == "too few runs to tell")
  }

  @Test func `every status has its reason`() {
    let first = survey([
      section(0, iri: 4), section(1, iri: 4), section(2, iri: 4), section(3, iri: nil), section(4, iri: 4),
      section(5, iri: 4, runs: 1), section(6, iri: 4),
    ])
    let last = survey([
      section(0, iri: 5), section(1, iri: 3), section(2, iri: 4.1), section(3, iri: 4),
      section(4, iri: 4, calibrated: true), section(5, iri: 4.2, runs: 1),
    ])
    let parts = SurveyComparison([first, last]).sections()
    #expect(
      parts.map(\.status) == [
        .deteriorating, .improved, .stable, .unknown, .unknown, .unknown, .unknown,
      ])
    #expect(
      parts.map(\.reason) == [
        nil, nil, nil, "rated in fewer than two of the surveys", "calibrated once and uncalibrated once",
        "too few runs to tell", "rated in fewer than two of the surveys",
      ])
    #expect(parts[3].iri == [nil, 4])
  }

  @Test func `a repair is told with its effect, and what follows is compared from there on`() throws {
    let spring = ("2026-03-01", "2026-04-30")
    let summer = ("2026-06-01", "2026-07-30")
    let autumn = ("2026-09-01", "2026-10-30")
    let surveys = [
      survey([section(0, iri: 9, dates: spring), section(1, iri: 4, dates: spring)]),
      survey([section(0, iri: 2, dates: summer), section(1, iri: 4, dates: summer)]),
      survey([section(0, iri: 2.02, dates: autumn), section(1, iri: 4, dates: autumn)]),
    ]
    let repair = RepairWork(roadID: "R", fromMeters: 0, toMeters: 100, date: "2026-05-11")
    let comparison = SurveyComparison(surveys, repairs: [repair])
    let parts = comparison.sections()
    #expect(parts.map(\.status) == [.repaired, .stable])
    #expect(parts[0].repaired == "2026-05-11" && parts[0].effect?.change == -7)
    #expect(parts[0].difference?.change == 0.02)
    let effect = comparison.effects(of: parts)[0]
    #expect(effect.before == 9 && effect.after == 2 && effect.sections == 1)
    let mixed = SurveyComparison(
      [surveys[0], survey([section(0, iri: 5, dates: ("2026-05-01", "2026-06-30"))])], repairs: [repair]
    ).sections()
    #expect(mixed[0].status == .unknown && mixed[0].reason?.contains("both sides") == true)
  }

  // 2·norm.sf(2) and 2·norm.sf(2.576) of scipy.
  @Test func `the chance is that of a normal deviate`() {
    #expect(SurveyComparison.chance(2) == 0.0455 && SurveyComparison.chance(-2.576) == 0.009995)
    #expect(SurveyComparison.chance(0) == 1 && SurveyComparison.chance(.infinity) == 0)
  }
}
