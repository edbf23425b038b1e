import RoadFindings
import RoughnessModels

/// Brings the response in time and the speed from the fixes together, and maps what has both to distance.
///
/// Response samples wait until a fix at or after their time is known, so motion and fixes may arrive in any interleaving
/// with the same result. What is before the first fix, after the last one or in a long hole between fixes is left out.
struct SpeedJoin: Sendable {
  private(set) var mapper: DistanceMapper
  private(set) var tally = ExclusionTally()
  private var waiting: [ResponseStretch] = []
  private var piece = 0
  private var lastTravelled: Double?

  init(mapper: DistanceMapper) { self.mapper = mapper }

  /// The profile recovered since the last call, where it is watched.
  mutating func takeWatched() -> [SignalRows] { mapper.takeWatched() }

  /// Takes out what is known of the way before a place, m travelled; so many speeds are held no more.
  mutating func take(
    before meters: Double, forgotten: Int
  ) -> (bins: TravelBins, events: [DetectedEvent]) {
    forget(pieces: forgotten)
    return mapper.take(before: meters)
  }

  /// Takes what was collected of stretches since the last time.
  mutating func take(_ stretches: [ResponseStretch]) {
    for more in stretches {
      if more.goesOn, !waiting.isEmpty {
        waiting[waiting.count - 1].append(more)
      } else {
        waiting.append(more)
      }
    }
  }

  /// The piece of the speeds that the next sample lies in or after; `forget` moves the count of pieces.
  mutating func forget(pieces: Int) { piece -= pieces }
  var currentPiece: Int { piece }

  /// Maps every response sample whose speed is known; at the end also those after the last fix.
  mutating func advance(_ speeds: SpeedTrack, final: Bool) {
    while !waiting.isEmpty {
      map(speeds, final: final)
      guard waiting[0].ended, waiting[0].samples.isEmpty else { break }
      mapper.endChain()
      lastTravelled = nil
      waiting.removeFirst()
    }
    if final { mapper.endChain() }
    mapper.flush()
  }

  private mutating func map(_ speeds: SpeedTrack, final: Bool) {
    var pending = ResponseStretch(startSeconds: 0, rateHertz: 1)
    swap(&pending, &waiting[0])
    let until = final ? Double.infinity : speeds.knownUntil
    var leg: SpeedTrack.Leg?
    var used = 0
    for (i, value) in pending.samples.enumerated() {
      let time = pending.startSeconds + Double(pending.first + i) / pending.rateHertz
      // At a fix the way to the next one counts, which must be known: else it would matter when it is looked for.
      guard time < until else { break }
      used += 1
      var reasons: ExclusionReasons = []
      if pending.moved.contains(time) { reasons.insert(.boxMoved) }
      if pending.clipped.contains(time) { reasons.insert(.clipping) }
      if !(leg?.contains(time) ?? false) { leg = self.leg(of: speeds, atSeconds: time) }
      guard let leg else {
        leaveOut(atSeconds: time, meters: 0)
        continue
      }
      let difference = pending.halfDifferences.isEmpty ? 0 : pending.halfDifferences[i]
      map(value, difference, atSeconds: time, reasons, leg)
    }
    pending.samples.removeFirst(used)
    if !pending.halfDifferences.isEmpty { pending.halfDifferences.removeFirst(used) }
    pending.first += used
    swap(&pending, &waiting[0])
  }

  /// The way between the two fixes around a time, nil before the first and after the last one; times must not decrease.
  private mutating func leg(of speeds: SpeedTrack, atSeconds time: Double) -> SpeedTrack.Leg? {
    let points = speeds.points
    while piece + 2 < points.count, points[piece + 1].seconds <= time { piece += 1 }
    guard piece + 1 < points.count, time >= points[piece].seconds, time <= points[piece + 1].seconds else {
      return nil
    }
    return speeds.leg(piece)
  }

  private mutating func map(
    _ value: Double, _ halfDifference: Double, atSeconds time: Double, _ given: ExclusionReasons,
    _ leg: SpeedTrack.Leg
  ) {
    let (speed, travelled) = leg.state(atSeconds: time)
    let meters = max(0, travelled - (lastTravelled ?? travelled))
    lastTravelled = travelled
    guard !leg.isHole else {
      leaveOut(atSeconds: time, meters: meters)
      return
    }
    let reasons = mapper.push(
      value, halfDifference: halfDifference, travelled: travelled, speed: speed,
      reasons: leg.reasons.union(given))
    tally.note(reasons, meters: meters, atSeconds: time)
  }

  private mutating func leaveOut(atSeconds time: Double, meters: Double) {
    mapper.endChain()
    tally.note(.fixGap, meters: meters, atSeconds: time)
  }
}
