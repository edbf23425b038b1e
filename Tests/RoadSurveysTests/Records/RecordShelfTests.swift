import RoadFindings
import Testing

@testable import RoadSurveys

@Suite struct RecordShelfTests {
  private func logs(_ records: [RunRecord]) -> [String] { RecordShelf(records).entries.map(\.record.log) }

  @Test func `records stand in the order of their logs, whatever order they came in`() {
    let records = ["b", "a", "c"].map { SampleRecord.make($0, iri: [1, 2]) }
    #expect(logs(records) == ["a", "b", "c"] && logs(records.reversed()) == ["a", "b", "c"])
  }

  @Test func `a log given twice counts once, under its first name, and another name is said`() {
    let one = SampleRecord.make("b", iri: [1])
    var other = one
    other.log = "a"
    for given in [[one, other, one], [other, one, one], [one, one, other]] {
      let shelf = RecordShelf(given)
      #expect(shelf.entries.map(\.record.log) == ["a"] && shelf.doubled == 2)
      #expect(shelf.findings.map(\.place.log) == ["b"])
    }
    #expect(RecordShelf([one, one]).findings.isEmpty && RecordShelf([one, one]).doubled == 1)
  }

  @Test func `of one log the calibrated record counts`() {
    let plain = SampleRecord.make("a", iri: [1])
    var calibrated = plain
    calibrated.log = "z"
    calibrated.summary.calibrated = true
    #expect(logs([plain, calibrated]) == ["z"] && logs([calibrated, plain]) == ["z"])
  }
}
