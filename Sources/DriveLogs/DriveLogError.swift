public import RoadFindings

/// Why a log could not be used: one closed kind of error for the whole room.
public struct DriveLogError: Error, Sendable, Hashable {
  /// What the process should say with its exit code (sysexits).
  public enum Exit: Int32, Sendable, Hashable {
    /// What is in the log cannot be used.
    case badData = 65
    /// There is no such log, or it may not be read.
    case noInput = 66
    /// Reading broke down half-way.
    case inputOutput = 74
  }

  public var exit: Exit
  /// What was seen, what was expected and what to do; of severity error.
  public var finding: Finding

  public init(_ exit: Exit, _ kind: FindingKind, at place: Place, _ text: String) {
    self.exit = exit
    finding = Finding(kind, .error, at: place, text)
  }
}

extension DriveLogError: CustomStringConvertible {
  public var description: String { finding.located }
}

extension Finding {
  /// `file:line:column: text`, with only those parts that are known.
  public var located: String {
    var parts: [String] = []
    if let log = place.log { parts.append(log) }
    if let line = place.line { parts.append(String(line)) }
    if let column = place.column { parts.append(column) }
    return parts.isEmpty ? text : parts.joined(separator: ":") + ": " + text
  }
}
