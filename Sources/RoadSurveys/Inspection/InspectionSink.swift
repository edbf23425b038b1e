import DriveLogs
import RoadFindings

/// Takes a log in for `inspect`: hands everything to the walk's own builder and counts what passes.
struct InspectionSink: DriveLogSink {
  private(set) var builder: RunBuilder
  private(set) var description: DriveLogDescription?
  private(set) var findings = FindingCollector()
  private(set) var fixes = LogInspection.Fixes()
  private(set) var timing = LogInspection.Timing()
  private var lastTime: Int64?
  private let hole: Int64

  init(log: String, configuration: SurveyConfiguration) {
    builder = RunBuilder(log: log, configuration: configuration)
    hole = Int64(configuration.conditioning.maximumGapSeconds * 1e9)
  }

  mutating func begin(_ description: DriveLogDescription) {
    self.description = description
    builder.begin(description)
  }

  mutating func receive(finding: Finding) {
    findings.add(finding)
    builder.receive(finding: finding)
  }

  mutating func receive(fix: Fix) {
    fixes.count += 1
    if fix.speed != nil { fixes.withSpeed += 1 }
    if fix.heading != nil { fixes.withHeading += 1 }
    builder.receive(fix: fix)
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    if block.count > 0, block.beginsStretch || lastTime == nil {
      timing.stretches += 1
      lastTime = nil
    }
    for time in block.times {
      if let lastTime, time - lastTime > hole {
        timing.stretches += 1
        timing.holes += 1
        timing.longestHoleSeconds = max(timing.longestHoleSeconds, Double(time - lastTime) / 1e9)
      }
      lastTime = time
    }
    builder.receive(motion: block)
  }

  mutating func finish(tally: LogTally) throws(DriveLogError) -> RunTrace { try builder.finish(tally: tally) }
}
