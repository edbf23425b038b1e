import RoadSurveys
import Testing

@testable import RoadReports

@Suite struct SectionWordsTests {
  private func section() -> SectionEstimate {
    var section = SampleSections.make(0)
    section.iri = 8.25
    section.conditionClass = "III"
    section.events = 2
    section.worstEvent = EventMark(kind: "pothole", millimeters: 43)
    section.calibrated = false
    return section
  }

  @Test func `the reason says what is printed, in either language`() {
    let reason = SectionWords.reason(of: section())
    #expect(
      Words.english(reason)
        == "IRI 8.3 m/km, class III, worst 10 m 9.1, 10 % of it in class III, better by 0.5 a year, "
        + "2 events, the worst a pothole of 43 mm, seen 3 times, uncalibrated")
    #expect(
      Words.japanese(reason)
        == "IRI 8.3 mm/m、区分Ⅲ、最悪10 mで9.1、区分Ⅲが10 %、年0.5ずつ改善、変状2か所、最大は43 mmの穴、走行3回、未校正")
  }

  @Test func `a section seen once says so, one without a priority gives no reason`() {
    var lone = section()
    (lone.runs, lone.events, lone.trend) = (1, 0, 0.31)
    let said = Words.english(SectionWords.reason(of: lone))
    #expect(said.hasSuffix("worse by 0.3 a year, seen once, uncalibrated"))
    lone.priority = nil
    #expect(SectionWords.reason(of: lone).isEmpty)
  }

  @Test(arguments: [
    SectionAction.repair, .keep, .none, .measureAgain, .inspect(nil),
    .inspect(EventMark(kind: "step", millimeters: nil)), .inspect(EventMark(kind: "bump", millimeters: 12)),
    .inspect(EventMark(kind: nil, millimeters: 3)), .drive(repaired: "2026-05-11"),
  ])
  func `an action reads back from what tables say, in either language`(action: SectionAction) {
    // Nothing of an event known is the same as an event of unknown kind and height.
    let expected = action == .inspect(nil) ? .inspect(EventMark(kind: nil, millimeters: nil)) : action
    for language in Language.allCases {
      #expect(SectionWords.action(reading: Words.of(language)(SectionWords.action(action))) == expected)
    }
  }

  @Test func `foreign text is no action`() {
    for text in ["", "close the road", "measure again!", "inspect the dragon of 3 mm on site"] {
      #expect(SectionWords.action(reading: text) == nil, "\(text)")
    }
  }
}
