import RoadNetworks

/// Makes the sections of one road in one direction from the passes over it.
struct SectionBuilder {
  let configuration: SurveyConfiguration
  let road: Road
  let direction: String
  let line: Centerline
  private let grid: SectionGrid
  private let album: PhotoAlbum
  private let selection: RunSelection
  private let known: [KnownPlaces.Place]

  /// - Parameter repairs: of any road; those of this road and direction are taken.
  init(
    configuration: SurveyConfiguration, road: Road, direction: String, album: PhotoAlbum = .none,
    repairs: [RepairWork] = [], known: [KnownPlaces.Place] = []
  ) {
    self.configuration = configuration
    self.album = album
    self.known = known
    selection = RunSelection(
      configuration: configuration.aggregation, repairs: repairs.filter { $0.isOn(road.id, direction) })
    self.road = road
    self.direction = direction
    line = Centerline(road.lines)
    grid = SectionGrid(roadLength: line.length, sectionLength: configuration.sections.lengthMeters)
  }

  /// What the passes come to, and how far each was moved.
  struct Built {
    var sections: [SectionEstimate] = []
    /// How far each member was moved where values are averaged.
    var shifts: [ChainageShift] = []
    var homogeneous: [HomogeneousEstimate] = []
    /// What each run says of each section, numbered along the road.
    var values: [FleetHealth.Value] = []
    /// Passes over sections that don't count for the estimate: older than a repair, older than the window.
    var beforeRepair = 0
    var outsideWindow = 0
    var events: [EventEstimate] = []
    /// Places at which too few passes met an event.
    var unconfirmed = 0
  }

  /// The driven sections in order of chainage. `members` are the passes in canonical order.
  func sections(
    _ members: [ShelfSurvey.Member], on shelf: RecordShelf
  ) throws(SurveyError) -> Built {
    var built = Built()
    var common = try common(members, on: shelf)
    let aggregator = SectionAggregator(configuration: configuration)
    let cells = CellGrid(roadLength: line.length)
    var reduced: [[SectionAggregator.SectionPass]] = Array(repeating: [], count: grid.count)
    var history: [[SectionTrend.Value]] = Array(repeating: [], count: grid.count)
    var driven: [Double] = Array(repeating: 0, count: grid.count)
    var means = CellMeans(cellCount: cells.last + 1)
    var photos = album.near(line)
    var road = RoadEvents(configuration: configuration, cells: cells)
    for (i, member) in members.enumerated() {
      let record = shelf.entries[member.entry].record
      let placer = CellPlacer(roadLength: line.length, configuration: configuration, record: record)
      let pass = try shelf.passes(member.entry, [member.part])[0]
      let shift = common?.shift(of: pass, number: i) ?? .none
      let averaged = common.map { shift.scaled(by: $0.found.share) } ?? shift
      built.shifts.append(averaged)
      var bySection: [Int: [Cell]] = [:]
      let placed = placer.cells(of: pass, shift: averaged)
      let date = date(of: record)
      let isInSeason = selection.isInSeason(date)
      func isCurrent(_ cell: Cell) -> Bool { selection.isCurrent(cells.middle(cell.index), date) }
      if isInSeason {
        means.add(placed.filter(isCurrent), grid: cells, calibrated: record.summary.calibrated)
        road.add(pass, placed, shift: shift, record: record, run: member.entry, date: date) {
          selection.isCurrent($0, date)
        }
      }
      photos += album.taken(on: pass, start: record.startEpochNanoseconds, shift: shift, line: line)
      for cell in placed {
        bySection[grid.index(ofChainage: cells.middle(cell.index)), default: []].append(cell)
      }
      for (section, members) in bySection.sorted(by: { $0.key < $1.key }) {
        driven[section] = max(driven[section], members.reduce(0) { $0 + $1.drivenMeters })
        guard isInSeason,
          let whole = aggregator.reduce(
            members, cellLength: cells.length, record: record, run: member.entry, date: date)
        else { continue }
        let borders = (grid.borders[section], grid.borders[section + 1])
        if let day = date.flatMap(LocalDate.days), whole.ratedMeters >= 0.5 * (borders.1 - borders.0),
          let epoch = selection.epoch(from: borders.0, to: borders.1, date)
        {
          history[section].append(
            SectionTrend.Value(
              day: day, iri: whole.iri, vehicle: whole.vehicle, calibrated: whole.calibrated, epoch: epoch))
        }
        let current = members.filter(isCurrent)
        let now =
          current.count == members.count
          ? whole
          : aggregator.reduce(
            current, cellLength: cells.length, record: record, run: member.entry, date: date)
        guard let now else {
          built.beforeRepair += 1
          continue
        }
        reduced[section].append(now)
        built.values.append(FleetHealth.Value(section: section, run: member.entry, iri: now.iri))
      }
    }
    (built.events, built.unconfirmed) = road.estimates(
      road: self.road, direction: direction, line: line, known: known, photos: photos)
    let ranker = SectionRanker(configuration: configuration)
    for section in 0..<grid.count where driven[section] >= SectionConfiguration.cellMeters {
      // A few metres at a junction are not a drive over the section.
      var estimate = blank(grid.borders[section], grid.borders[section + 1])
      if road.isLookedFor {
        let end = section + 1 == grid.count ? Double.infinity : grid.borders[section + 1]
        EventTerm.of(built.events, from: grid.borders[section], to: end).put(on: &estimate)
      }
      let passes = selection.withinWindow(reduced[section])
      built.outsideWindow += reduced[section].count - passes.count
      estimate.trendFit = SectionTrend(configuration: configuration.trend).fit(history[section])
      fill(&estimate, passes, cells, aggregator, ranker)
      if !photos.isEmpty, let conditionClass = estimate.conditionClass, conditionClass != "I" {
        estimate.photo = photo(photos, grid.borders[section], grid.borders[section + 1], means, cells)
      }
      built.sections.append(estimate)
    }
    built.homogeneous = homogeneous(means, cells)
    return built
  }

