/// Mean gravity over all stretches of a log, for `inspect` and for the doubts about the sensor.
struct GravityMean: Sendable {
  private var done = Vector3.zero
  private var doneBlocks = 0
  private var current = Vector3.zero
  private var currentBlocks = 0
  private var stretch = -Double.infinity

  /// Takes the newest state of a stretch's tracker; called as often as one likes.
  mutating func update(stretch start: Double, _ tracker: GravityTracker) {
    if start != stretch {
      done = done + current
      doneBlocks += currentBlocks
      current = .zero
      currentBlocks = 0
      stretch = start
    }
    while currentBlocks < tracker.blockMeans.count {
      current = current + tracker.blockMeans[currentBlocks]
      currentBlocks += 1
    }
  }

  /// Mean over all blocks, m/s²; zero when there was none.
  var mean: Vector3 {
    let blocks = doneBlocks + currentBlocks
    return blocks > 0 ? (done + current) * (1 / Double(blocks)) : .zero
  }
}
