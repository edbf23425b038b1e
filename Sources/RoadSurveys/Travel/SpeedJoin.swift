import RoadFindings
import RoughnessModels

/// Brings the response in time and the speed from the fixes together, and maps what has both to distance.
///
/// Response samples wait until a fix at or after their time is known, so motion and fixes may arrive in any interleaving
/// with the same result. What is before the first fix, after the last one or in a long hole between fixes is left out.
struct SpeedJoin: Sendable {
  private(set) var mapper: DistanceMapper
  private(set) var tally = ExclusionTally()
  private var waiting: [Stretch] = []
  private var piece = 0
  private var lastTravelled: Double?

  /// Response samples of one stretch that are not yet mapped to distance.
  private struct Stretch: Sendable {
    var startSeconds: Double
    var rateHertz: Double
    /// Index in the stretch of `samples.first`.
    var first = 0
    var samples: [Double] = []
    /// One a sample, or none at all.
    var halfDifferences: [Double] = []
    var ended = false
    /// When the box was being moved, and when the accelerometer clipped, s of the log.
    var moved = MarkedTimes()
    var clipped = MarkedTimes()
  }

  init(mapper: DistanceMapper) { self.mapper = mapper }

  /// The profile recovered since the last call, where it is watched.
  mutating func takeWatched() -> [SignalRows] { mapper.takeWatched() }

  /// Takes out what is known of the way before a place, m travelled; so many speeds are held no more.
  mutating func take(
    before meters: Double, forgotten: Int
  ) -> (bins: TravelBins, events: [DetectedEvent]) {
    piece -= forgotten
    return mapper.take(before: meters)
  }

  /// A stretch begins; its samples are appended until ``end()``.
  mutating func begin(atSeconds start: Double, rateHertz: Double) {
    waiting.append(Stretch(startSeconds: start, rateHertz: rateHertz))
  }

  /// Takes response samples of the newest stretch, when the box was moved in it and when it clipped so far.
  mutating func append(
    _ response: [Double], halfDifferences: [Double] = [], moved: [ClosedRange<Double>],
    clipped: [ClosedRange<Double>]
  ) {
    waiting[waiting.count - 1].samples.append(contentsOf: response)
    waiting[waiting.count - 1].halfDifferences.append(contentsOf: halfDifferences)
    waiting[waiting.count - 1].moved.update(moved)
    waiting[waiting.count - 1].clipped.update(clipped)
  }

  /// The newest stretch is whole.
  mutating func end() { waiting[waiting.count - 1].ended = true }

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
  }

  private mutating func map(_ speeds: SpeedTrack, final: Bool) {
    var pending = Stretch(startSeconds: 0, rateHertz: 1)
    swap(&pending, &waiting[0])
    var used = 0
    for (i, value) in pending.samples.enumerated() {
      let time = pending.startSeconds + Double(pending.first + i) / pending.rateHertz
      guard time <= speeds.knownUntil || final else { break }
      used += 1
      var reasons: ExclusionReasons = []
      if pending.moved.contains(time) { reasons.insert(.boxMoved) }
      if pending.clipped.contains(time) { reasons.insert(.clipping) }
      let difference = pending.halfDifferences.isEmpty ? 0 : pending.halfDifferences[i]
      map(value, difference, atSeconds: time, reasons, speeds)
    }
    pending.samples.removeFirst(used)
    if !pending.halfDifferences.isEmpty { pending.halfDifferences.removeFirst(used) }
    pending.first += used
    swap(&pending, &waiting[0])
  }

  private mutating func map(
    _ value: Double, _ halfDifference: Double, atSeconds time: Double, _ given: ExclusionReasons,
    _ speeds: SpeedTrack
  ) {
    let points = speeds.points
    while piece + 2 < points.count, points[piece + 1].seconds <= time { piece += 1 }
    guard piece + 1 < points.count, time >= points[piece].seconds, time <= points[piece + 1].seconds else {
      leaveOut(atSeconds: time, meters: 0)
      return
    }
    let state = speeds.state(atSeconds: time, piece: piece)
    let meters = max(0, state.travelled - (lastTravelled ?? state.travelled))
    lastTravelled = state.travelled
    guard !state.reasons.contains(.fixGap) else {
      leaveOut(atSeconds: time, meters: meters)
      return
    }
    let reasons = mapper.push(
      value, halfDifference: halfDifference, travelled: state.travelled, speed: state.speed,
      reasons: state.reasons.union(given))
    tally.note(reasons, meters: meters, atSeconds: time)
  }

  private mutating func leaveOut(atSeconds time: Double, meters: Double) {
    mapper.endChain()
    tally.note(.fixGap, meters: meters, atSeconds: time)
  }
}
