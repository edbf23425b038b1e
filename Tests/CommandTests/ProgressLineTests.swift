import Testing

@testable import roughness

@Suite struct ProgressLineTests {
  private func line(_ logs: Int, _ bytes: Int, seconds: Double = 10) -> ProgressLine {
    ProgressLine(done: logs, of: 4, bytes: bytes, ofBytes: 40_000_000, seconds: seconds)
  }

  @Test func `logs, bytes and the time left at this pace`() {
    #expect(
      line(1, 10_000_000).text(width: 100)
        == "1 of 4 logs ███████░░░░░░░░░░░░░░░░░░░░░░░ 10 MB of 40 MB, 0:30 left")
    #expect(line(0, 0).text(width: 100).hasSuffix("░ 0 kB of 40 MB"))
    #expect(line(4, 40_000_000).text(width: 100).hasSuffix("█ 40 MB of 40 MB"))
    #expect(line(1, 400_000, seconds: 100).text(width: 100).hasSuffix("2:45:00 left"))
  }

  @Test(arguments: [0, 1, 20, 40, 41, 80, 300])
  func `a line never reaches the terminal's end`(width: Int) {
    #expect(line(1, 10_000_000).text(width: width).count < max(1, width))
  }

  @Test func `without bytes the logs are the measure`() {
    let line = ProgressLine(done: 1, of: 2, bytes: 0, seconds: 3)
    #expect(line.text(width: 100).contains("0:03 left"))
  }

  @Test func `what has no bytes is counted alone, and what can't be counted says what was read`() {
    let settings = ProgressLine(noun: "settings", done: 10, of: 40, seconds: 5)
    #expect(
      settings.text(width: 60).hasPrefix("10 of 40 settings ███")
        && settings.text(width: 60).hasSuffix(" done, 0:15 left"))
    let unknown = ProgressLine(done: 0, of: nil, bytes: 34_000_000, seconds: 12)
    #expect(unknown.text(width: 60) == "34 MB read, 0:12")
  }
}
