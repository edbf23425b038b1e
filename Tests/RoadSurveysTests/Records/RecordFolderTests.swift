import Foundation
import RoadNetworks
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct RecordFolderTests {
  private let folder = TemporaryFolder()

  private func making() throws -> RecordMaking {
    try RecordMaking(configuration: SurveyConfiguration(), ledger: RoadLedger(roads: []))
  }

  @Test func `a record is written under its log's hash, and again over itself`() throws {
    var record = SampleRecord.full(seed: 1)
    record.sha256 = "0123abcd"
    try RecordFolder.write(record, try making(), to: folder.path)
    record.log = "renamed"
    record.summary.log = "renamed"
    try RecordFolder.write(record, try making(), to: folder.path)
    #expect(folder.names() == ["0123abcd.runrecord"])
    let bytes = try #require(folder.bytes("0123abcd.runrecord"))
    #expect(try RunRecordFile.decode(bytes, file: "f").record == record)
    #expect(try RecordFolder.discover([folder.path]) == [folder.path("0123abcd.runrecord")])
  }

  @Test func `what this process began and didn't end goes, all else stays`() throws {
    let kept = [".a.runrecord.1", ".hidden", "a.runrecord", "b.\(getpid())"]
    for name in kept + [".a.runrecord.\(getpid())"] { _ = folder.write(name, "x") }
    RecordFolder.removeUnfinished(in: folder.path)
    #expect(folder.names() == kept.sorted())
  }

  @Test func `a hash that is no plain name leads to no other folder`() throws {
    var record = SampleRecord.full(seed: 1)
    record.sha256 = "../../etc/passwd"
    try RecordFolder.write(record, try making(), to: folder.path)
    #expect(folder.names().count == 1 && folder.names()[0].hasSuffix(".runrecord"))
  }

  @Test func `a foreign file in the way stays`() throws {
    var record = SampleRecord.full(seed: 1)
    record.sha256 = "aa"
    folder.write("aa.runrecord", "mine")
    #expect(throws: SurveyError.self) { try RecordFolder.write(record, try making(), to: folder.path) }
    #expect(folder.text("aa.runrecord") == "mine" && folder.names() == ["aa.runrecord"])
  }

  @Test func `paths that lead nowhere and folders without records are said`() {
    for path in [folder.path("missing"), folder.path] {
      #expect {
        _ = try RecordFolder.discover([path])
      } throws: {
        "\($0)".contains(path)
      }
    }
    #expect(throws: SurveyError.self) { try RecordFolder.prepare(folder.write("file", "")) }
  }
}
