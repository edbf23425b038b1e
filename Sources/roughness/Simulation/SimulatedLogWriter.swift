import DriveLogs
import RoadFindings
import RoadReports

/// Puts a simulated drive into a file, or a folder of files, while it is driven, as a recorder would have written it.
struct SimulatedLogWriter: DriveLogSink {
  private let path: String
  private let isFolder: Bool
  private var files: [(name: String, file: OutputFile)] = []
  private var log: RecordingWriter
  /// The first fault of writing; a sink can't throw, so whoever runs the drive asks afterwards.
  private var failure: ReportError?
  private(set) var rows = 0

  /// `path` is the file's, or the folder's for a format of several files.
  init(_ format: RecorderFormat, path: String) {
    self.path = path
    isFolder = format.isFolder
    log = RecordingWriter(format)
  }

  mutating func begin(_ description: DriveLogDescription) { log.begin(description) }
  mutating func receive(finding: Finding) { log.receive(finding: finding) }
  mutating func receive(fix: Fix) { log.receive(fix: fix) }

  mutating func receive(motion block: borrowing MotionBlock) {
    if failure != nil { return }
    log.receive(motion: block)
    rows += block.count
    do throws(ReportError) { try drain() } catch { failure = error }
  }

  /// Writes what is left and closes the files; only then are they known to be written.
  mutating func finish() throws(ReportError) {
    if let failure { throw failure }
    log.finish()
    try drain()
    for (_, file) in files { try file.close() }
  }

  private mutating func drain() throws(ReportError) {
    for piece in log.take() where !piece.bytes.isEmpty {
      if let known = files.first(where: { $0.name == piece.file }) {
        try known.file.write(piece.bytes)
        continue
      }
      if isFolder {
        let parts = piece.file.split(separator: "/").dropLast().map(String.init)
        try OutputFile.makeFolder(([path] + parts).joined(separator: "/"))
      }
      let file = try OutputFile(path: isFolder ? "\(path)/\(piece.file)" : path)
      try file.write(piece.bytes)
      files.append((piece.file, file))
    }
  }
}
