import RoadFindings

/// A set of run records in canonical order, in memory or on the disk: heads at hand, passes fetched road by road.
///
/// Of records of one log (equal hash) one counts: a calibrated one before an uncalibrated one, then the first by name.
public struct RecordShelf: Sendable {
  /// Sorted by log, then hash; hashes are unique.
  let entries: [Entry]
  /// Logs of equal bytes under another name.
  let findings: [Finding]
  /// How many records were given more than once.
  public let doubled: Int

  struct Entry: Sendable {
    /// Without passes and track.
    var record: RunRecord
    var parts: [Part]
    fileprivate var source: Source
  }

  /// What is known of a pass before it is fetched.
  struct Part: Sendable {
    var roadID: String
    var direction: String
    var recordedBins: Int
  }

  fileprivate enum Source: Sendable {
    case memory(HeldPasses)
    case file(String, [RunRecordHead.Block])
  }

  public var count: Int { entries.count }

  /// What went in: name, hash and size of each log, sorted.
  public var inputs: [SurveyWalk.Outcome.Input] {
    entries.map { .init(log: $0.record.log, sha256: $0.record.sha256, bytes: $0.record.bytes) }
  }

  /// Records at hand.
  public init(_ records: [RunRecord]) {
    self.init(
      records.map { record in
        var bare = record
        bare.passes = []
        bare.track = []
        return Entry(
          record: bare,
          parts: record.held.parts, source: .memory(record.held))
      })
  }

  /// Records in files whose heads have been read.
  init(files: [(path: String, head: RunRecordHead)]) {
    self.init(
      files.map { path, head in
        Entry(
          record: head.record,
          parts: head.passes.map {
            Part(roadID: $0.roadID, direction: $0.direction, recordedBins: $0.recordedBins)
          }, source: .file(path, head.passes))
      })
  }

  private init(_ given: [Entry]) {
    let ordered = given.enumerated().sorted { a, b in
      let (x, y) = (a.element.record, b.element.record)
      if x.sha256 != y.sha256 { return x.sha256 < y.sha256 }
      if x.summary.calibrated != y.summary.calibrated { return x.summary.calibrated }
      return x.log != y.log ? x.log < y.log : a.offset < b.offset
    }.map(\.element)
    var kept: [Entry] = []
    var findings: [Finding] = []
    var doubled = 0
    for entry in ordered {
      guard let first = kept.last, first.record.sha256 == entry.record.sha256 else {
        kept.append(entry)
        continue
      }
      doubled += 1
      guard first.record.log != entry.record.log, findings.last?.place.log != entry.record.log else {
        continue
      }
      findings.append(
        Finding(
          .duplicateInput, .warning, at: Place(log: entry.record.log),
          "the same bytes as \(first.record.log): counted once"))
    }
    entries = kept.sorted { ($0.record.log, $0.record.sha256) < ($1.record.log, $1.record.sha256) }
    self.findings = findings.sorted { ($0.place.log ?? "", $0.text) < ($1.place.log ?? "", $1.text) }
    self.doubled = doubled
  }

  /// Fetches passes of one record. Errors: ``SurveyError`` for a file that has changed or is damaged.
  func passes(_ entry: Int, _ parts: [Int]) throws(SurveyError) -> [Pass] {
    switch entries[entry].source {
    case .memory(let passes): return parts.map { passes[$0] }
    case .file(let path, let blocks):
      let file = try RecordBytes(path: path)
      var passes: [Pass] = []
      for part in parts { passes.append(try file.pass(blocks[part])) }
      return passes
    }
  }
}
