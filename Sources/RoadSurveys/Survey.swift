import RoadFindings
public import RoadNetworks

/// From a set of run records to everything a survey says: a pure function.
///
/// The records are put in canonical order first and one given twice counts once, so any order and grouping of the logs
/// gives the same bytes.
public struct Survey: Sendable {
  public var configuration: SurveyConfiguration
  public var ledger: RoadLedger
  /// Whether the ledger was drawn from the driven lines.
  public var ledgerIsDerived: Bool

  public init(configuration: SurveyConfiguration, ledger: RoadLedger, ledgerIsDerived: Bool) {
    self.configuration = configuration
    self.ledger = ledger
    self.ledgerIsDerived = ledgerIsDerived
  }

  /// The survey of these records. Complexity: O(cells · log).
  public func result(of given: [RunRecord]) -> SurveyResult {
    var findings: [Finding] = []
    let records = distinct(given, &findings)
    findings = records.flatMap(\.findings) + findings
    if configuration.dates.utcOffsetMinutes == nil,
      records.contains(where: { $0.startEpochNanoseconds != nil })
    {
      findings.append(
        Finding(.noTimeZone, .note, "dates are UTC dates; give --utc-offset (Japan: +09:00) for local ones"))
    }
    var result = SurveyResult(
      sections: sections(records), segments: records.flatMap(segments), runs: records.map(\.summary),
      findings: findings, derivedRoads: ledgerIsDerived ? derivedRoads : nil)
    result.packages = WorkPackage.packages(of: result.sections, configuration: configuration)
    return result
  }

  private func distinct(_ given: [RunRecord], _ findings: inout [Finding]) -> [RunRecord] {
    let ordered = given.sorted { ($0.log, $0.sha256) < ($1.log, $1.sha256) }
    var seen: [String: String] = [:]
    return ordered.filter { record in
      if let first = seen[record.sha256] {
        findings.append(
          Finding(
            .duplicateInput, .warning, at: Place(log: record.log),
            "the same bytes as \(first): counted once"))
        return false
      }
      seen[record.sha256] = record.log
      return true
    }
  }

  // MARK: - Sections

  /// One road in one direction while its cells are gathered.
  private struct Key: Hashable {
    var road: Int
    var direction: String
  }

  private func sections(_ records: [RunRecord]) -> [SectionEstimate] {
    let indexOfRoad = Dictionary(uniqueKeysWithValues: ledger.roads.enumerated().map { ($1.id, $0) })
    var passes: [Key: [(record: RunRecord, pass: Pass)]] = [:]
    for record in records {
      for pass in record.passes {
        guard let road = indexOfRoad[pass.roadID] else { continue }
        passes[Key(road: road, direction: pass.direction), default: []].append((record, pass))
      }
    }
    let ranker = SectionRanker(configuration: configuration)
    var all: [SectionEstimate] = []
    for key in passes.keys.sorted(by: { ($0.road, $1.direction) < ($1.road, $0.direction) }) {
      all += road(key.road, key.direction, passes[key] ?? [], ranker)
    }
    ranker.rank(&all)
    return all
  }

  private func road(
    _ index: Int, _ direction: String, _ passes: [(record: RunRecord, pass: Pass)], _ ranker: SectionRanker
  ) -> [SectionEstimate] {
    let road = ledger.roads[index]
    let line = Centerline(road.lines)
    let grid = SectionGrid(roadLength: line.length, sectionLength: configuration.sections.lengthMeters)
    let cells = CellGrid(roadLength: line.length)
    let aggregator = SectionAggregator(configuration: configuration)
    var reduced: [[SectionAggregator.SectionPass]] = Array(repeating: [], count: grid.count)
    var driven: [Double] = Array(repeating: 0, count: grid.count)
    for (record, pass) in passes {
      var bySection: [Int: [Cell]] = [:]
      for cell in pass.cells {
        let section = grid.index(ofChainage: cells.middle(cell.index))
        bySection[section, default: []].append(cell)
      }
      for (section, members) in bySection.sorted(by: { $0.key < $1.key }) {
        driven[section] = max(driven[section], members.reduce(0) { $0 + $1.drivenMeters })
        if let one = aggregator.reduce(
          members, cellLength: cells.length, record: record, date: date(of: record))
        {
          reduced[section].append(one)
        }
      }
    }
    return (0..<grid.count).compactMap { section in
      // A few metres at a junction are not a drive over the section.
      guard driven[section] >= SectionConfiguration.cellMeters else { return nil }
      var estimate = blank(road, direction, line, grid.borders[section], grid.borders[section + 1])
      fill(&estimate, reduced[section], cells, aggregator, ranker)
      return estimate
    }
  }

