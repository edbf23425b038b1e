import RoadNetworks

extension RunRecord {
  /// What the run says of each 10 m before calibration, with all its digits.
  func rawSegments(ledger: RoadLedger, configuration: SurveyConfiguration) -> [SegmentEstimate] {
    var segments: [SegmentEstimate] = []
    for pass in held {
      guard let road = ledger.road(withID: pass.roadID) else { continue }
      let placer = CellPlacer(
        roadLength: Centerline(road.lines).length, configuration: configuration, record: self)
      for cell in placer.cells(of: pass) {
        segments.append(
          SegmentEstimate(
            log: log, vehicle: vehicle, roadID: pass.roadID, direction: pass.direction,
            fromMeters: placer.grid.from(cell.index), toMeters: placer.grid.to(cell.index), iriRaw: cell.raw,
            iri: cell.raw, speedKmh: cell.speed * 3.6, coverage: cell.coverage, excluded: ""))
      }
    }
    return segments
  }
}
