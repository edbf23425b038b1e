import RoadFindings
import Testing

@testable import RoadSurveys

@Suite struct RemedyTests {
  private let remedy = Remedy(configuration: SurveyConfiguration())

  private func inspection(
    _ excluded: [LogInspection.Excluded] = [], findings: [Finding] = [], rated: Double = 800
  ) -> LogInspection {
    var inspection = LogInspection(log: "a.csv")
    inspection.distanceMeters = 1000
    inspection.ratedMeters = rated
    inspection.excluded = excluded
    inspection.findings = findings
    return inspection
  }

  private func excluded(_ kind: FindingKind, _ meters: Double, alone: Double) -> LogInspection.Excluded {
    .init(kind: kind, meters: meters, metersAlone: alone, places: 1)
  }

  @Test func `a good log needs nothing, nor does one that lost little`() {
    #expect(remedy.best(for: inspection()) == nil)
    #expect(remedy.best(for: inspection([excluded(.runUp, 49, alone: 49)])) == nil)
  }

  @Test func `what alone costs most road comes first, not what costs most`() {
    let text = remedy.best(
      for: inspection([excluded(.slow, 300, alone: 60), excluded(.hardLateral, 200, alone: 120)]))
    #expect(text == "take bends more slowly: 120 m would be won")
  }

  @Test func `what makes every number wrong goes before road left out`() {
    let finding = Finding(
      .speedMismatch, .warning, "3.6 × the distance: km/h given as m/s? say --speed-unit km/h")
    let lost = [excluded(.slow, 900, alone: 900)]
    #expect(remedy.best(for: inspection(lost, findings: [finding]))?.contains("--speed-unit km/h") == true)
    #expect(
      remedy.best(for: inspection(lost, findings: [Finding(.mounting, .warning, "on ay")]))?.contains("900 m")
        == true)
  }

  @Test func `a refused log gets the advice of its own message`() {
    var refused = inspection()
    refused.refusal = .init(
      exit: 65,
      finding: Finding(.missingColumn, .error, "missing column az; found t, ax; name it with --mapping"))
    #expect(remedy.best(for: refused) == "name it with --mapping")
  }

  @Test(arguments: ExclusionReasons.all.map(\.kind))
  func `every reason has a sentence`(kind: FindingKind) {
    let text = remedy.best(for: inspection([excluded(kind, 500, alone: 500)]))
    #expect(text != nil && text?.contains(kind.rawValue) == (kind == .fixGap))
  }

  @Test func `with nothing rated there is always an advice`() {
    #expect(remedy.best(for: inspection(rated: 0)) == "drive longer, and faster than 20 km/h")
    #expect(
      remedy.best(for: inspection([excluded(.slow, 20, alone: 20)], rated: 0))?.contains("20 m") == true)
  }
}