  /// The picture nearest to the section's worst ten metres.
  private func photo(
    _ photos: [PhotoAlbum.Placed], _ from: Double, _ to: Double, _ means: CellMeans, _ cells: CellGrid
  ) -> String? {
    let inside = means.values.filter { cells.middle($0.cell) >= from && cells.middle($0.cell) < to }
    let worst = inside.max { $0.iri < $1.iri }.map { cells.middle($0.cell) }
    return PhotoAlbum.nearest(photos, to: worst ?? 0.5 * (from + to), from: from - 5, to: to + 5)
  }

  /// The road cut where its roughness changes; a hole of a minimum length ends a piece too.
  private func homogeneous(_ means: CellMeans, _ cells: CellGrid) -> [HomogeneousEstimate] {
    let settings = configuration.homogeneous
    let method = HomogeneousSections(configuration: settings, cellMeters: SectionConfiguration.cellMeters)
    let values = means.values
    let hole = max(1, Int(settings.minimumMeters / SectionConfiguration.cellMeters))
    var estimates: [HomogeneousEstimate] = []
    var start = 0
    for i in values.indices {
      let isEnd = i + 1 == values.count || values[i + 1].cell - values[i].cell > hole
      guard isEnd else { continue }
      let piece = values[start...i]
      start = i + 1
      let ranges = method.ranges(of: piece.map(\.iri))
      for (r, range) in ranges.enumerated() {
        let own = piece[piece.startIndex + range.lowerBound..<piece.startIndex + range.upperBound]
        // Cells without a value belong to the part before them.
        let next =
          r + 1 < ranges.count ? piece[piece.startIndex + range.upperBound].cell : (own.last?.cell ?? 0) + 1
        estimates.append(estimate(Array(own), to: cells.to(next - 1), means.isCalibrated, cells))
      }
    }
    return estimates
  }

  private func estimate(
    _ own: [(cell: Int, iri: Double)], to: Double, _ isCalibrated: Bool, _ cells: CellGrid
  ) -> HomogeneousEstimate {
    let from = cells.from(own[0].cell)
    let count = Double(own.count)
    let mean = own.reduce(0) { $0 + $1.iri } / count
    let squares = own.reduce(0) { $0 + ($1.iri - mean) * ($1.iri - mean) }
    let rated = own.reduce(0) { $0 + cells.length($1.cell) }
    let iri = Rounding.thousandths(mean)
    return HomogeneousEstimate(
      id: "\(road.id):\(direction):\(Int(from))", roadID: road.id, roadName: road.name, direction: direction,
      fromMeters: Rounding.tenths(from), toMeters: Rounding.tenths(to), iri: iri,
      iriSD: own.count > 1 ? Rounding.thousandths((squares / (count - 1)).squareRoot()) : nil,
      conditionClass: configuration.thresholds.conditionClass(of: iri), calibrated: isCalibrated,
      coverage: Rounding.thousandths(min(1, rated / (to - from))), lines: lines(from, to))
  }

