import RoadFindings
import Testing

@Suite struct FindingCollectorTests {
  private func finding(
    _ kind: FindingKind, line: Int, column: String? = "az", log: String = "a.csv", seconds: Double? = nil
  ) -> Finding {
    Finding(
      kind, .warning, at: Place(log: log, line: line, column: column, startSeconds: seconds), "line \(line)")
  }

  @Test func `equal findings become one with the first place, the last time and the count`() {
    var collector = FindingCollector()
    for line in [7, 9, 12] { collector.add(finding(.badCell, line: line, seconds: Double(line))) }
    #expect(collector.findings.count == 1)
    let one = collector.findings[0]
    #expect(one.count == 3 && one.place.line == 7 && one.text == "line 7")
    #expect(one.place.startSeconds == 7 && one.place.endSeconds == 12)
  }

  @Test func `another kind, column, log or severity stays apart, in the order seen`() {
    var collector = FindingCollector()
    collector.add(finding(.badCell, line: 3))
    collector.add(finding(.gap, line: 2))
    collector.add(finding(.badCell, line: 1, column: "ax"))
    collector.add(finding(.badCell, line: 4, log: "b.csv"))
    var note = finding(.badCell, line: 5)
    note.severity = .note
    collector.add(note)
    #expect(collector.findings.map(\.place.line) == [3, 2, 1, 4, 5])
  }
}
