/// One doubt about the data, located, carried in the result: never a log line, never lost.
///
/// A finding says what was seen, where, and how often. Rooms create findings; only the doors print them.
public struct Finding: Sendable, Hashable, Codable {
  /// What kind of doubt: a closed list, so that tables and translations can be complete.
  public var kind: FindingKind
  /// How much it matters.
  public var severity: Severity
  /// Where it was seen. Every part is optional: not every doubt has a line or a time.
  public var place: Place
  /// What was seen, what was expected and what to do, in one English sentence without a final newline.
  public var text: String
  /// How many times; 1 unless equal findings were merged.
  public var count: Int

  public init(
    _ kind: FindingKind, _ severity: Severity, at place: Place = Place(), count: Int = 1, _ text: String
  ) {
    self.kind = kind
    self.severity = severity
    self.place = place
    self.count = count
    self.text = text
  }
}

/// How much a finding matters.
///
/// `note`: worth knowing. `warning`: part of the data is doubtful or left out (exit 3 under `--strict`).
/// `error`: the log or file could not be used.
public enum Severity: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  case note, warning, error

  public static func < (a: Severity, b: Severity) -> Bool { a.order < b.order }

  private var order: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// Where a finding was seen.
public struct Place: Sendable, Hashable, Codable {
  /// The log's display name (as given on the command line, or relative to the folder given).
  public var log: String?
  /// Line in the file, counted from 1.
  public var line: Int?
  /// The column's name as the header spells it, or its number counted from 1 when it has none.
  public var column: String?
  /// Start of the time range concerned, in seconds since the log's first motion sample.
  public var startSeconds: Double?
  /// End of the time range concerned, in seconds since the log's first motion sample.
  public var endSeconds: Double?

  public init(
    log: String? = nil, line: Int? = nil, column: String? = nil, startSeconds: Double? = nil,
    endSeconds: Double? = nil
  ) {
    self.log = log
    self.line = line
    self.column = column
    self.startSeconds = startSeconds
    self.endSeconds = endSeconds
  }
}
