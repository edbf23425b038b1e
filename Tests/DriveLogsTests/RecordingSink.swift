import DriveLogs
import RoadFindings

/// Keeps everything that a reader pushes.
struct RecordingSink: DriveLogSink {
  var description: DriveLogDescription?
  var times: [Int64] = []
  var az: [Float] = []
  var gx: [Float] = []
  var strut: [Float] = []
  var profile: [Float] = []
  /// Index of the first sample of each stretch after the first.
  var stretches: [Int] = []
  var fixes: [Fix] = []
  var findings: [Finding] = []

  mutating func begin(_ description: DriveLogDescription) { self.description = description }

  mutating func receive(motion block: borrowing MotionBlock) {
    if block.beginsStretch { stretches.append(times.count) }
    times += block.times
    az += block.az
    gx += block.gx
    strut += block.strut
    profile += block.profile
  }

  mutating func receive(fix: Fix) { fixes.append(fix) }

  mutating func receive(finding: Finding) { findings.append(finding) }

  var doubts: [Finding] { findings.filter { $0.severity != .note } }

  func finding(_ kind: FindingKind) -> Finding? { findings.first { $0.kind == kind } }
}
