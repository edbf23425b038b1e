import RoadFindings
import TestSupport
import Testing

@testable import DriveLogs

/// A box on a rough road as rows of three axes, 100 Hz, with faults put in.
struct FaultyBox: Sendable {
  var rows = 1200
  var step = 0.0001
  /// Changes the row's three values.
  var fault: @Sendable (Int, inout [Double]) -> Void = { _, _ in }

  func motion() -> MotionRows {
    var random = SplitMix64(seed: 7)
    var rows = MotionRows(channels: 3)
    for row in 0..<self.rows {
      var values = [0.0, 0.2, 9.81].map { $0 + 1.2 * (random.uniform() - 0.5) }
      fault(row, &values)
      rows.times.append(Int64(row) * 10_000_000)
      rows.lines.append(row + 2)
      for axis in 0..<3 { rows.channels[axis].append(Float((values[axis] / step).rounded() * step)) }
    }
    return rows
  }

  /// What comes out, pushed in pieces of `cut` rows.
  func screened(cut: Int = .max) -> (channels: [[Float]], findings: [Finding], complaint: DriveLogError?) {
    let all = motion()
    var screening = MotionScreening(
      channels: [.ax, .ay, .az], columns: ["ax", "ay", "az"], log: "drive.csv")
    var findings = FindingCollector()
    var queue = MotionRows(channels: 3)
    var out: [[Float]] = [[], [], []]
    var next = 0
    while next < all.count {
      let end = next + min(cut, all.count - next)
      queue.times += all.times[next..<end]
      queue.lines += all.lines[next..<end]
      for axis in 0..<3 { queue.channels[axis] += all.channels[axis][next..<end] }
      next = end
      let ready = screening.screen(
        &queue, upTo: queue.count, isLast: next == all.count, findings: &findings)
      for axis in 0..<3 { out[axis] += queue.channels[axis][..<ready] }
      screening.removeFirst(ready, of: queue)
      queue.removeFirst(ready)
    }
    screening.finish(findings: &findings)
    return (out, findings.findings, screening.complaint)
  }
}

@Suite struct MotionScreeningTests {
  static let stuck = FaultyBox { row, values in if (500..<900).contains(row) { values[2] = 9.8123 } }
  static let spiky = FaultyBox { row, values in if row % 397 == 0 { values[2] = 160 } }
  static let both = FaultyBox { row, values in
    if (300..<420).contains(row) { values[0] = 0.5 }
    if row == 1000 { values[1] = -90 }
  }

  @Test func `a good box has no doubts and keeps its samples`() {
    let result = FaultyBox().screened()
    #expect(result.findings.isEmpty && result.complaint == nil)
    #expect(result.channels == FaultyBox().motion().channels)
  }

  @Test func `an axis that hangs while others move becomes a gap, told with line, rows and times`() throws {
    let result = Self.stuck.screened()
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1 && finding.kind == .stuckAxis && finding.severity == .warning)
    #expect(finding.place.line == 502 && finding.place.column == "az" && finding.count == 400)
    #expect(finding.place.startSeconds == 5 && finding.place.endSeconds == 8.99)
    #expect(
      result.channels[2][499...].prefix(402).map(\.isNaN) == [false] + Array(repeating: true, count: 400) + [
        false
      ])
    #expect(result.channels[0].allSatisfy { !$0.isNaN })
  }

  @Test func `single wild samples become gaps, at the log's first row too`() throws {
    let result = Self.spiky.screened()
    let finding = try #require(result.findings.first)
    #expect(finding.kind == .spike && finding.count == 4 && finding.place.line == 2)
    #expect(result.channels[2].indices.filter { result.channels[2][$0].isNaN } == [0, 397, 794, 1191])
  }

  @Test func `a shock of two samples, or one in a very rough ride, stays`() {
    let two = FaultyBox { row, values in if row == 600 || row == 601 { values[2] = 60 } }
    #expect(two.screened().findings.isEmpty)
    let rough = FaultyBox { row, values in
      values[2] += Double(row % 3) * 20; if row == 600 { values[2] = 90 }
    }
    #expect(!rough.screened().findings.contains { $0.kind == .spike })
  }

  @Test func `a box that stands repeats its values without being stuck`() {
    let parked = FaultyBox(step: 0.01) { row, values in
      if row < 600 { values = [0.01 * Double(row % 2), 0.2, 9.81] }
    }
    #expect(parked.screened().findings.isEmpty)
  }

  @Test func `an axis that was never connected is said and harms nobody`() throws {
    let result = FaultyBox { _, values in values[1] = 0 }.screened()
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1 && finding.kind == .stuckAxis && finding.count == 1200)
    #expect(finding.place.column == "ay" && finding.place.line == 2 && result.complaint == nil)
    #expect(result.channels[1].allSatisfy { $0 == 0 })
  }

  @Test func `a log whose vertical never changes can't be used`() {
    let complaint = FaultyBox { _, values in values[2] = 9.81 }.screened().complaint
    #expect(complaint?.finding.kind == .stuckAxis && complaint?.finding.place.column == "az")
  }

  @Test func `steps too coarse for the road are said once, with step and vibration`() throws {
    let result = FaultyBox { _, values in values[2] = values[2].rounded() }.screened()
    let finding = try #require(result.findings.first)
    #expect(result.findings.count == 1 && finding.kind == .coarseMotion && finding.place.column == "az")
    #expect(finding.text.contains("steps of 1 m/s²"))
    #expect(FaultyBox(step: 0.04).screened().findings.isEmpty)
  }

  @Test(arguments: [1, 2, 7, 16, 17, 64, 333])
  func `the result doesn't depend on how the rows are cut`(cut: Int) {
    for box in [Self.stuck, Self.spiky, Self.both, FaultyBox { _, values in values[1] = 0 }] {
      let (whole, pieces) = (box.screened(), box.screened(cut: cut))
      #expect(whole.channels.map { $0.map(\.bitPattern) } == pieces.channels.map { $0.map(\.bitPattern) })
      // The reader sorts them by line.
      #expect(Set(whole.findings) == Set(pieces.findings))
    }
  }
}
