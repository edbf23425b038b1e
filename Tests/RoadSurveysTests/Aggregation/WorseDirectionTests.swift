import Testing

@testable import RoadSurveys

@Suite struct WorseDirectionTests {
  private func section(_ direction: String, _ from: Double, _ iri: Double?) -> SectionEstimate {
    var one = SectionEstimate(
      id: "R:\(direction):\(Int(from))", roadID: "R", direction: direction, fromMeters: from,
      toMeters: from + 100,
      lines: [])
    one.iri = iri
    return one
  }

  @Test func `of two directions the worse is kept as it is, or the one that is known`() {
    let sections = [
      section("forward", 0, 3), section("forward", 100, 5), section("forward", 200, nil),
      section("forward", 300, nil), section("backward", 0, 4), section("backward", 100, 2),
      section("backward", 200, 1), section("backward", 300, nil), section("backward", 400, 2),
    ]
    let kept = DirectionRule.worst.kept(sections)
    #expect(
      kept.map(\.id) == [
        "R:forward:100", "R:forward:300", "R:backward:0", "R:backward:200", "R:backward:400",
      ])
    #expect(DirectionRule.separate.kept(sections) == sections)
  }
}
