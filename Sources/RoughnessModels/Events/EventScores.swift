/// What the matched filters say along a moving window of points: for each point the outputs of all its band's templates,
/// and the one that stands out most.
///
/// Points keep their index from the beginning of the piece; those behind are forgotten. Scores and heights lie in one column a
/// template of `EventTemplates.lengths`, so that a template's run along the points is one loop.
struct EventScores: Sendable {
  /// Index of the first point held, and one past the last.
  private(set) var first = 0
  var end: Int { first + magnitudes.count }

  private var scores = [[Double]](repeating: [], count: EventTemplates.lengths.count)
  private var heights = [[Double]](repeating: [], count: EventTemplates.lengths.count)
  private var bests: [Int] = []
  private var magnitudes: [Double] = []

  /// How far the template that stands out most does so; 0 where nothing is known.
  func magnitude(at point: Int) -> Double { magnitudes[point - first] }
  /// That template.
  func best(at point: Int) -> Int { bests[point - first] }
  /// A template's output over its deviation.
  func score(at point: Int, _ template: Int) -> Double { scores[template][point - first] }
  /// Height of a template's shape that fits best in the least squares, m.
  func height(at point: Int, _ template: Int) -> Double { heights[template][point - first] }
  func contains(_ point: Int) -> Bool { first <= point && point < end }

  /// The next points, of which nothing is known yet.
  mutating func append(unknown count: Int) {
    for k in scores.indices {
      scores[k].append(contentsOf: repeatElement(0, count: count))
      heights[k].append(contentsOf: repeatElement(0, count: count))
    }
    bests.append(contentsOf: repeatElement(0, count: count))
    magnitudes.append(contentsOf: repeatElement(0, count: count))
  }

  /// What a template says of some points: its filter's outputs, its energy and noise, and the level at each of the points.
  mutating func set(
    _ template: Int, at points: Range<Int>, outputs: [Double], energy: Double, noise: Double,
    levels: [Double]
  ) {
    let amplitude = energy.squareRoot()
    let start = points.lowerBound - first
    let count = points.count
    precondition(
      start >= 0 && points.upperBound <= end && count <= min(outputs.count, levels.count),
      "Points are appended first.")
    // Through pointers: a loop over arrays would ask at every point whether they are its own.
    outputs.withUnsafeBufferPointer { outputs in
      heights[template].withUnsafeMutableBufferPointer { heights in
        for i in 0..<count { heights[start + i] = outputs[i] / energy }
        scores[template].withUnsafeMutableBufferPointer { scores in
          levels.withUnsafeBufferPointer { levels in
            for i in 0..<count {
              scores[start + i] = heights[start + i] * (amplitude / (noise * levels[i]))
            }
          }
        }
      }
    }
    scores[template].withUnsafeBufferPointer { scores in
      magnitudes.withUnsafeMutableBufferPointer { magnitudes in
        bests.withUnsafeMutableBufferPointer { bests in
          // Of equals the first counts.
          for i in start..<start + count where abs(scores[i]) > magnitudes[i] {
            magnitudes[i] = abs(scores[i])
            bests[i] = template
          }
        }
      }
    }
  }

  mutating func forget(before point: Int) {
    let past = max(0, min(point, end) - first)
    for k in scores.indices {
      scores[k].removeFirst(past)
      heights[k].removeFirst(past)
    }
    bests.removeFirst(past)
    magnitudes.removeFirst(past)
    first += past
  }

  mutating func removeAll() {
    for k in scores.indices {
      scores[k].removeAll(keepingCapacity: true)
      heights[k].removeAll(keepingCapacity: true)
    }
    bests.removeAll(keepingCapacity: true)
    magnitudes.removeAll(keepingCapacity: true)
    first = 0
  }
}
