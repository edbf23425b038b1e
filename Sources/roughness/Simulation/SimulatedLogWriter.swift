import DriveLogs
import RoadFindings
import RoadReports

/// Puts a simulated drive into a file while it is driven, as our wide log.
struct SimulatedLogWriter: DriveLogSink {
  private let file: OutputFile
  private var log = WideLogWriter()
  /// The first fault of writing; a sink can't throw, so whoever runs the drive asks afterwards.
  private(set) var failure: ReportError?
  private(set) var rows = 0

  init(_ file: OutputFile) { self.file = file }

  mutating func begin(_ description: DriveLogDescription) { log.begin(description) }
  mutating func receive(finding: Finding) { log.receive(finding: finding) }
  mutating func receive(fix: Fix) { log.receive(fix: fix) }

  mutating func receive(motion block: borrowing MotionBlock) {
    if failure != nil { return }
    log.receive(motion: block)
    rows += block.count
    do { try file.write(log.bytes) } catch { failure = error }
    log.bytes.removeAll(keepingCapacity: true)
  }
}
