import RoadNetworks
import Testing

@testable import RoadSurveys

@Suite struct RunRecordFileTests {
  private static func making() throws -> RecordMaking {
    try RecordMaking(configuration: SurveyConfiguration(), ledger: RoadLedger(roads: []))
  }

  private static func bytes(_ record: RunRecord = SampleRecord.full(seed: 1)) throws -> [UInt8] {
    RunRecordFile.encode(record, try making())
  }

  @Test func `a record comes back as it was`() throws {
    for seed in 1...4 as ClosedRange<UInt64> {
      let record = SampleRecord.full(seed: seed)
      let back = try RunRecordFile.decode(Self.bytes(record), file: "f")
      #expect(back.record == record)
      #expect(back.making == (try Self.making()))
    }
    let empty = RunRecord(log: "", sha256: "", summary: RunSummary(log: "", format: ""))
    #expect(try RunRecordFile.decode(Self.bytes(empty), file: "f").record == empty)
  }

  @Test func `two kilometres take less than forty bytes a metre, settings and all`() throws {
    let record = SampleRecord.make("a", iri: (0..<200).map { Double($0 % 9) + 1 })
    #expect(try Self.bytes(record).count < 12 * 2000)
    let short = SampleRecord.make("a", iri: (0..<20).map { Double($0 % 9) + 1 })
    #expect(try Self.bytes(short).count < 40 * 200)
  }

  @Test func `a record that is cut off anywhere is refused`() throws {
    let bytes = try Self.bytes()
    for end in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: SurveyError.self) { _ = try RunRecordFile.decode(Array(bytes[..<end]), file: "f") }
    }
  }

  @Test func `a changed byte anywhere is refused`() throws {
    let bytes = try Self.bytes()
    for place in stride(from: 0, to: bytes.count, by: 61) {
      var damaged = bytes
      damaged[place] ^= 0x20
      #expect(throws: SurveyError.self, "byte \(place)") { _ = try RunRecordFile.decode(damaged, file: "f") }
    }
  }

  @Test func `a foreign file and one of a newer program are told apart, each with its remedy`() throws {
    #expect {
      _ = try RunRecordFile.decode(Array("time_s,ax\n0,1\n0,1\n0,1\n0,1".utf8), file: "log.csv")
    } throws: {
      "\($0)".contains("log.csv: byte 0: no run record")
    }
    var newer = try Self.bytes()
    newer[8] = UInt8(RunRecordFile.version + 1)
    #expect {
      _ = try RunRecordFile.decode(newer, file: "f")
    } throws: {
      "\($0)".contains("version \(RunRecordFile.version + 1)") && "\($0)".contains("update the program")
    }
  }

  @Test func `a record tells what it is`() throws {
    let record = SampleRecord.full(seed: 1)
    let traits = RunRecordFile.describe(record, try Self.making(), byteCount: 4000)
    #expect(traits.contains { $0.name == "log" && $0.value == "log 1.csv" })
    #expect(traits.last?.value.hasPrefix("road R forward, 0.0 to 400.0 m") == true)
  }
}
