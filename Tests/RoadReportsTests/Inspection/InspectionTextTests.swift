import RoadFindings
import RoadReports
import RoadSurveys
import Testing

/// An inspection with something of everything, for both writers.
enum SampleInspection {
  static var log: LogInspection {
    var log = LogInspection(log: "week/a\u{1B}[31m.csv")
    log.ratedMeters = 3200
    log.distanceMeters = 3900
    log.durationSeconds = 300.25
    log.remedy = "drive faster than 20 km/h: 410 m would be won"
    log.start = "2026-04-06T08:30:00+09:00"
    log.rows = 30_025
    log.rowsDropped = 3
    log.bytes = 1_234_567
    log.sha256 = String(repeating: "ab", count: 32)
    log.timing.rateHertz = 99.6
    log.timing.jitterSeconds = 0.0004
    log.timing.stretches = 2
    log.timing.holes = 1
    log.timing.longestHoleSeconds = 4.02
    log.fixes.count = 300
    log.fixes.withSpeed = 299
    log.fixes.intervalSeconds = 1
    log.fixes.accuracyMeters = 3.5
    log.fixes.latencySeconds = 0.42
    log.excluded = [
      .init(kind: .slow, meters: 450, metersAlone: 410, places: 3, startSeconds: 10, endSeconds: 200.5),
      .init(kind: .gap, meters: 48, metersAlone: 48, places: 1),
    ]
    log.findings = [
      Finding(.noTimeZone, .note, at: Place(log: "a.csv"), "UTC"),
      Finding(.spike, .warning, at: Place(log: "a.csv", line: 502, column: "az"), count: 4, "a spike"),
      Finding(.slow, .note, at: Place(log: "a.csv", startSeconds: 10), "450 m left out: slower than 20 km/h"),
    ]
    return log
  }

  static var refused: LogInspection {
    var log = LogInspection(log: "b.csv")
    log.refusal = .init(
      exit: 65,
      finding: Finding(.missingColumn, .error, at: Place(log: "b.csv", line: 1), "missing column az; add it"))
    log.remedy = "add it"
    return log
  }
}

@Suite struct InspectionTextTests {
  @Test func `the verdict and the remedy come first, then the rest in three lists`() {
    let lines = InspectionText().text(of: SampleInspection.log).split(separator: "\n")
    #expect(lines[0] == "week/a␛[31m.csv")
    #expect(lines[1] == "  usable: 3.20 km of 3.90 km can be rated, 1 warning")
    #expect(lines[2] == "  what helps most: drive faster than 20 km/h: 410 m would be won")
    let titles = ["  recognised", "  doubtful", "  left out"]
    #expect(lines.filter { titles.contains(String($0)) }.map(String.init) == titles)
    #expect(lines.contains("    rate      99.6 Hz, jitter 0.40 ms; 2 unbroken pieces, 1 hole up to 4.0 s"))
    #expect(lines.contains("    warning  a.csv:502:az: a spike (4 times) [spike]"))
    #expect(
      lines.contains { $0.hasPrefix("     450.0 m  slower than 20 km/h; 410.0 m for this reason alone") })
    // The road left out is told once, and the worst doubt first.
    #expect(lines.count { $0.contains("slower than 20 km/h") } == 1)
    #expect(
      lines.firstIndex { $0.contains("[spike]") }! < lines.firstIndex { $0.contains("[no_time_zone]") }!)
  }

  @Test func `a refused log says why, where and what to do`() {
    let text = InspectionText().text(of: SampleInspection.refused)
    #expect(text == "b.csv\n  not usable: b.csv:1: missing column az; add it\n  what helps most: add it\n")
  }

  @Test func `lines keep to the width, and control characters stay out`() {
    for width in [40, 60, 120] {
      let text = InspectionText(width: width).text(of: SampleInspection.log)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      let words = text.split(separator: "\n").filter { $0.count > width }
      // A hash can't be broken.
      #expect(words.allSatisfy { $0.contains("abab") })
    }
  }

  @Test func `colours come only when asked for`() {
    #expect(!InspectionText().text(of: SampleInspection.log).contains("\u{1B}"))
    #expect(
      InspectionText(colored: true).text(of: SampleInspection.log).contains("\u{1B}[33m  usable\u{1B}[0m:"))
    #expect(InspectionText(colored: true).text(of: SampleInspection.refused).contains("\u{1B}[31m"))
  }

  @Test func `many logs end with one line`() {
    let total = InspectionText.total(of: [SampleInspection.log, SampleInspection.refused])
    #expect(total == "2 logs: 1 usable, 1 not; 3.20 km of 3.90 km can be rated\n")
  }
}
