import RoadNetworks
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct RecordSetTests {
  private let folder = TemporaryFolder()
  private let ledger = RoadLedger(roads: [
    Road(
      id: "R",
      lines: [[Coordinate(latitude: 43, longitude: 143), Coordinate(latitude: 43.01, longitude: 143)]])
  ])

  private func write(
    _ log: String, _ configuration: SurveyConfiguration = SurveyConfiguration(), ledger: RoadLedger? = nil
  ) throws -> String {
    var record = SampleRecord.make(log, iri: (0..<40).map { Double($0 % 5) + 1 })
    record.sha256 = log
    try RecordFolder.write(
      record, RecordMaking(configuration: configuration, ledger: ledger ?? self.ledger), to: folder.path)
    return folder.path(RecordFolder.fileName(of: record))
  }

  private func refusal(
    _ paths: [String], _ overlay: (SurveyConfiguration) throws(SurveyError) -> SurveyConfiguration
  ) -> String {
    do {
      _ = try RecordSet.read(paths, ledger: ledger, overlay: overlay)
      return "not refused"
    } catch {
      return "\(error)"
    }
  }

  @Test func `records of other settings are refused with the keys that differ`() throws {
    var other = SurveyConfiguration()
    other.inverse.highPassHertz = 0.123
    other.exclusion.minimumSpeedKmh = 25
    let paths = [try write("a"), try write("b", other)]
    let text = refusal(paths) { $0 }
    #expect(text.contains("inverse.highPassHertz") && text.contains("exclusion.minimumSpeedKmh: "))
    #expect(text.contains("a.runrecord") && text.contains("b.runrecord"))
    #expect(refusal([paths[0]]) { _ in other }.contains("given now"))
  }

  @Test func `settings that act later may be given anew`() throws {
    var short = SurveyConfiguration()
    short.sections.lengthMeters = 50
    let paths = [try write("a"), try write("b", short)]
    #expect(refusal(paths) { $0 }.contains("sections.lengthMeters"))
    let set = try RecordSet.read(paths, ledger: ledger) { own in
      var given = own
      given.sections.lengthMeters = 20
      return given
    }
    #expect(set.configuration.sections.lengthMeters == 20 && set.shelf.count == 2)
  }

  @Test func `records of another ledger are refused`() throws {
    let path = try write("a", ledger: RoadLedger(roads: []))
    #expect(refusal([path]) { $0 }.contains("another ledger"))
  }

  @Test func `records from files and from memory give one survey`() throws {
    let paths = try ["c", "a", "b"].map { try write($0) }
    let set = try RecordSet.read(paths, ledger: ledger) { $0 }
    let survey = Survey(configuration: set.configuration, ledger: ledger, ledgerIsDerived: false)
    let placed = try survey.survey(of: set.shelf)
    let records = ["a", "b", "c"].map { log in
      var record = SampleRecord.make(log, iri: (0..<40).map { Double($0 % 5) + 1 })
      record.sha256 = log
      return record
    }
    let expected = survey.result(of: records)
    #expect(placed.result.sections == expected.sections && placed.result.runs == expected.runs)
    let segments = try (0..<placed.runCount).flatMap { try placed.segments(ofRun: $0) }
    #expect(segments == expected.segments && segments.count == 120)
    // Piece by piece it is the same, whatever the pieces.
    for bins in [1, 1000, 200_000] {
      var pieced: [SegmentEstimate] = []
      for run in 0..<placed.runCount {
        for piece in placed.pieces(ofRun: run, bins: bins) {
          pieced += try placed.segments(ofRun: run, piece: piece)
        }
      }
      #expect(pieced == segments)
    }
  }
}
