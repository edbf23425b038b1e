import DriveLogs
import RoadFindings
import RoadNetworks

/// What a log's signal side came to: the trace, and what was cut off before it of a very long run.
struct TracedRun: Sendable {
  /// All of the run, or what is left after the last border.
  var trace: RunTrace
  /// What was cut off and isn't placed yet, since the roads aren't known.
  var parts: [TracePart] = []
  /// What was placed of it.
  var placed = PlacedRun()
  var vehicle: VehicleFile?

  /// Its fixes in pieces between which nothing is to be drawn.
  var tracks: [[TrackPoint]] {
    guard trace.cutMeters != nil else { return trace.tracks }
    return parts.map(\.track) + [trace.lastPart.track]
  }

  /// Places the parts and forgets each.
  mutating func place(by placer: RunPlacer) {
    parts.reverse()
    while let next = parts.popLast() { placer.place(next, onto: &placed) }
  }
}

/// Builds a run's trace while its log is read, and places every part of a very long run as soon as it is settled.
struct PlacingSink: DriveLogSink, Sendable {
  private var builder: RunBuilder
  /// Nil while the roads aren't known: then parts are kept.
  private let placer: RunPlacer?
  private var parts: [TracePart] = []
  private var placed = PlacedRun()

  init(_ builder: RunBuilder, placer: RunPlacer?) {
    self.builder = builder
    self.placer = placer
  }

  mutating func begin(_ description: DriveLogDescription) { builder.begin(description) }

  mutating func receive(finding: Finding) { builder.receive(finding: finding) }

  mutating func receive(fix: Fix) {
    builder.receive(fix: fix)
    place()
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    builder.receive(motion: block)
    place()
  }

  mutating func handOver() -> ResponseMapping.Work? { builder.handOver() }

  mutating func takeBack(_ work: ResponseMapping.Work) {
    builder.takeBack(work)
    place()
  }

  /// The log is over: what is left comes out.
  mutating func finish(tally: LogTally) throws(DriveLogError) -> TracedRun {
    let trace = try builder.finish(tally: tally)
    place()
    return TracedRun(trace: trace, parts: parts, placed: placed)
  }

  private mutating func place() {
    for cut in builder.takeParts() {
      if let placer { placer.place(cut, onto: &placed) } else { parts.append(cut) }
    }
  }
}
