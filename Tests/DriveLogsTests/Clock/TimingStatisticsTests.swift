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
}
