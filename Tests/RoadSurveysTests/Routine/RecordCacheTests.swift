import DriveLogs
import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct RecordCacheTests {
  private let folder = TemporaryFolder()

  private var cache: RecordCache { RecordCache(folder: folder.path("records")) }

  // The record's file is named after a fingerprint where its key is no hash; keys of real logs are hashes.
  private func record(_ name: String) -> RunRecord {
    var record = SampleRecord.make(name, iri: [2, 3])
    record.sha256 = String(repeating: "ab", count: 32)
    return record
  }

  private func write(_ name: String, _ text: String, making: String = "m") throws -> LogSource {
    let source = LogSource(name: name, kind: .file, path: Array(folder.write(name, text).utf8))
    try RecordFolder.prepare(folder.path("records"))
    var cache = cache
    let key = try #require(cache.find(source, making: making)).key
    try RecordFolder.write(record(name), RecordMaking(settings: "{}", ledger: 1), to: folder.path("records"))
    cache.note(source, key, record: record(name).sha256)
    try cache.write()
    return source
  }

  @Test func `a known log is found, by its content also when it was written anew`() throws {
    let source = try write("a.csv", "one")
    #expect(cache.find(source, making: "m")?.record?.sha256 == record("a.csv").sha256)
    _ = folder.write("a.csv", "one")
    #expect(cache.find(source, making: "m")?.record != nil)
    _ = folder.write("a.csv", "two")
    let changed = cache.find(source, making: "m")
    let isNew = changed != nil && changed?.record == nil
    #expect(isNew)
  }

  @Test func `other settings, another name and a record that is gone or damaged make a log new`() throws {
    let source = try write("a.csv", "one")
    #expect(cache.find(source, making: "other")?.record == nil)
    let moved = LogSource(name: "b.csv", kind: .file, path: Array(folder.write("b.csv", "one").utf8))
    #expect(cache.find(moved, making: "m")?.record == nil)
    // A copy of a log that is there shares its record.
    let first = [record("a.csv").sha256: "a.csv"]
    #expect(cache.find(moved, making: "m", firstOf: first)?.record != nil)
    let path = folder.path("records/\(record("a.csv").sha256).runrecord")
    var bytes = try #require(TestFiles.read(path))
    bytes[20] ^= 0xFF
    _ = folder.write("records/\(record("a.csv").sha256).runrecord", bytes)
    #expect(cache.find(source, making: "m")?.record == nil)
  }

  @Test func `an index that can't be read is forgotten, and an unreadable log has no key`() throws {
    let source = try write("a.csv", "one")
    _ = folder.write("records/index.tsv", "something else\n")
    #expect(cache.find(source, making: "m")?.record == nil)
    let hasKey = cache.find(LogSource(file: folder.path("none.csv")), making: "m") != nil
    #expect(!hasKey)
  }

  @Test func `only what acts before a record is made changes its making`() throws {
    func making(_ change: (inout SurveyConfiguration) -> Void, vehicle: String? = nil) throws -> String {
      var configuration = SurveyConfiguration()
      change(&configuration)
      return try RecordCache.making(
        RecordMaking(settings: "", ledger: 7), configuration: configuration, version: "1", reading: "",
        vehicle: vehicle)
    }
    let plain = try making { _ in }
    let later = try making {
      $0.thresholds.classIII = 9
      $0.aggregation.windowDays = nil
      $0.sections.lengthMeters = 20
    }
    #expect(later == plain)
    let earlier = try making { $0.exclusion.minimumSpeedKmh += 1 }
    let other = try making({ _ in }, vehicle: "{}")
    #expect(Set([plain, earlier, other]).count == 3)
  }
}
