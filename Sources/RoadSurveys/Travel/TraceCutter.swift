import RoadNetworks

/// Cuts the parts of a very long run off what is being built of it.
struct TraceCutter: Sendable {
  private let cutting: TraceCutting
  private var parts: [TracePart] = []
  /// The last border, m travelled; nil before the first.
  private(set) var border: Double?
  /// Whether anything before it can be rated.
  private(set) var wasRated = false

  init(_ cutting: TraceCutting) { self.cutting = cutting }

  /// The parts cut off since the last call.
  mutating func take() -> [TracePart] {
    defer { parts = [] }
    return parts
  }

  /// Cuts off what lies before the next border, once nothing there can change: neither bins nor events nor the places of
  /// fixes, nor how late they are stamped. When that is noticed makes no difference.
  mutating func cut(
    _ fixes: inout FixTrack, _ mapping: inout ResponseMapping, antenna: (lag: Double, deviation: Double),
    unknownLatency: Double
  ) {
    while let reached = fixes.speeds.points.last?.travelled, let bins = mapping.join?.mapper.bins.end {
      let from = border ?? 0
      let to = from + cutting.lengthMeters
      guard reached >= to + cutting.overlapMeters + cutting.settledMeters,
        Double(bins) * TravelBins.length >= to + cutting.settledMeters, fixes.isSettled()
      else { return }
      let found = fixes.state(until: .infinity)?.seconds
      let late = found ?? 0
      let around = (from - cutting.overlapMeters)..<(to + cutting.overlapMeters)
      var part = TracePart(
        from: border ?? -.infinity, to: to, track: [],
        bridged: fixes.bridged(late: late, lag: antenna.lag).filter { around.contains($0.travelledMeters) },
        bins: TravelBins().packed, events: [], delaySeconds: late, antennaLagMeters: antenna.lag,
        antennaDeviationMeters: antenna.deviation,
        latencyDeviationSeconds: found == nil ? unknownLatency : 0)
      part.setTrack(
        fixes.track(late: late, lag: antenna.lag).filter { around.contains($0.travelledMeters) })
      let forgotten = fixes.forget(before: to - cutting.overlapMeters - cutting.settledMeters)
      if let (past, events) = mapping.take(before: to, forgotten: forgotten) {
        wasRated = wasRated || past.isRated
        part.bins = past.packed
        part.events = events
      }
      parts.append(part)
      border = to
    }
  }
}
