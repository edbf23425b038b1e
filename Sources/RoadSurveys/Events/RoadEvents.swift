import RoadNetworks
import RoughnessModels

/// Collects what the passes over one road in one direction met, and makes its events.
struct RoadEvents {
  private let configuration: SurveyConfiguration
  private let cells: CellGrid
  private var sightings: [EventMerger.Sighting] = []
  private var passages: [EventMerger.Passage] = []

  init(configuration: SurveyConfiguration, cells: CellGrid) {
    self.configuration = configuration
    self.cells = cells
  }

  /// Whether any pass so far was looked through for events.
  var isLookedFor: Bool { !passages.isEmpty }

  /// Adds a pass with its cells, moved along the road by `shift`; cells that don't count are left out.
  mutating func add(
    _ pass: Pass, _ placed: [Cell], shift: ChainageShift, record: RunRecord, run: Int, date: String?,
    counts: (Double) -> Bool = { _ in true }
  ) {
    // Band acceleration is no profile: nothing was looked for.
    guard configuration.events.isOn, record.levels == .roughness else { return }
    var rated = Array(repeating: false, count: cells.last + 1)
    for cell in placed where cell.iri != nil && counts(cells.middle(cell.index)) { rated[cell.index] = true }
    let number = passages.count
    passages.append(
      EventMerger.Passage(
        run: run, epochNanoseconds: record.startEpochNanoseconds, date: date, rated: rated))
    for event in pass.events {
      let raw = pass.chainage(atTravelledMillimeters: event.travelledMillimeters)
      let chainage = raw + shift.meters(at: raw)
      guard chainage >= 0, chainage <= cells.roadLength, counts(chainage) else { continue }
      sightings.append(
        EventMerger.Sighting(
          chainage: chainage, kind: event.kind, heightMillimeters: Double(event.heightTenths) / 10,
          lengthMeters: Double(event.lengthCentimeters) / 100, score: Double(event.scoreTenths) / 10,
          pass: number))
    }
  }

  /// The road's events in order of chainage, and how many places too few passes agreed on.
  func estimates(
    road: Road, direction: String, line: Centerline, known: [KnownPlaces.Place], photos: [PhotoAlbum.Placed]
  ) -> (events: [EventEstimate], unconfirmed: Int) {
    let settings = configuration.eventMerging
    let merger = EventMerger(settings: settings)
    func nearestKnown(_ chainage: Double) -> Int? {
      known.indices.filter { abs(known[$0].chainage - chainage) <= settings.knownReachMeters }
        .min { abs(known[$0].chainage - chainage) < abs(known[$1].chainage - chainage) }
    }
    let (merged, unconfirmed) = merger.merged(sightings, passages) { nearestKnown($0) != nil }
    var met: Set<Int> = []
    var events = merged.map { one -> EventEstimate in
      let listed = nearestKnown(one.chainage)
      if let listed { met.insert(listed) }
      var event = blank(
        road, direction, one.chainage, line, one.isGone ? .gone : listed == nil ? .new : .known)
      let height = Rounding.tenths(one.heightMillimeters)
      event.kind = one.kind.name
      event.heightMillimeters = height
      event.lengthMeters = Rounding.tenths(one.lengthMeters)
      event.severity = settings.severity(heightMillimeters: height, runs: one.runs)
      event.runs = one.runs
      event.passes = one.passes
      event.firstDate = one.firstDate
      event.lastDate = one.lastDate
      event.confidence = one.confidence
      event.text = listed.flatMap { known[$0].event.text }
      return event
    }
    for (i, place) in known.enumerated() where !met.contains(i) {
      let passes = merger.passesBy(place.chainage, after: place.event.lastDate, passages)
      guard passes >= settings.goneAfterPasses else { continue }
      var event = blank(road, direction, place.chainage, line, .gone)
      event.kind = place.event.kind
      event.passes = passes
      event.text = place.event.text
      events.append(event)
    }
    events.sort { ($0.chainageMeters, $0.id) < ($1.chainageMeters, $1.id) }
    for i in events.indices {
      let chainage = events[i].chainageMeters
      events[i].photo = PhotoAlbum.nearest(photos, to: chainage, from: chainage - 20, to: chainage + 20)
      // Two at one place keep two names.
      let same = events[..<i].count { $0.chainageMeters == chainage }
      if same > 0 { events[i].id += "-\(same + 1)" }
    }
    return (events, unconfirmed)
  }

  private func blank(
    _ road: Road, _ direction: String, _ chainage: Double, _ line: Centerline, _ status: EventEstimate.Status
  ) -> EventEstimate {
    let meters = Rounding.tenths(chainage)
    let place = line.coordinate(at: meters)
    return EventEstimate(
      id: "\(road.id):\(direction):\(meters)", roadID: road.id, direction: direction, chainageMeters: meters,
      place: MapPoint(latitude: place.latitude, longitude: place.longitude), status: status)
  }
}

extension Pass {
  /// Chainage at a distance travelled, linear between anchors; the ends are held.
  func chainage(atTravelledMillimeters travelled: Int) -> Double {
    var (low, high) = (0, anchors.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if anchors[middle].travelledMillimeters <= travelled { low = middle } else { high = middle }
    }
    let (a, b) = (anchors[low], anchors[high])
    let span = Double(b.travelledMillimeters - a.travelledMillimeters)
    let share = span > 0 ? min(1, max(0, Double(travelled - a.travelledMillimeters) / span)) : 0
    return a.chainageMeters + share * (b.chainageMeters - a.chainageMeters)
  }
}
