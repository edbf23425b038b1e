public import DriveLogs
import RoadFindings
import RoadNetworks

extension SurveyWalk {
  /// Looks at logs as the walk would work through them, and places nothing; in the order given.
  ///
  /// Complexity: that of the walk's signal side; memory grows with the distance driven only.
  public func inspect(_ sources: [LogSource], threads: Int) async -> [LogInspection] {
    precondition(threads >= 1, "At least one thread is needed.")
    return await Parallel.map(sources, width: threads) { inspect($0) }
  }

  /// Looks at one log.
  public func inspect(_ source: LogSource) -> LogInspection {
    defer { onLogDone?(source) }
    var sink = InspectionSink(log: source.name, configuration: configuration)
    var inspection = LogInspection(log: source.name)
    do throws(DriveLogError) {
      let tally = try LogReader.read(source, options: reading, into: &sink)
      inspection.rows = tally.rows
      inspection.rowsDropped = tally.rowsDropped
      inspection.bytes = tally.bytes
      inspection.sha256 = tally.sha256
      let trace = try sink.finish(tally: tally)
      fill(&inspection, trace, sink)
    } catch {
      inspection.refusal = .init(exit: error.exit.rawValue, finding: error.finding)
      inspection.findings = sink.findings.findings
    }
    inspection.recognised = sink.description.map { .init($0) }
    inspection.remedy = Remedy(configuration: configuration).best(for: inspection)
    return inspection
  }

  private func fill(_ inspection: inout LogInspection, _ trace: RunTrace, _ sink: InspectionSink) {
    let ledger = ExclusionLedger(trace)
    inspection.ratedMeters = ledger.ratedMeters
    inspection.distanceMeters = trace.distanceMeters
    inspection.excluded = ledger.excluded
    inspection.durationSeconds = trace.durationSeconds
    inspection.findings = trace.findings
    inspection.start = trace.startEpochNanoseconds.map {
      LocalDate.timeText(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
    }
    inspection.timing = sink.timing
    inspection.timing.rateHertz = trace.rateHertz
    inspection.timing.jitterSeconds = trace.sensor.jitterSeconds
    inspection.fixes = sink.fixes
    let times = trace.track.map(\.seconds)
    inspection.fixes.intervalSeconds = Self.median(zip(times.dropFirst(), times).map { $0 - $1 })
    inspection.fixes.accuracyMeters = Self.median(trace.track.compactMap(\.accuracyMeters))
    inspection.fixes.latencySeconds = trace.sensor.latencySeconds
    if trace.sensor.gravity != .zero { inspection.sensor.gravity = .init(trace.sensor.gravity) }
    inspection.sensor.norm = trace.sensor.gravityNorm
    inspection.sensor.forward = trace.sensor.forward.map { .init($0) }
  }

  private static func median(_ values: [Double]) -> Double? {
    values.isEmpty ? nil : SectionAggregator.median(values)
  }
}
