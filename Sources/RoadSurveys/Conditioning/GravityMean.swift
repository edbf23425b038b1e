/// Mean gravity over all stretches of a log, for `inspect` and for the doubts about the sensor.
struct GravityMean: Sendable {
  private var sum = Vector3.zero
  private var normSum = 0.0
  private var blocks = 0
  /// Blocks of the current stretch that were taken.
  private var taken = 0
  private var stretch = -Double.infinity

  /// Takes the newest state of a stretch's tracker; called as often as one likes.
  mutating func update(stretch start: Double, _ tracker: GravityTracker) {
    if start != stretch {
      stretch = start
      taken = 0
    }
    while taken < tracker.blockMeans.count {
      sum = sum + tracker.blockMeans[taken]
      normSum += tracker.blockMeans[taken].norm
      blocks += 1
      taken += 1
    }
  }

  /// Mean over all blocks, m/s²; zero when there was none.
  var mean: Vector3 { blocks > 0 ? sum * (1 / Double(blocks)) : .zero }

  /// Mean of the blocks' norms, m/s²: the same when the box was turned on the way.
  var norm: Double { blocks > 0 ? normSum / Double(blocks) : 0 }
}
