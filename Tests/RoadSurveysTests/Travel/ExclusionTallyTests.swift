import RoadFindings
import Testing

@testable import RoadSurveys

@Suite struct ExclusionTallyTests {
  @Test func `each reason is counted by occurrence, measured and located`() throws {
    var tally = ExclusionTally()
    for i in 0..<100 {
      let slow = (10..<20).contains(i) || (50..<55).contains(i)
      tally.note(slow ? [.slow, .afterStop] : [], meters: 2, atSeconds: Double(i))
    }
    let findings = tally.findings(log: "a", configuration: ExclusionConfiguration())
    #expect(findings.map(\.kind) == [.slow, .afterStop])
    let slow = try #require(findings.first)
    #expect(slow.count == 2 && slow.text.hasPrefix("30 m left out") && slow.severity == .note)
    #expect(slow.place.startSeconds == 10 && slow.place.endSeconds == 54)
  }

  @Test func `standing before the first fix costs no road and is no finding`() {
    var tally = ExclusionTally()
    for i in 0..<100 { tally.note(.fixGap, meters: 0, atSeconds: Double(i)) }
    #expect(tally.findings(log: "a", configuration: ExclusionConfiguration()).isEmpty)
  }

  @Test func `every reason is reported as a kind of its own`() {
    let kinds = ExclusionReasons.all.map(\.kind)
    #expect(Set(kinds).count == kinds.count)
    for (reason, kind) in ExclusionReasons.all where reason != .bridged {
      #expect(reason.excludes && reason.names == kind.rawValue)
    }
    #expect(!ExclusionReasons.bridged.excludes && ExclusionReasons.bridged.names.isEmpty)
    #expect(([.slow, .runUp, .bridged] as ExclusionReasons).names == "slow;run_up")
  }
}
