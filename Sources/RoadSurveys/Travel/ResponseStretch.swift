/// Response samples of one stretch, or of its next part, on their way to distance.
struct ResponseStretch: Sendable {
  var startSeconds: Double
  var rateHertz: Double
  /// Whether it continues the stretch before it.
  var goesOn = false
  /// Index in the stretch of `samples.first`.
  var first = 0
  var samples: [Double] = []
  /// One a sample, or none at all.
  var halfDifferences: [Double] = []
  /// Whether the stretch is whole.
  var ended = false
  /// When the box was being moved, and when the accelerometer clipped, s of the log.
  var moved = MarkedTimes()
  var clipped = MarkedTimes()

  init(startSeconds: Double, rateHertz: Double) {
    self.startSeconds = startSeconds
    self.rateHertz = rateHertz
  }

  /// Takes the stretch's next part.
  mutating func append(_ more: ResponseStretch) {
    samples.append(contentsOf: more.samples)
    halfDifferences.append(contentsOf: more.halfDifferences)
    moved.update(more.moved)
    clipped.update(more.clipped)
    ended = ended || more.ended
  }
}
