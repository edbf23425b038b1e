import RoadNetworks
import RoughnessModels

/// Where a very long run is cut into parts, so that each can be placed and forgotten while the run goes on.
///
/// Borders lie at whole multiples of a length of travel: they depend on nothing but the run itself.
struct TraceCutting: Sendable {
  /// Metres from border to border, a whole number. The default is 100 km: a shorter run stays in one piece.
  var lengthMeters = 100_000.0
  /// How much of the neighbours' fixes each part is placed with, m. The default is 2 km.
  var overlapMeters = 2_000.0
  /// How far behind the newest bin and fix nothing changes any more, m. The default is 1 km.
  var settledMeters = 1_000.0
}

/// A settled part of a very long run: what was recorded between two borders, and the fixes around it.
struct TracePart: Sendable {
  /// Metres travelled; infinite at the run's ends.
  var from = -Double.infinity
  var to = Double.infinity
  /// Fixes between the borders, and those of the overlap before and after.
  var track: [TrackPoint]
  var lead: [TrackPoint] = []
  var tail: [TrackPoint] = []
  /// Overlaps included.
  var bridged: [RunTrace.BridgePoint]
  var bins: PassBins
  var events: [DetectedEvent]
  /// Fixes are stamped this much late on the motion's clock, s.
  var delaySeconds = 0.0
  /// What was taken off the distances of fixes, m.
  var antennaLagMeters = 0.0
  /// How far places may be off because nobody said where the antenna is, m (1 σ).
  var antennaDeviationMeters = 0.0
  /// How late fixes may be stamped beyond that, because it couldn't be found, s (1 σ).
  var latencyDeviationSeconds = 0.0

  /// Cuts fixes, which come in order of travel, at the borders.
  mutating func setTrack(_ points: [TrackPoint]) {
    let begin = points.firstIndex { $0.travelledMeters >= from } ?? points.count
    let end = points.firstIndex { $0.travelledMeters >= to } ?? points.count
    lead = Array(points[..<begin])
    track = Array(points[begin..<end])
    tail = Array(points[end...])
  }
}

extension RunTrace {
  /// The run as a part: all of it, or what is left after the last border.
  var lastPart: TracePart {
    var part = TracePart(
      from: cutMeters ?? -.infinity, track: [], bridged: bridged, bins: bins.packed, events: events,
      delaySeconds: sensor.latencySeconds ?? 0, antennaLagMeters: antennaLagMeters,
      antennaDeviationMeters: antennaDeviationMeters, latencyDeviationSeconds: latencyDeviationSeconds)
    part.setTrack(track)
    return part
  }
}
