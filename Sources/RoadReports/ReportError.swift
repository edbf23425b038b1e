/// Everything that can go wrong on the way in from GeoJSON and JSON files and on the way out to files.
///
/// `description` is the whole message: place, what was seen, what was expected, what to do. It holds no control
/// characters, whatever the file or its name held.
public enum ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file breaks the grammar or the structure that was expected at this place (line and column count from 1).
  case malformed(file: String, position: SourcePosition, text: String)
  /// The file is no GeoJSON of lines in degrees; `remedy` says what to type.
  case notGeoJSON(file: String, position: SourcePosition?, text: String, remedy: String)
  /// The file can't be opened or read.
  case noInput(path: String, reason: String)
  /// The output can't be created here, or must not be.
  case cannotCreate(path: String, reason: String)
  /// Reading or writing failed half-way: disk full, device error.
  case inputOutput(path: String, reason: String)
  /// The output would overwrite an input.
  case outputIsInput(path: String)
  /// A folder of results doesn't hold what its manifest says.
  case tornResult(path: String, reason: String)
  /// Whoever was reading standard output has gone; quiet, not a failure.
  case brokenPipe

  public var description: String {
    let message =
      switch self {
      case .malformed(let file, let position, let text):
        "\(file):\(position.line):\(position.column): \(text)"
      case .notGeoJSON(let file, let position, let text, let remedy):
        "\(file):\(position.map { "\($0.line):\($0.column):" } ?? "") \(text); \(remedy)"
      case .noInput(let path, let reason): "\(path): \(reason)"
      case .cannotCreate(let path, let reason): "\(path): \(reason)"
      case .inputOutput(let path, let reason): "\(path): \(reason)"
      case .outputIsInput(let path):
        "\(path): the output would overwrite an input; give another folder to --output"
      case .tornResult(let path, let reason):
        "\(path): \(reason); the result is not whole: run the command that wrote it again"
      case .brokenPipe: "broken pipe"
      }
    return SafeText.visible(message)
  }

  /// The exit status that the program's contract gives this kind of failure.
  public var exitStatus: Int32 {
    switch self {
    case .malformed, .notGeoJSON, .tornResult: 65
    case .noInput: 66
    case .cannotCreate: 73
    case .inputOutput: 74
    case .outputIsInput: 64
    case .brokenPipe: 0
    }
  }
}

/// A place in a text file: line, and column in characters, both counted from 1.
public struct SourcePosition: Sendable, Hashable, Comparable, Codable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (a: SourcePosition, b: SourcePosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