  private func blank(
    _ road: Road, _ direction: String, _ line: Centerline, _ from: Double, _ to: Double
  ) -> SectionEstimate {
    let pieces = line.subline(from: from, to: to).map { piece in
      piece.map { MapPoint(latitude: $0.latitude, longitude: $0.longitude) }
    }
    let backward = direction == TravelDirection.backward.rawValue
    var estimate = SectionEstimate(
      id: "\(road.id):\(direction):\(Int(from))", roadID: road.id, roadName: road.name,
      roadClass: road.roadClass, direction: direction, fromMeters: Rounding.tenths(from),
      toMeters: Rounding.tenths(to),
      lines: backward ? pieces.reversed().map { Array($0.reversed()) } : pieces)
    estimate.aadt = road.aadt
    estimate.importance = road.importance
    estimate.widthMeters = road.widthMeters.map { road.oneWay == .no ? $0 / 2 : $0 }
    return estimate
  }

  private func fill(
    _ estimate: inout SectionEstimate, _ passes: [SectionAggregator.SectionPass], _ cells: CellGrid,
    _ aggregator: SectionAggregator, _ ranker: SectionRanker
  ) {
    guard let statement = aggregator.combine(passes) else { return }
    let used = statement.used
    let rated = Set(used.flatMap(\.cells)).reduce(0.0) { $0 + cells.length($1) }
    let weight = used.reduce(0) { $0 + $1.ratedMeters }
    let iri = Rounding.thousandths(statement.iri)
    estimate.iri = iri
    estimate.iriLow = Rounding.thousandths(max(0, statement.iri - 1.96 * statement.totalError))
    estimate.iriHigh = Rounding.thousandths(statement.iri + 1.96 * statement.totalError)
    estimate.iriMax = Rounding.thousandths(SectionAggregator.median(used.map(\.iriMax)))
    estimate.conditionClass = configuration.thresholds.conditionClass(of: iri)
    estimate.shareIII = Rounding.thousandths(used.reduce(0) { $0 + $1.ratedIIIMeters } / weight)
    estimate.calibrated = statement.calibrated
    estimate.runs = used.count
    estimate.vehicles = statement.vehicles
    estimate.speedKmh = Rounding.tenths(used.reduce(0) { $0 + $1.speed * $1.ratedMeters } / weight * 3.6)
    estimate.coverage = Rounding.thousandths(min(1, rated / (estimate.toMeters - estimate.fromMeters)))
    estimate.runSD = statement.runSD.map(Rounding.thousandths)
    let dates = used.compactMap(\.date).sorted()
    estimate.firstDate = dates.first
    estimate.lastDate = dates.last
    estimate.confidence = aggregator.confidence(statement, coverage: estimate.coverage)
    ranker.judge(&estimate, ownError: statement.ownError)
  }

  private func date(of record: RunRecord) -> String? {
    record.startEpochNanoseconds.map {
      LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
    }
  }

  // MARK: - Segments

  private func segments(_ record: RunRecord) -> [SegmentEstimate] {
    record.passes.flatMap { pass -> [SegmentEstimate] in
      guard let road = ledger.road(withID: pass.roadID) else { return [] }
      let cells = CellGrid(roadLength: Centerline(road.lines).length)
      return pass.cells.map { cell in
        SegmentEstimate(
          log: record.log, vehicle: record.vehicle, roadID: pass.roadID, direction: pass.direction,
          fromMeters: Rounding.tenths(cells.from(cell.index)),
          toMeters: Rounding.tenths(cells.to(cell.index)),
          iriRaw: cell.raw.map(Rounding.thousandths), iri: cell.iri.map(Rounding.thousandths),
          speedKmh: Rounding.tenths(cell.speed * 3.6), coverage: Rounding.thousandths(cell.coverage),
          excluded: cell.reasons.names)
      }
    }
  }

  private var derivedRoads: [DerivedRoad] {
    ledger.roads.map { road in
      DerivedRoad(
        id: road.id, name: road.name ?? road.id,
        lines: road.lines.map { $0.map { MapPoint(latitude: $0.latitude, longitude: $0.longitude) } })
    }
  }
}
