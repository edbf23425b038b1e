import DriveLogs
import RoadFindings
import RoadNetworks
import RoughnessModels

/// Places a run on the ledger and makes its record.
struct RunPlacer: Sendable {
  let ledger: RoadLedger
  let configuration: SurveyConfiguration
  private let matcher: RoadMatcher

  init(ledger: RoadLedger, configuration: SurveyConfiguration) {
    self.ledger = ledger
    self.configuration = configuration
    matcher = RoadMatcher(ledger: ledger, configuration: configuration.matching)
  }

  /// Places a part of a run behind those before it. Complexity: O(fixes · candidates + bins).
  func place(_ part: TracePart, onto run: inout PlacedRun, ends: RunTrace.Ends? = nil) {
    var stretches = matcher.match(part.lead + part.track + part.tail)
    if let ends {
      stretches = SectionFilter(
        ledger: ledger, sectionLength: configuration.sections.lengthMeters, ends: ends
      ).kept(stretches)
    }
    run.add(stretches, PassMaker(ledger: ledger, part: part))
  }

  /// The record of one run. Complexity: O(fixes · candidates + bins).
  ///
  /// - Parameters:
  ///   - vehicle: whose log it is; its calibration is put on the record.
  ///   - before: what was placed of it already, where the trace is what is left of a very long run.
  func record(
    of trace: RunTrace, vehicle: VehicleFile? = nil, after before: PlacedRun = PlacedRun()
  ) -> RunRecord {
    var placed = before
    place(trace.lastPart, onto: &placed, ends: trace.ends)
    if trace.lacksGravity, trace.cutMeters != nil { placed.exclude(.gravityMissing) }
    let matched = placed.matchedMeters
    var findings = trace.findings
    if let finding = offLedger(matched, trace) { findings.append(finding) }
    var record = RunRecord(
      log: trace.log, sha256: trace.tally.sha256, bytes: trace.tally.bytes,
      vehicle: trace.description.vehicle,
      startEpochNanoseconds: trace.startEpochNanoseconds, levels: levels(trace.response),
      summary: RunSummary(log: trace.log, format: trace.description.format), findings: findings,
      track: placed.track)
    record.held = placed.passes
    record.summary.estimator = trace.estimator.rawValue
    if trace.estimator == .profile {
      // Measured, not estimated: there is no car in it that could be calibrated.
      record.calibration = .gain(1, relativeError: 0)
      record.calibration?.runError = configuration.aggregation.profilerRelative
      record.summary.calibrated = true
    }
    if let vehicle {
      let date = record.startEpochNanoseconds.map {
        LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
      }
      VehicleMark(vehicle: vehicle).put(on: &record, gravity: trace.sensor.gravity, date: date)
    }
    record.summary = summary(trace, record, matched: matched)
    return record
  }

  private func levels(_ response: EstimatorResponse) -> LevelKind {
    switch response {
    case .profileHeight, .elevation: .roughness
    case .bandAcceleration: .meanSquareAcceleration
    }
  }

  private func offLedger(_ matched: Double, _ trace: RunTrace) -> Finding? {
    let off = trace.distanceMeters - matched
    // The ends of a run and the receiver's scatter leave some metres over.
    guard off > max(50, 0.02 * trace.distanceMeters) else { return nil }
    return Finding(
      .offLedger, .note, at: Place(log: trace.log),
      "\(Int(off.rounded())) m of \(Int(trace.distanceMeters.rounded())) m were driven off the ledger's roads"
    )
  }

  private func summary(_ trace: RunTrace, _ record: RunRecord, matched: Double) -> RunSummary {
    var summary = record.summary
    summary.label = trace.description.label
    summary.vehicle = record.vehicle
    summary.rows = trace.tally.rows
    summary.rowsDropped = trace.tally.rowsDropped
    summary.durationSeconds = Rounding.tenths(trace.durationSeconds)
    summary.distanceMeters = Rounding.tenths(trace.distanceMeters)
    summary.rateHertz = Rounding.tenths(trace.rateHertz)
    if trace.distanceMeters > 0 {
      summary.matched = Rounding.thousandths(min(1, matched / trace.distanceMeters))
    }
    var values: [Double] = []
    var (rated, speed) = (0.0, 0.0)
    for pass in record.held {
      guard let road = ledger.road(withID: pass.roadID) else { continue }
      let placer = CellPlacer(
        roadLength: Centerline(road.lines).length, configuration: configuration, record: record)
      for cell in placer.cells(of: pass) {
        guard let iri = cell.iri else { continue }
        let meters = cell.coverage * placer.grid.length(cell.index)
        rated += meters
        speed += cell.speed * meters
        values.append(iri)
      }
    }
    summary.ratedMeters = Rounding.tenths(rated)
    if rated > 0 {
      summary.speedKmh = Rounding.tenths(speed / rated * 3.6)
      summary.iriMedian = Rounding.thousandths(SectionAggregator.median(values))
    }
    summary.findings = record.findings.filter { $0.severity > .note }.reduce(0) { $0 + $1.count }
    return summary
  }
}
