import DriveLogs
import RoughnessModels

/// From the response in time to distance: collects what comes, and maps it here or on another thread.
///
/// What comes is only collected; ``advance(_:final:)`` maps it as far as the speed is known. While the mapping is away
/// (``handOver(_:)``) nothing is mapped, so the numbers are the same, only later.
struct ResponseMapping: Sendable {
  /// Nil before the first stretch, and while it is away.
  private(set) var join: SpeedJoin?
  private(set) var hasBegun = false
  /// Parts of stretches that the join hasn't seen yet.
  private var collected: [ResponseStretch] = []
  /// The newest stretch without its samples: what its next part begins as.
  private var newest: ResponseStretch?

  /// The first stretch has shown what is mapped how.
  mutating func begin(_ mapper: DistanceMapper) {
    join = SpeedJoin(mapper: mapper)
    hasBegun = true
  }

  /// A stretch begins; its samples are appended until ``end()``.
  mutating func begin(atSeconds start: Double, rateHertz: Double) {
    let stretch = ResponseStretch(startSeconds: start, rateHertz: rateHertz)
    newest = stretch
    collected.append(stretch)
  }

  /// Takes response samples of the newest stretch, when the box was moved in it and when it clipped so far.
  mutating func append(
    _ response: [Double], halfDifferences: [Double] = [], moved: [ClosedRange<Double>],
    clipped: [ClosedRange<Double>]
  ) {
    newest?.moved.update(moved)
    newest?.clipped.update(clipped)
    changeNewest { part in
      part.samples.append(contentsOf: response)
      part.halfDifferences.append(contentsOf: halfDifferences)
      part.moved.update(moved)
      part.clipped.update(clipped)
    }
  }

  /// The newest stretch is whole.
  mutating func end() { changeNewest { $0.ended = true } }

  /// The newest stretch's part that is being collected; where the join has taken it already, its next one.
  private mutating func changeNewest(_ change: (inout ResponseStretch) -> Void) {
    if collected.isEmpty, var next = newest {
      next.goesOn = true
      collected.append(next)
    }
    change(&collected[collected.count - 1])
  }

  /// Maps every response sample whose speed is known; at the end also those after the last fix.
  mutating func advance(_ speeds: SpeedTrack, final: Bool) {
    join?.take(collected)
    if join != nil { collected.removeAll(keepingCapacity: true) }
    join?.advance(speeds, final: final)
  }

  /// Takes out what is known of the way before a place, m travelled; so many speeds are held no more.
  mutating func take(before meters: Double, forgotten: Int) -> (bins: TravelBins, events: [DetectedEvent])? {
    join?.take(before: meters, forgotten: forgotten)
  }

  /// The profile recovered since the last call, where it is watched.
  mutating func takeWatched() -> [SignalRows] { join?.takeWatched() ?? [] }

  // MARK: - On another thread

  /// What is to be mapped, with the speeds that this takes.
  struct Work: DeferredWork {
    fileprivate var join: SpeedJoin
    private let speeds: SpeedTrack
    /// Speeds before these, which the join has passed.
    private let passed: Int

    fileprivate init(_ join: SpeedJoin, _ speeds: SpeedTrack) {
      passed = join.currentPiece
      self.join = join
      self.join.forget(pieces: passed)
      self.speeds = speeds.tail(from: passed)
    }

    mutating func run() {
      join.advance(speeds, final: false)
      join.forget(pieces: -passed)
    }
  }

  /// Gives the mapping away with all that was collected; nil where it is away already, or nothing is to be mapped.
  mutating func handOver(_ speeds: SpeedTrack) -> Work? {
    guard var leaving = join, !speeds.points.isEmpty else { return nil }
    join = nil
    leaving.take(collected)
    collected.removeAll(keepingCapacity: true)
    return Work(leaving, speeds)
  }

  mutating func takeBack(_ work: Work) { join = work.join }
}