  /// What the passes are aligned with; nil where there is nothing to align.
  private struct Common {
    var alignment: RoadAlignment
    let found: RoadAlignment.Common
    /// Of the passes that the signal is made of, by their number.
    let shifts: [Int: ChainageShift]

    mutating func shift(of pass: Pass, number: Int) -> ChainageShift {
      shifts[number] ?? alignment.shift(of: pass, onto: found)
    }
  }

  private func common(
    _ members: [ShelfSurvey.Member], on shelf: RecordShelf
  ) throws(SurveyError) -> Common? {
    guard configuration.alignment.isOn, members.count > 1 else { return nil }
    // Those with most recorded; of equals the first in canonical order.
    let recorded = members.map { shelf.entries[$0.entry].parts[$0.part].recordedBins }
    let chosen = members.indices.sorted { (recorded[$1], $0) < (recorded[$0], $1) }
      .prefix(max(2, configuration.alignment.referenceRuns))
    var passes: [Pass] = []
    for i in chosen { passes += try shelf.passes(members[i].entry, [members[i].part]) }
    var alignment = RoadAlignment(configuration: configuration.alignment, roadLength: line.length)
    let found = alignment.common(of: passes)
    return Common(
      alignment: alignment, found: found, shifts: Dictionary(uniqueKeysWithValues: zip(chosen, found.shifts)))
  }

  private func blank(_ from: Double, _ to: Double) -> SectionEstimate {
    var estimate = SectionEstimate(
      id: "\(road.id):\(direction):\(Int(from))", roadID: road.id, roadName: road.name,
      roadClass: road.roadClass, direction: direction, fromMeters: Rounding.tenths(from),
      toMeters: Rounding.tenths(to), lines: lines(from, to))
    estimate.aadt = road.aadt.map { $0.rounded() }
    estimate.importance = road.importance.map(Rounding.thousandths)
    estimate.widthMeters = road.widthMeters.map { road.oneWay == .no ? $0 / 2 : $0 }
    estimate.address = RoadAddress(road, lengthMeters: line.length)
    return estimate
  }

  /// Pieces of the centreline in the direction of travel.
  private func lines(_ from: Double, _ to: Double) -> [[MapPoint]] {
    let pieces = line.subline(from: from, to: to).flatMap(Antimeridian.cut).map { piece in
      piece.map { Rounding.place($0.latitude, $0.longitude) }
    }
    return direction == TravelDirection.backward.rawValue
      ? pieces.reversed().map { Array($0.reversed()) } : pieces
  }

  private func fill(
    _ estimate: inout SectionEstimate, _ passes: [SectionAggregator.SectionPass], _ cells: CellGrid,
    _ aggregator: SectionAggregator, _ ranker: SectionRanker
  ) {
    guard let statement = aggregator.combine(passes) else {
      estimate.action = selection.repairs.filter { $0.covers(estimate) }.map(\.date).max()
        .map(SectionAction.drive)
      return
    }
    let used = statement.used
    let rated = Set(used.flatMap { $0.cells.map(\.index) }).reduce(0.0) { $0 + cells.length($1) }
    let weight = used.reduce(0) { $0 + $1.ratedMeters }
    let iri = Rounding.thousandths(statement.iri)
    estimate.iri = iri
    estimate.iriLow = Rounding.thousandths(max(0, statement.iri - 1.96 * statement.totalError))
    estimate.iriHigh = Rounding.thousandths(statement.iri + 1.96 * statement.totalError)
    estimate.iriMax = Rounding.thousandths(SectionAggregator.median(used.map(\.iriMax)))
    estimate.conditionClass = configuration.thresholds.conditionClass(of: iri)
    estimate.shareIII = Rounding.thousandths(statement.shareIII)
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
    if let trend = estimate.trendFit, trend.isSignificant { estimate.trend = trend.perYear }
    ranker.judge(&estimate)
  }

  private func date(of record: RunRecord) -> String? {
    record.startEpochNanoseconds.map {
      LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
    }
  }
}
