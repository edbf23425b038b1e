import RoadNetworks

/// Cuts a run, or a part of a long one, at its matched stretches: what the record keeps of it, as coarse as it keeps it.
///
/// Millimetres, milliseconds and per cent are finer than any receiver. Complexity: O(anchors · log fixes + bins).
struct PassMaker {
  let ledger: RoadLedger
  let part: TracePart
  /// When what the response stands for had come how far: at fixes and what lies bridged between them, in order of travel.
  private let clock: [RunTrace.BridgePoint]

  init(ledger: RoadLedger, part: TracePart) {
    self.ledger = ledger
    self.part = part
    var clock: [RunTrace.BridgePoint] = []
    clock.reserveCapacity(part.track.count + part.bridged.count)
    var next = 0
    for points in [part.lead, part.track, part.tail] {
      for point in points {
        while next < part.bridged.count, part.bridged[next].seconds < point.seconds {
          clock.append(part.bridged[next])
          clock[clock.count - 1].travelledMeters += part.antennaLagMeters
          next += 1
        }
        let travelled = point.travelledMeters + part.antennaLagMeters
        clock.append(.init(seconds: point.seconds, travelledMeters: travelled))
      }
    }
    self.clock = clock
  }

  /// The pass of one matched stretch; nil when nothing was recorded on it.
  func pass(_ stretch: MatchedStretch) -> Pass? {
    var anchors: [PassAnchor] = []
    for anchor in stretch.anchors {
      let moment = moment(atTravelled: anchor.travelledMeters)
      let (fitted, unstated) = (anchor.deviationMeters, part.antennaDeviationMeters)
      let late = part.latencyDeviationSeconds * moment.speed
      let deviation = (fitted * fitted + unstated * unstated + late * late).squareRoot()
      let made = PassAnchor(
        travelledMillimeters: Int((anchor.travelledMeters * 1000).rounded()),
        chainageMillimeters: Int((anchor.chainageMeters * 1000).rounded()),
        milliseconds: Int((moment.seconds * 1000).rounded()),
        confidencePercent: UInt8(min(100, max(0, (anchor.confidence * 100).rounded()))),
        // More than is told apart still says that it is off; unknown is another thing.
        deviationCentimeters: deviation.isFinite ? UInt16(min(65534, (deviation * 100).rounded())) : .max)
      if let last = anchors.last, made.travelledMillimeters <= last.travelledMillimeters { continue }
      anchors.append(made)
    }
    guard anchors.count >= 2, let start = anchors.first, let end = anchors.last else { return nil }
    let bins = part.bins
    let first = max(bins.first, Int(start.travelledMeters / TravelBins.length))
    let last = min(bins.first + bins.count, Int((end.travelledMeters / TravelBins.length).rounded(.up)))
    guard first < last else { return nil }
    let own = (first - bins.first)..<(last - bins.first)
    return Pass(
      roadID: ledger.roads[stretch.roadIndex].id, direction: stretch.direction.rawValue, anchors: anchors,
      bins: PassBins(
        first: first, levels: Array(bins.levels[own]), speeds: Array(bins.speeds[own]),
        reasons: Array(bins.reasons[own])),
      events: part.events.map(PassEvent.init).filter {
        (start.travelledMillimeters..<end.travelledMillimeters).contains($0.travelledMillimeters)
      })
  }

  /// The track between the borders with at least ten metres between two places, counted on from `reached`.
  func track(from reached: inout Double) -> [TrackVertex] {
    var vertices: [TrackVertex] = []
    for (i, point) in part.track.enumerated() {
      let isEnd = i == part.track.count - 1 && part.to == .infinity
      guard point.travelledMeters - reached >= 10 || isEnd,
        point.coordinate.latitude.isFinite, point.coordinate.longitude.isFinite
      else { continue }
      reached = point.travelledMeters
      vertices.append(
        TrackVertex(
          milliseconds: Int(((point.seconds - delay) * 1000).rounded()),
          latitudeE7: Int((point.coordinate.latitude * 1e7).rounded()),
          longitudeE7: Int((point.coordinate.longitude * 1e7).rounded())))
    }
    return vertices
  }

  /// Fixes are stamped this much late on the motion's clock.
  private var delay: Double { part.delaySeconds }

  /// When the car had come this far, s since the first motion sample (the ends are held), and how fast it went there, m/s.
  private func moment(atTravelled travelled: Double) -> (seconds: Double, speed: Double) {
    guard let first = clock.first, let last = clock.last, clock.count > 1 else {
      return ((clock.first?.seconds ?? 0) - delay, 0)
    }
    var (low, high) = (0, clock.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if clock[middle].travelledMeters < travelled { low = middle } else { high = middle }
    }
    let (a, b) = (clock[low], clock[high])
    let span = b.travelledMeters - a.travelledMeters
    let elapsed = b.seconds - a.seconds
    let speed = elapsed > 0 ? max(0, span) / elapsed : 0
    if travelled <= first.travelledMeters { return (first.seconds - delay, speed) }
    if travelled >= last.travelledMeters { return (last.seconds - delay, speed) }
    let share = span > 0 ? (travelled - a.travelledMeters) / span : 0
    return (a.seconds + share * elapsed - delay, speed)
  }
}
