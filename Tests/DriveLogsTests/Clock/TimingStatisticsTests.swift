import RoadFindings
import TestSupport
import Testing

@testable import DriveLogs

@Suite struct TimingStatisticsTests {
  private func watch(_ times: [Double]) -> [Finding] {
    var statistics = TimingStatistics(log: "log", column: "t")
    var findings = FindingCollector()
    for row in 1..<times.count {
      let step = Int64(((times[row] - times[row - 1]) * 1e9).rounded())
      statistics.push(step: step, line: row + 1, findings: &findings)
    }
    statistics.finish(findings: &findings)
    return findings.findings
  }

  @Test func `an even clock says nothing`() {
    #expect(watch((0..<2000).map { Double($0) / 100 }).isEmpty)
  }

  @Test func `a change of rate is told at its line`() {
    let times = (0..<1000).map { Double($0) / 100 } + (0..<500).map { 10 + Double($0) / 50 }
    let findings = watch(times)
    #expect(findings.map(\.kind) == [.rateChange])
    #expect(findings[0].place.line == 1002 && findings[0].text.contains("100 → 50 Hz"))
    let faster = watch((0..<500).map { Double($0) / 50 } + (0..<1000).map { 10 + Double($0) / 100 })
    #expect(faster.map(\.kind) == [.rateChange])
  }

  @Test func `missing rows are counted`() {
    let findings = watch((0..<2000).filter { $0 % 10 != 5 }.map { Double($0) / 100 })
    #expect(findings.map(\.kind) == [.samplesMissing])
    #expect(abs(findings[0].count - 200) <= 2 && findings[0].text.contains("10 %"))
  }

  @Test func `jitter of the stamps is told as its rms`() {
    var random = SplitMix64(seed: 4)
    let findings = watch((0..<4000).map { Double($0) / 100 + random.uniform(-0.004...0.004) })
    // Uniform within ±4 ms: 4/√3 = 2.31 ms.
    #expect(findings.map(\.kind) == [.jitter] && findings[0].text.hasPrefix("jitter 2.3 ms"))
  }

  @Test func `a slow log is told`() {
    #expect(watch((0..<100).map { Double($0) / 5 }).map(\.kind) == [.rateLow])
  }

  @Test(arguments: [UInt64(5), 6, 7]) func `rows in pieces say what single steps say`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var times: [Int64] = [0]
    while times.count < 3000 {
      // Two rates, jitter, missing rows, and gaps that don't count.
      let period: Int64 = times.count < 1500 ? 10_000_000 : 20_000_000
      let jitter = Int64(random.next() % 3_000_000)
      let missing = random.next() % 50 == 0 ? period : 0
      times.append(
        times[times.count - 1] + period + jitter + missing + (random.next() % 400 == 0 ? 2_000_000_000 : 0))
    }
    let lines = Array(2..<times.count + 2)
    var single = TimingStatistics(log: "log", column: "t")
    var expected = FindingCollector()
    for row in 1..<times.count {
      single.push(step: times[row] - times[row - 1], line: lines[row - 1], findings: &expected)
    }
    single.finish(findings: &expected)
    var whole = TimingStatistics(log: "log", column: "t")
    var findings = FindingCollector()
    for rows in randomCuts(of: times.count, using: &random) where !rows.isEmpty {
      if rows.lowerBound > 0 {
        let before = rows.lowerBound - 1
        whole.push(step: times[before + 1] - times[before], line: lines[before], findings: &findings)
      }
      whole.push(times: times, lines: lines, rows: rows, findings: &findings)
    }
    whole.finish(findings: &findings)
    #expect(expected.findings.contains { $0.kind == .rateChange })
    #expect(findings.findings == expected.findings)
  }
}
