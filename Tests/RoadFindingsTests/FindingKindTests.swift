import RoadFindings
import Testing

@Suite struct FindingKindTests {
  @Test func `kinds are distinct words of a table`() {
    let words = FindingKind.allCases.map(\.rawValue)
    #expect(Set(words).count == words.count)
    #expect(words.allSatisfy { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "_" } })
  }

  // Tables of past years name them: a word once printed stays.
  @Test func `a kind is found by the word that tables print`() {
    #expect(FindingKind(rawValue: "no_time_zone") == .noTimeZone)
    #expect(FindingKind(rawValue: "repair_unplaced") == .repairUnplaced)
    #expect(FindingKind(rawValue: "noTimeZone") == nil)
  }
}
