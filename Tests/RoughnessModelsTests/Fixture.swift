import Foundation

/// Numbers that were computed elsewhere (README in the folder says how); found beside this file.
enum Fixture {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

  static func data(_ name: String) throws -> Data {
    try Data(contentsOf: folder.appending(path: name))
  }

  /// The rows below the header of a comma-separated table of numbers.
  static func table(_ name: String) throws -> [[Double]] { try table(at: folder.appending(path: name)) }

  static func table(at url: URL) throws -> [[Double]] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      try line.split(separator: ",").map { cell in
        guard let number = Double(cell) else { throw Malformed(cell: String(cell)) }
        return number
      }
    }
  }

  struct Malformed: Error {
    var cell: String
  }
}
