import RoadFindings
import RoadNetworks
import RoughnessModels
import Testing

@testable import RoadSurveys

@Suite struct RecordMakingTests {
  private func ledger(_ id: String, latitude: Double = 43, name: String? = nil) -> RoadLedger {
    RoadLedger(roads: [
      Road(
        id: id, name: name,
        lines: [
          [Coordinate(latitude: latitude, longitude: 143), Coordinate(latitude: 43.01, longitude: 143)]
        ])
    ])
  }

  @Test func `a ledger's fingerprint follows its ids and lines, not its words`() throws {
    let configuration = SurveyConfiguration()
    func fingerprint(_ ledger: RoadLedger) throws -> UInt64 {
      try RecordMaking(configuration: configuration, ledger: ledger).ledger
    }
    let own = try fingerprint(ledger("1"))
    #expect(try fingerprint(ledger("1", name: "通り")) == own)
    #expect(try fingerprint(ledger("2")) != own)
    #expect(try fingerprint(ledger("1", latitude: 43.000_001)) != own)
  }

  @Test func `settings come back from their text, and differences are named`() throws {
    var other = SurveyConfiguration()
    other.inverse.highPassHertz = 0.123
    other.dates.utcOffsetMinutes = 540
    let making = try RecordMaking(configuration: other, ledger: ledger("1"))
    #expect(try making.configuration(file: "f") == other)
    let differences = try RecordMaking.differences(other, SurveyConfiguration())
    #expect(differences.map(\.path) == ["dates.utcOffsetMinutes", "inverse.highPassHertz"])
    #expect(differences[0].text == "dates.utcOffsetMinutes: 540 and null")
  }
}
