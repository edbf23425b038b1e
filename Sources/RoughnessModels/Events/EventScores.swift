/// What the matched filters say along a moving window of points: for each point the outputs of all its band's templates,
/// and the one that stands out most.
///
/// Points keep their index from the beginning of the piece; those behind are forgotten. One row of `EventTemplates.lengths`
/// per point lies in one array each, so that no point costs an allocation.
struct EventScores: Sendable {
  /// Templates to a point.
  private static let stride = EventTemplates.lengths.count

  /// Index of the first point held, and one past the last.
  private(set) var first = 0
  var end: Int { first + magnitudes.count }

  private var scores: [Double] = []
  private var heights: [Double] = []
  private var bests: [Int] = []
  private var magnitudes: [Double] = []

  /// How far the template that stands out most does so; 0 where nothing is known.
  func magnitude(at point: Int) -> Double { magnitudes[point - first] }
  /// That template.
  func best(at point: Int) -> Int { bests[point - first] }
  /// A template's output over its deviation.
  func score(at point: Int, _ template: Int) -> Double { scores[(point - first) * Self.stride + template] }
  /// Height of a template's shape that fits best in the least squares, m.
  func height(at point: Int, _ template: Int) -> Double { heights[(point - first) * Self.stride + template] }
  func contains(_ point: Int) -> Bool { first <= point && point < end }

  /// The next point, of which nothing is known yet.
  mutating func appendUnknown() {
    for _ in 0..<Self.stride {
      scores.append(0)
      heights.append(0)
    }
    bests.append(0)
    magnitudes.append(0)
  }

  /// What a template says of a point.
  mutating func set(_ template: Int, at point: Int, score: Double, height: Double) {
    let i = point - first
    scores[i * Self.stride + template] = score
    heights[i * Self.stride + template] = height
    // Of equals the first counts.
    if abs(score) > magnitudes[i] {
      magnitudes[i] = abs(score)
      bests[i] = template
    }
  }

  mutating func forget(before point: Int) {
    let past = max(0, min(point, end) - first)
    scores.removeFirst(past * Self.stride)
    heights.removeFirst(past * Self.stride)
    bests.removeFirst(past)
    magnitudes.removeFirst(past)
    first += past
  }

  mutating func removeAll() {
    scores.removeAll(keepingCapacity: true)
    heights.removeAll(keepingCapacity: true)
    bests.removeAll(keepingCapacity: true)
    magnitudes.removeAll(keepingCapacity: true)
    first = 0
  }
}
