import Foundation
import RoadFindings
import Testing

@Suite struct FindingTests {
  @Test func `severities are ordered`() {
    #expect(Severity.note < .warning && Severity.warning < .error)
    #expect(Severity.allCases.sorted() == [.note, .warning, .error])
    #expect(!(Severity.error < .error))
  }

  @Test func `a finding counts once and lies nowhere unless it is said`() {
    let finding = Finding(.gap, .warning, "no samples for 2 s")
    #expect(finding.count == 1 && finding.place == Place())
    #expect(finding.place.log == nil && finding.place.startSeconds == nil)
  }

  @Test func `a finding written as JSON reads back the same`() throws {
    let place = Place(log: "日誌.csv", line: 3, column: "ax", startSeconds: 0.1, endSeconds: 12.5)
    let finding = Finding(.badCell, .error, at: place, count: 7, "saw 'x'\nexpected a number")
    let bytes = try JSONEncoder().encode(finding)
    #expect(try JSONDecoder().decode(Finding.self, from: bytes) == finding)
    // The words of findings.csv.
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"bad_cell\""))
  }
}
