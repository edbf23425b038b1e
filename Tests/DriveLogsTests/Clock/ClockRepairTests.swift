import RoadFindings
import Testing

@testable import DriveLogs

@Suite struct ClockRepairTests {
  /// Judges times given in ms, cut into pushes of the given size; returns the times kept and where stretches begin.
  private func repair(
    _ milliseconds: [Int64], push: Int = 1000, unit: Unit = .milliseconds,
    clock: DriveLogDescription.Clock = .sinceStart
  ) -> (kept: [Int64], begins: [Int], findings: [Finding], backward: Int) {
    var repair = ClockRepair(log: "log", column: "t", time: .number(unit), clock: clock)
    var queue = MotionRows(channels: 0)
    var findings = FindingCollector()
    var kept: [Int64] = []
    var begins: [Int] = []
    var start = 0
    repeat {
      let end = min(milliseconds.count, start + push)
      for row in start..<end {
        queue.times.append(milliseconds[row] * 1_000_000)
        queue.lines.append(row + 2)
      }
      let verdicts = repair.judge(
        &queue, upTo: queue.count, isLast: end == milliseconds.count, findings: &findings)
      for (row, verdict) in verdicts.enumerated() where verdict != .drop {
        if verdict == .keepAndBegin { begins.append(kept.count) }
        kept.append(queue.times[row] / 1_000_000)
      }
      queue.removeFirst(verdicts.count)
      start = end
    } while start < milliseconds.count
    return (kept, begins, findings.findings, repair.backwardRows)
  }

  @Test func `a steady clock is left alone`() {
    let result = repair([0, 10, 20, 30])
    #expect(result.kept == [0, 10, 20, 30] && result.findings.isEmpty)
  }

  @Test func `duplicates are dropped`() {
    let result = repair([0, 10, 10, 20])
    #expect(result.kept == [0, 10, 20] && result.findings.map(\.kind) == [.duplicateTime])
    #expect(result.findings[0].place.line == 4)
  }

  @Test func `two rows swapped lose the later one`() {
    let result = repair([0, 10, 30, 20, 40])
    #expect(result.kept == [0, 10, 30, 40] && result.findings[0].place.line == 5)
  }

  @Test func `a clock set back begins a stretch, a glitch does not`() {
    #expect(repair([0, 10, 20, -5000, -4990, -4980]).begins == [3])
    let glitch = repair([0, 10, 20, -5000, 30, 40])
    #expect(glitch.kept == [0, 10, 20, 30, 40] && glitch.begins.isEmpty)
    let ahead = repair([0, 10, 20, 99_000, 30, 40])
    #expect(ahead.kept == [0, 10, 20, 30, 40] && ahead.findings.map(\.kind) == [.backwardTime])
  }

  @Test func `a hole is told, a long one begins a stretch`() {
    let hole = repair([0, 10, 3010, 3020])
    #expect(hole.kept.count == 4 && hole.begins.isEmpty && hole.findings.map(\.kind) == [.gap])
    #expect(repair([0, 10, 90_000, 90_010]).begins == [2])
  }

  @Test func `counters that roll over go on`() {
    let ticks: Int64 = 1 << 32
    let result = repair([ticks - 20, ticks - 10, 0, 10, 20])
    #expect(result.kept == [ticks - 20, ticks - 10, ticks, ticks + 10, ticks + 20])
    #expect(result.findings.map(\.kind) == [.clockRollover] && result.begins.isEmpty)
    let day = repair([86_399_990, 0, 10])
    #expect(day.kept == [86_399_990, 86_400_000, 86_400_010])
  }

  @Test func `time that runs backwards is counted row by row`() {
    #expect(repair((0..<100).reversed().map { $0 * 10 }).backward == 99)
  }

  @Test(arguments: [1, 2, 3, 7]) func `the cuts don't matter`(push: Int) {
    let times: [Int64] = [
      0, 10, 10, 20, 40, 30, 50, 4000, 4010, -7000, -6990, 8, -6980, 90_000, 90_010, 90_010,
    ]
    let whole = repair(times)
    let cut = repair(times, push: push)
    #expect(cut.kept == whole.kept && cut.begins == whole.begins && cut.findings == whole.findings)
  }
}

@Suite struct CoarseClockTests {
  @Test(arguments: [1, 4, 1000]) func `shared stamps are spread evenly, first and last run too`(push: Int) {
    // 10 Hz with stamps of whole seconds, begun 0.6 s into the first and ended 0.2 s into the last.
    let stamps = (6..<32).map { Int64($0 / 10) * 1_000_000_000 }
    var rows = MotionRows(channels: 0)
    var coarse = CoarseClock()
    var out: [Int64] = []
    var start = 0
    while start < stamps.count {
      let end = min(stamps.count, start + push)
      rows.times += stamps[start..<end]
      rows.lines += Array(start..<end)
      let ready = coarse.spread(&rows, isLast: end == stamps.count)
      out += rows.times[..<ready]
      rows.removeFirst(ready)
      coarse.removeFirst(ready)
      start = end
    }
    #expect(out == (6..<32).map { Int64($0) * 100_000_000 })
  }
}
