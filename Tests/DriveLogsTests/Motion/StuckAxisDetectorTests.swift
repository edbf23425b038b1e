import TestSupport
import Testing

@testable import DriveLogs

@Suite struct StuckAxisDetectorTests {
  /// Rows of two axes: the first shows `values`, the second moves by `movement` from row to row.
  private func rows(_ values: [Float], movement: Float, milliseconds: Int64 = 10) -> MotionRows {
    var rows = MotionRows(channels: 2)
    for (row, value) in values.enumerated() {
      rows.times.append(Int64(row) * milliseconds * 1_000_000)
      rows.lines.append(row + 2)
      rows.channels[0].append(value)
      rows.channels[1].append(row % 2 == 0 ? 0 : movement)
    }
    return rows
  }

  private func stuck(_ rows: MotionRows) -> [StuckAxisDetector.StuckRun] {
    var rows = rows
    var detector = StuckAxisDetector(channel: 0, column: "ax")
    var runs: [StuckAxisDetector.StuckRun] = []
    _ = detector.screen(&rows, upTo: rows.count, isLast: true, others: [1]) { runs.append($0) }
    return runs
  }

  private let lively = (0..<40).map { Float($0 % 7) * 0.01 }

  @Test func `half a second and 25 rows are needed`() {
    let enough = lively + Array(repeating: Float(0.5), count: 51) + lively
    #expect(stuck(rows(enough, movement: 1)).map(\.rows) == [51])
    #expect(stuck(rows(lively + Array(repeating: 0.5, count: 50) + lively, movement: 1)).isEmpty)
    // At 20 Hz half a second are 11 rows: 25 count.
    let slow = lively + Array(repeating: Float(0.5), count: 24) + lively
    #expect(stuck(rows(slow, movement: 1, milliseconds: 50)).isEmpty)
  }

  @Test func `what the axis can't resolve doesn't make it stuck`() {
    let coarse = (0..<40).map { Float($0 % 3) } + Array(repeating: Float(2), count: 200)
    #expect(stuck(rows(coarse, movement: 0.4)).isEmpty)
    #expect(stuck(rows(coarse, movement: 0.8)).map(\.rows) == [200 + 0])
  }

  @Test func `a clock that stands still doesn't hold the rows for ever`() {
    var queue = rows(Array(repeating: 1, count: 10_000), movement: 0, milliseconds: 0)
    var detector = StuckAxisDetector(channel: 0, column: "ax")
    let ready = detector.screen(&queue, upTo: queue.count, isLast: false, others: [1]) { _ in }
    #expect(ready >= 10_000 - StuckAxisDetector.mostRows)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func `looking at some rows only finds what looking at all of them finds`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    // Past the rows on which the resolution is learnt: lively values, runs of all lengths about a window, gaps.
    var values = (0..<5000).map { Float($0 % 7) * 0.01 }
    while values.count < 12_000 {
      switch random.next() % 4 {
      case 0: values += Array(repeating: Float(random.next() % 5), count: 1 + Int(random.next() % 120))
      case 1: values += Array(repeating: .nan, count: Int(random.next() % 40))
      default: values += (0..<Int(random.next() % 90)).map { _ in Float(random.next() % 50) * 0.01 }
      }
    }
    let whole = rows(values, movement: 1)
    var results: [(left: [UInt32], runs: [Int])] = []
    for (skips, longest) in [(false, 12_000), (true, 12_000), (true, 300), (true, 9)] {
      var detector = StuckAxisDetector(channel: 0, column: "ax", skips: skips)
      var queue = MotionRows(channels: 2)
      var (left, found): ([UInt32], [Int]) = ([], [])
      var at = 0
      while at < whole.count {
        let end = min(whole.count, at + 1 + Int(random.next() % UInt64(longest)))
        queue.append(whole.slice(at..<end))
        at = end
        let ready = detector.screen(&queue, upTo: queue.count, isLast: end == whole.count, others: [1]) {
          found += [$0.line, $0.rows]
        }
        left += queue.channels[0][..<ready].map(\.bitPattern)
        detector.removeFirst(ready)
        queue.removeFirst(ready)
      }
      results.append((left, found))
    }
    #expect(results[0].runs.count > 20)
    for result in results.dropFirst() {
      #expect(result.left == results[0].left)
      #expect(result.runs == results[0].runs)
    }
  }
}

extension MotionRows {
  fileprivate func slice(_ rows: Range<Int>) -> MotionRows {
    var part = MotionRows(channels: channels.count)
    part.times = Array(times[rows])
    part.lines = Array(lines[rows])
    part.channels = channels.map { Array($0[rows]) }
    return part
  }
}
