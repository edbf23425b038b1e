import Testing

@testable import RoughnessModels

struct EventScoresTests {
  private let count = EventTemplates.lengths.count

  /// Point `i` has score `10 i + k` and height `−(10 i + k)` for template `k`, save every third, of which nothing is known.
  private func filled(_ points: Int) -> EventScores {
    var scores = EventScores()
    for i in 0..<points {
      scores.append(unknown: 1)
      guard !i.isMultiple(of: 3) else { continue }
      for k in 0..<count {
        scores.set(k, at: i..<i + 1, outputs: [-4 * Double(10 * i + k)], energy: 4, noise: 1, levels: [-2])
      }
    }
    return scores
  }

  @Test func `each point keeps its own templates, whatever was forgotten before it`() {
    var scores = filled(20)
    for past in [0, 4, 4, 2, 11] {
      scores.forget(before: past)
      for i in scores.first..<scores.end {
        for k in 0..<count {
          let expected = i.isMultiple(of: 3) ? 0 : Double(10 * i + k)
          #expect(scores.score(at: i, k) == expected)
          #expect(scores.height(at: i, k) == -expected)
        }
      }
    }
    #expect(scores.first == 11)
    #expect(scores.end == 20)
    #expect(!scores.contains(10))
    #expect(scores.contains(11))
    #expect(!scores.contains(20))
  }

  @Test func `the template that stands out most is the first of equals, by magnitude`() {
    var scores = EventScores()
    scores.append(unknown: 3)
    for (k, score) in [1.0, -5, 3, 5, -4].enumerated() {
      scores.set(k, at: 1..<3, outputs: [score, 0.5 * score, 99], energy: 1, noise: 0.25, levels: [2, 2, 0])
    }
    #expect((0..<3).map { scores.best(at: $0) } == [0, 1, 1])
    #expect((0..<3).map { scores.magnitude(at: $0) } == [0, 10, 5])
    #expect(scores.score(at: 2, 4) == -4 && scores.height(at: 2, 4) == -2)
  }

  @Test func `nothing is known of a new point, and forgetting more than there is leaves none`() {
    var scores = filled(4)
    scores.append(unknown: 1)
    #expect(scores.magnitude(at: 4) == 0)
    scores.forget(before: 99)
    #expect(scores.first == 5)
    #expect(scores.end == 5)
    scores.removeAll()
    #expect(scores.first == 0)
    #expect(scores.end == 0)
  }
}
