import DriveLogs
import Foundation
import RoadFindings

/// Files in a folder `drive` of their own, removed with the value.
final class TemporaryLogs {
  let root: URL

  var folder: URL { root.appending(path: "drive") }

  /// Writes files by their path within the folder.
  init(_ files: [String: Data]) throws {
    root = FileManager.default.temporaryDirectory.appending(path: "logs-\(UUID().uuidString)")
    for (name, bytes) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
  }

  convenience init(_ files: [String: String]) throws {
    try self.init(files.mapValues { Data($0.utf8) })
  }

  deinit { try? FileManager.default.removeItem(at: root) }

  /// Reads the folder as one log called `drive`, or the one file in it.
  func read(
    _ file: String? = nil, options: LogReadingOptions = LogReadingOptions()
  ) throws -> (RecordingSink, LogTally) {
    var sink = RecordingSink()
    let path = file.map { folder.appending(path: $0).path } ?? folder.path
    let source = LogSource(
      name: file ?? "drive", kind: file == nil ? .exportFolder : .file, path: Array(path.utf8))
    let tally = try LogReader.read(source, options: options, into: &sink)
    return (sink, tally)
  }
}
