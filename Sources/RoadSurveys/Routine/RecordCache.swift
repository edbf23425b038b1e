public import DriveLogs

/// Which logs have a record already: an index beside the records, so that a week costs the time of its new logs.
///
/// A record is found by the log's content (SHA-256 of its bytes) and by how it was made (version, settings that act before
/// records, ledger, how logs are read, the car's file). Hashing a year of logs takes as long as a new one; so content is
/// hashed only where the file system's stamp of the log differs from the indexed one, or was too fresh when the index was
/// written to be trusted: a file changed within the same tick of its clock would look the same. The index is a cache: what
/// of it can't be read is forgotten, and the worst that follows is a log worked through again.
public struct RecordCache: Sendable {
  /// The folder of records.
  let folder: String
  private var entries: [String: Entry] = [:]
  /// When the index was written, by the file system's clock.
  private let written: Int64

  private struct Entry: Sendable {
    var stamp: String
    var content: String
    var making: String
    /// The record's key: SHA-256 of the decompressed bytes.
    var record: String
  }

  private static let indexName = "index.tsv"
  private static let header = "roughness record index 1"

  /// Opens the index in a folder of records, or begins one.
  public init(folder: String) {
    self.folder = folder
    let path = folder + "/" + Self.indexName
    written = LogStamp.written(path: path) ?? .min
    guard let file = try? RecordBytes(path: path), let bytes = try? file.read(file.length, at: 0) else {
      return
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.header[...] else { return }
    for line in lines.dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5 else { continue }
      entries[cells[0]] = Entry(stamp: cells[1], content: cells[2], making: cells[3], record: cells[4])
    }
  }

  /// What a log needs to be found by.
  public struct Key: Sendable, Hashable {
    var stamp: String
    var content: String
    var making: String
  }

  /// A record that is at hand.
  public struct Found: Sendable, Hashable {
    public var path: String
    /// The record's key.
    public var sha256: String
  }

  /// A log's key, and its record where there is one that can be used.
  ///
  /// Nil where the log can't be read: it is to be worked through, which says why. `firstOf` names, by record, the log
  /// that has it already: a copy of that one shares it. Complexity: O(1) for an unchanged log, linear in its bytes
  /// otherwise.
  public func find(
    _ source: LogSource, making: String, firstOf: [String: String] = [:]
  ) -> (key: Key, record: Found?)? {
    guard let stamp = LogStamp(source) else { return nil }
    let entry = entries[source.name]
    if let entry, entry.stamp == stamp.text, stamp.changedNanoseconds < written {
      let key = Key(stamp: stamp.text, content: entry.content, making: making)
      return (key, entry.making == making ? usable(entry.record, source.name, firstOf) : nil)
    }
    guard let content = source.contentHash() else { return nil }
    let key = Key(stamp: stamp.text, content: content, making: making)
    // Its own entry first; else one of the same content: the log is a copy of that one.
    let same = entries.filter { $0.value.content == content && $0.value.making == making }
    let known = same[source.name] ?? same.min { $0.key < $1.key }?.value
    return (key, known.flatMap { usable($0.record, source.name, firstOf) })
  }

  /// The record, where it is whole and bears the log's name or that of the log it is a copy of.
  private func usable(_ record: String, _ name: String, _ firstOf: [String: String]) -> Found? {
    let path = "\(folder)/\(record).\(RunRecordFile.ending)"
    guard let head = try? RecordBytes(path: path).head(), head.record.sha256 == record,
      head.record.log == firstOf[record] ?? name
    else { return nil }
    return Found(path: path, sha256: record)
  }

  /// Notes what a log's record is. `sha256` is the record's key.
  public mutating func note(_ source: LogSource, _ key: Key, record: String) {
    entries[source.name] = Entry(
      stamp: key.stamp, content: key.content, making: key.making, record: record)
  }

  /// Writes the index: staged and renamed. Errors: ``SurveyError/cannotCreate(_:)``, ``SurveyError/inputOutput(_:)``.
  public func write() throws(SurveyError) {
    var text = Self.header + "\n"
    for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
      text += [name, entry.stamp, entry.content, entry.making, entry.record].joined(separator: "\t") + "\n"
    }
    try RecordFolder.replace(Array(text.utf8), Self.indexName, in: folder)
  }

  /// A fingerprint of all that a record depends on beside the log.
  ///
  /// - Parameters:
  ///   - version: the program's.
  ///   - reading: how logs are read, as text.
  ///   - vehicle: the car's file, as text; nil for an unknown car.
  public static func making(
    _ making: RecordMaking, configuration: SurveyConfiguration, version: String, reading: String,
    vehicle: String?
  ) throws(SurveyError) -> String {
    let settings = try ConfigurationFile.tree(of: configuration).leaves
      .filter { !RecordMaking.laterGroups.contains(String($0.path.prefix { $0 != "." })) }
      .map { "\($0.path)=\($0.value.text)" }
    let parts = [version, String(making.ledger, radix: 16), reading, vehicle ?? ""] + settings
    return String(FNV1a.hash(parts.joined(separator: "\n").utf8), radix: 16)
  }
}
