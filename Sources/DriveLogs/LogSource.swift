/// One log to be read: a file, a recorder's export folder, or standard input.
public struct LogSource: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    case file
    /// A folder that a recorder wrote, one file per sensor: one log.
    case exportFolder
    case standardInput
  }

  /// As given, or relative to the folder given; control characters are escaped.
  public var name: String
  public var kind: Kind
  /// The path's bytes: file names need not be UTF-8. Empty for standard input.
  public var path: [UInt8]

  public init(name: String, kind: Kind, path: [UInt8]) {
    self.name = SafeText.escaped(name)
    self.kind = kind
    self.path = path
  }

  /// A file at a path.
  public init(file path: String) { self.init(name: path, kind: .file, path: Array(path.utf8)) }
}
