import RoadFindings
public import RoadNetworks

/// From a set of run records to everything a survey says: a pure function.
///
/// The records are put in canonical order first and one given twice counts once, so any order and grouping of the logs
/// gives the same bytes. It goes road by road and fetches each road's passes only then: memory doesn't grow with what was
/// recorded.
public struct Survey: Sendable {
  public var configuration: SurveyConfiguration
  public var ledger: RoadLedger
  /// Whether the ledger was drawn from the driven lines.
  public var ledgerIsDerived: Bool

  /// Pictures to link to bad sections, and the seconds to add to their times.
  public var photos: [Photo] = []
  public var photoOffsetSeconds = 0.0

  /// What was repaired and when: runs from before leave the estimate.
  public var repairs: [RepairWork] = []

  /// What is always there on the roads, so that it neither alarms nor counts.
  public var known: [KnownEvent] = []
  /// Told before each road and direction how many are done, and of how many.
  public var onLane: (@Sendable (_ done: Int, _ of: Int) -> Void)?

  public init(configuration: SurveyConfiguration, ledger: RoadLedger, ledgerIsDerived: Bool) {
    self.configuration = configuration
    self.ledger = ledger
    self.ledgerIsDerived = ledgerIsDerived
  }

  /// The survey of records at hand, segments included. Complexity: O(cells · log).
  public func result(of records: [RunRecord]) -> SurveyResult {
    do {
      let placed = try survey(of: RecordShelf(records))
      var result = placed.result
      for run in 0..<placed.runCount { result.segments += try placed.segments(ofRun: run) }
      return result
    } catch {
      preconditionFailure("Records in memory can be read: \(error)")
    }
  }

  /// The survey of the records on a shelf; its segments are made run by run on demand.
  ///
  /// Errors: ``SurveyError`` for a record's file that is damaged or has changed. Complexity: O(cells · log).
  public func survey(of shelf: RecordShelf) throws(SurveyError) -> ShelfSurvey {
    let plan = plan(shelf)
    var lanes: [Lane] = []
    for index in plan.tracks.indices { lanes.append(try lane(index, plan, shelf)) }
    return assembled(lanes, plan, shelf)
  }

  /// The same, so many roads and directions at once.
  public func survey(of shelf: RecordShelf, threads: Int) async throws(SurveyError) -> ShelfSurvey {
    guard threads > 1 else { return try survey(of: shelf) }
    let plan = plan(shelf)
    let done = await Parallel.map(Array(plan.tracks.indices), width: threads) { index in
      Result { () throws(SurveyError) in try lane(index, plan, shelf) }
    }
    var lanes: [Lane] = []
    for result in done { lanes.append(try result.get()) }
    return assembled(lanes, plan, shelf)
  }

  /// What all roads are worked through with.
  private struct Plan: Sendable {
    var album: PhotoAlbum
    var places: KnownPlaces
    var tracks: [(road: Int, direction: String, members: [ShelfSurvey.Member])]
  }

  /// One road in one direction: its length, m, and what its passes come to.
  private typealias Lane = (length: Double, built: SectionBuilder.Built)

  private func plan(_ shelf: RecordShelf) -> Plan {
    Plan(
      album: album(shelf.entries.map(\.record)), places: KnownPlaces(known, ledger: ledger),
      tracks: tracks(on: shelf))
  }

  private func lane(_ index: Int, _ plan: Plan, _ shelf: RecordShelf) throws(SurveyError) -> Lane {
    onLane?(index, plan.tracks.count)
    let (road, direction, members) = plan.tracks[index]
    let builder = SectionBuilder(
      configuration: configuration, road: ledger.roads[road], direction: direction, album: plan.album,
      repairs: repairs, known: plan.places.on(road: road, direction: direction))
    return (builder.line.length, try builder.sections(members, on: shelf))
  }

  /// Puts the roads together, in their order.
  private func assembled(_ lanes: [Lane], _ plan: Plan, _ shelf: RecordShelf) -> ShelfSurvey {
    let records = shelf.entries.map(\.record)
    var findings = records.flatMap(\.findings) + shelf.findings
    if configuration.dates.utcOffsetMinutes == nil,
      records.contains(where: { $0.startEpochNanoseconds != nil })
    {
      findings.append(
        Finding(.noTimeZone, .note, "dates are UTC dates; give --utc-offset (Japan: +09:00) for local ones"))
    }
    var placed = ShelfSurvey(
      result: SurveyResult(
        sections: [], segments: [], runs: records.map(\.summary), findings: findings,
        derivedRoads: ledgerIsDerived ? derivedRoads : nil),
      shelf: shelf, configuration: configuration)
    var left = LeftOut()
    left.pictures = plan.album.lost
    var values: [FleetHealth.Value] = []
    var sectionCount = 0
    left.knownEvents = plan.places.lost
    for (track, (length, built)) in zip(plan.tracks, lanes) {
      placed.roadLengths[ledger.roads[track.road].id] = length
      placed.result.sections += built.sections
      placed.result.homogeneous += built.homogeneous
      left.beforeRepair += built.beforeRepair
      left.outsideWindow += built.outsideWindow
      placed.result.events += built.events
      left.unconfirmed += built.unconfirmed
      for (member, shift) in zip(track.members, built.shifts) { placed.shifts[member] = shift }
      for var value in built.values {
        value.section += sectionCount
        values.append(value)
      }
      // No road is shorter than a metre a section.
      sectionCount += Int(length) + 1
    }
    placed.result.findings += FleetHealth(configuration: configuration.fleet)
      .findings(values, runs: records.map(fleetRun))
    left.seasonal = records.compactMap { fleetRun($0).date }.filter { date in
      configuration.aggregation.excludedSeasons.contains { $0.contains(date) }
    }.sorted()
    placed.result.findings += left.findings(configuration, repairs, on: ledger)
    placed.result.sections = configuration.sections.directions.kept(placed.result.sections)
    let ranker = SectionRanker(configuration: configuration)
    ranker.rank(&placed.result.sections)
    placed.result.packages = WorkPackage.packages(of: placed.result.sections, configuration: configuration)
    return placed
  }

