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
}
