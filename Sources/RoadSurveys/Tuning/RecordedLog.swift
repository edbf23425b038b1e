import DriveLogs
import RoadFindings
import RoughnessModels

/// A log kept as it was read, to be pushed through the walk again: reading is the one stage that no setting changes.
struct RecordedLog: DriveLogSink, Sendable {
  let name: String
  var tally: LogTally?
  private var description: DriveLogDescription?
  private var events: [Event] = []

  private enum Event: Sendable {
    case motion(MotionBlock)
    case fix(Fix)
    case finding(Finding)
  }

  init(name: String) { self.name = name }

  mutating func begin(_ description: DriveLogDescription) { self.description = description }
  mutating func receive(motion block: borrowing MotionBlock) { events.append(.motion(copy block)) }
  mutating func receive(fix: Fix) { events.append(.fix(fix)) }
  mutating func receive(finding: Finding) { events.append(.finding(finding)) }

  /// The signal side of this log under a configuration; nil where it can't be used.
  func trace(
    _ configuration: SurveyConfiguration, _ make: (@Sendable (Double) -> any RoughnessEstimator)?
  ) -> RunTrace? {
    guard let description, let tally else { return nil }
    var builder = RunBuilder(log: name, configuration: configuration, estimator: make)
    builder.begin(description)
    for event in events {
      switch event {
      case .motion(let block): builder.receive(motion: block)
      case .fix(let fix): builder.receive(fix: fix)
      case .finding(let finding): builder.receive(finding: finding)
      }
    }
    return try? builder.finish(tally: tally)
  }
}