  /// Every road and direction that was driven, in the order of the result, with its passes in canonical order.
  private func tracks(
    on shelf: RecordShelf
  ) -> [(road: Int, direction: String, members: [ShelfSurvey.Member])] {
    struct Key: Hashable {
      var road: Int
      var direction: String
    }
    let indexOfRoad = Dictionary(uniqueKeysWithValues: ledger.roads.enumerated().map { ($1.id, $0) })
    var members: [Key: [ShelfSurvey.Member]] = [:]
    for (e, entry) in shelf.entries.enumerated() {
      for (p, part) in entry.parts.enumerated() {
        guard let road = indexOfRoad[part.roadID] else { continue }
        members[Key(road: road, direction: part.direction), default: []].append(.init(entry: e, part: p))
      }
    }
    // Forward before backward.
    return members.sorted { ($0.key.road, $1.key.direction) < ($1.key.road, $0.key.direction) }
      .map { ($0.key.road, $0.key.direction, $0.value) }
  }

  private func album(_ records: [RunRecord]) -> PhotoAlbum {
    PhotoAlbum(
      photos, offsetSeconds: photoOffsetSeconds,
      runs: records.compactMap { record in
        guard let start = record.startEpochNanoseconds else { return nil }
        return start...(start &+ Int64(max(0, record.summary.durationSeconds) * 1e9))
      })
  }

  private func fleetRun(_ record: RunRecord) -> FleetHealth.Run {
    FleetHealth.Run(
      log: record.log, vehicle: record.vehicle, calibrated: record.summary.calibrated,
      startEpochNanoseconds: record.startEpochNanoseconds,
      date: record.startEpochNanoseconds.map {
        LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
      })
  }

  private var derivedRoads: [DerivedRoad] {
    ledger.roads.map { road in
      DerivedRoad(
        id: road.id, name: road.name ?? road.id,
        lines: road.lines.map { $0.map { MapPoint(latitude: $0.latitude, longitude: $0.longitude) } })
    }
  }
}

/// A survey whose records stay on their shelf: the result without segments, and the segments of one run at a time.
public struct ShelfSurvey: Sendable {
  /// Its segments are empty.
  public var result: SurveyResult
  let shelf: RecordShelf
  let configuration: SurveyConfiguration
  /// How far each pass was moved to agree with the others; what isn't here stays.
  var shifts: [Member: ChainageShift] = [:]
  var roadLengths: [String: Double] = [:]

  /// One pass of one record.
  struct Member: Hashable, Sendable {
    var entry: Int
    var part: Int
  }

  init(result: SurveyResult, shelf: RecordShelf, configuration: SurveyConfiguration) {
    self.result = result
    self.shelf = shelf
    self.configuration = configuration
  }

  /// In the order of `result.runs`.
  public var runCount: Int { shelf.count }

  /// What went in: name, hash and size of each log, sorted.
  public var inputs: [SurveyWalk.Outcome.Input] { shelf.inputs }

  /// A run's passes in pieces of about 100 km, so that a very long run's segments need never be at hand together.
  public func pieces(ofRun run: Int, bins binsOfPiece: Int = 200_000) -> [Range<Int>] {
    let parts = shelf.entries[run].parts
    var pieces: [Range<Int>] = []
    var (start, bins) = (0, 0)
    for (index, part) in parts.enumerated() {
      bins += part.recordedBins
      guard bins >= binsOfPiece || index == parts.count - 1 else { continue }
      pieces.append(start..<index + 1)
      (start, bins) = (index + 1, 0)
    }
    return pieces
  }

  /// What one run says of each 10 m, as driven. Errors: ``SurveyError`` for a record's file.
  public func segments(ofRun run: Int) throws(SurveyError) -> [SegmentEstimate] {
    try segments(ofRun: run, piece: shelf.entries[run].parts.indices)
  }

  /// The same of one of its ``pieces(ofRun:)``.
  public func segments(ofRun run: Int, piece: Range<Int>) throws(SurveyError) -> [SegmentEstimate] {
    let entry = shelf.entries[run]
    let parts = piece.filter { roadLengths[entry.parts[$0].roadID] != nil }
    var segments: [SegmentEstimate] = []
    for (part, pass) in zip(parts, try shelf.passes(run, parts)) {
      let placer = CellPlacer(
        roadLength: roadLengths[pass.roadID] ?? 0, configuration: configuration, record: entry.record)
      for cell in placer.cells(of: pass, shift: shifts[Member(entry: run, part: part)] ?? .none) {
        segments.append(
          SegmentEstimate(
            log: entry.record.log, vehicle: entry.record.vehicle, roadID: pass.roadID,
            direction: pass.direction, fromMeters: Rounding.tenths(placer.grid.from(cell.index)),
            toMeters: Rounding.tenths(placer.grid.to(cell.index)),
            iriRaw: cell.raw.map(Rounding.thousandths), iri: cell.iri.map(Rounding.thousandths),
            speedKmh: Rounding.tenths(cell.speed * 3.6), coverage: Rounding.thousandths(cell.coverage),
            excluded: cell.reasons.names))
      }
    }
    return segments
  }
}
