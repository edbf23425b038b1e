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

  /// The record of one run. Complexity: O(fixes · candidates + bins).
  func record(of trace: RunTrace) -> RunRecord {
    let stretches = matcher.match(trace.track)
    let cells = CellPlacer(ledger: ledger, minimumCoverage: configuration.sections.minimumCoverage)
    let passes = stretches.compactMap { cells.pass($0, of: trace) }
    let matched = stretches.reduce(0.0) {
      $0 + ($1.anchors[$1.anchors.count - 1].travelledMeters - $1.anchors[0].travelledMeters)
    }
    var findings = trace.findings
    if let finding = offLedger(matched, trace) { findings.append(finding) }
    return RunRecord(
      log: trace.log, sha256: trace.tally.sha256, vehicle: trace.description.vehicle,
      startEpochNanoseconds: trace.startEpochNanoseconds,
      summary: summary(trace, passes, matched: matched, findings), findings: findings, passes: passes)
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

  private func summary(
    _ trace: RunTrace, _ passes: [Pass], matched: Double, _ findings: [Finding]
  ) -> RunSummary {
    var summary = RunSummary(log: trace.log, format: trace.description.format)
    summary.label = trace.description.label
    summary.vehicle = trace.description.vehicle
    summary.estimator = trace.estimator.rawValue
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
    for pass in passes {
      let grid = ledger.road(withID: pass.roadID).map {
        CellGrid(roadLength: Centerline($0.lines).length)
      }
      for cell in pass.cells {
        guard let iri = cell.iri, let grid else { continue }
        let meters = cell.coverage * grid.length(cell.index)
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
    summary.findings = findings.filter { $0.severity > .note }.reduce(0) { $0 + $1.count }
    return summary
  }
}
