import TestSupport
import Testing

/// Every option by its effect on the map that `analyze` writes.
@Suite struct ReadingArgumentsTests {
  private let folder = TemporaryFolder()
  private static let plain = ReadingArgumentsTests().values(SmallLog.text(seconds: 20))

  /// The small log with cells changed: by row (0 = header) and its cells.
  private func log(_ change: (Int, inout [String]) -> Void) -> String {
    var text = ""
    for (row, line) in SmallLog.text(seconds: 20).split(separator: "\n").enumerated() {
      var cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      change(row, &cells)
      text += cells.joined(separator: ",") + "\n"
    }
    return text
  }

  /// What matters of a map: each section's IRI, or why there is none.
  private func values(_ text: String, _ options: [String] = []) -> [String] {
    let file = folder.write("drive.csv", text)
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let run = RoughnessRun(["analyze", file, "--roads", roads, "--output", "-"] + options)
    guard run.exitStatus == 0 else { return ["\(run.exitStatus)", run.standardError] }
    return run.output.split(separator: ",").filter { $0.contains("\"iri\":") }.map(String.init)
  }

  @Test func `counts to 1 g are read as told, and inferred as a doubt where not`() {
    let counts = log { row, cells in
      for axis in 1...3 {
        cells[axis] =
          row == 0
          ? ["", "ax", "ay", "az"][axis] : "\(Double(cells[axis]).map { $0 / 9.80665 * 16384 } ?? 0)"
      }
      cells[0] = row == 0 ? "t" : cells[0]
    }
    #expect(Self.plain.first?.contains("iri") == true)
    #expect(values(counts, ["--accel-unit", "16384/g"]) == Self.plain)
    #expect(values(counts) == Self.plain)
    let strict = RoughnessRun(["analyze", folder.path("drive.csv"), "--output", folder.path("o"), "--strict"])
    #expect(strict.exitStatus == 3)
    #expect(folder.text("o/findings.csv")?.contains("--accel-unit 16384/g") == true)
  }

  @Test func `the manifest tells how the logs were read where the user said it`() {
    let file = folder.write("drive.csv", SmallLog.text(seconds: 20))
    func manifest(_ options: [String]) -> String {
      let run = RoughnessRun(["analyze", file, "--quiet", "--force", "--output", folder.path("m")] + options)
      #expect(run.exitStatus == 0, "\(run.standardError)")
      return folder.text("m/manifest.json") ?? ""
    }
    #expect(!manifest([]).contains("\"reading\""))
    let told = manifest(["--speed-unit", "m/s", "--bad-row-limit", "7"])
    #expect(told.contains("\"speed_unit\": \"m/s\"") && told.contains("\"bad_row_limit_percent\": 7"))
  }

  @Test func `a unit that gravity contradicts is refused, whoever says it`() {
    let refused = values(log { _, _ in }, ["--accel-unit", "g"])
    #expect(refused[0] == "65" && refused[1].contains("--accel-unit says g"), "\(refused)")
  }

  @Test func `the speed's unit`() {
    let fast = log { row, cells in
      if row > 0, let speed = Double(cells[6]) { cells[6] = "\(speed * 3.6)" }
      cells[6] = row == 0 ? "speed" : cells[6]
    }
    #expect(values(fast) != Self.plain)
    #expect(values(fast, ["--speed-unit", "km/h"]) == Self.plain)
  }

  @Test func `swapped coordinates`() {
    let swapped = log { row, cells in if row > 0 { cells.swapAt(4, 5) } }
    #expect(values(swapped)[0] == "65")
    #expect(values(swapped, ["--swap-latlon"]) == Self.plain)
  }

  @Test func `a log without a clock, or with one that stands still, at a stated rate`() {
    let clockless = log { _, cells in cells.removeFirst() }
    #expect(values(clockless)[0] == "65")
    #expect(values(clockless, ["--rate", "50"]) == Self.plain)
    let stopped = log { row, cells in if row > 0 { cells[0] = "17" } }
    #expect(values(stopped)[0] == "65")
    #expect(values(stopped, ["--rate", "50"]) == Self.plain)
    // A clock that counts is believed.
    #expect(values(log { _, _ in }, ["--rate", "10"]) == Self.plain)
  }

  @Test func `times without a zone`() {
    let local = log { row, cells in
      guard row > 0, let time = Double(cells[0]).map({ Int(($0 * 100).rounded()) - 177_543_180_000 }) else {
        cells[0] = "time"
        return
      }
      // 1775431800 is 2026-04-05T23:30:00Z.
      cells[0] =
        "2026-04-06T08:30:\(time / 100 < 10 ? "0" : "")\(time / 100).\(String(100 + time % 100).dropFirst())"
    }
    let file = folder.write("drive.csv", local)
    for (options, date) in [
      ([], "2026-04-06"), (["--utc-offset", "+09:00"], "2026-04-06"),
      (["--utc-offset=-03:00"], "2026-04-06"),
    ] {
      let run = RoughnessRun(["analyze", file, "--output", "-"] + options)
      #expect(run.exitStatus == 0 && run.output.contains("\"first_date\":\"\(date)\""), "\(options)")
    }
    _ = RoughnessRun(["analyze", file, "--output", folder.path("said")])
    #expect(folder.text("said/findings.csv")?.contains("no_time_zone") == true)
    _ = RoughnessRun(["analyze", file, "--output", folder.path("told"), "--utc-offset", "-03:00"])
    #expect(folder.text("told/findings.csv")?.contains("no_time_zone") == false)
  }

  @Test func `the limit of bad rows`() {
    let damaged = log { row, cells in if row % 10 == 3 { cells[1] = "x" } }
    #expect(values(damaged)[0] == "65")
    #expect(values(damaged, ["--bad-row-limit", "20"]).first?.contains("iri") == true)
  }

  @Test(arguments: [
    ["--rate", "0"], ["--rate", "nan"], ["--accel-unit", "km/h"], ["--accel-unit", "0/g"],
    ["--accel-unit", "16384/"], ["--speed-unit", "g"], ["--bad-row-limit", "101"], ["--utc-offset", "9"],
    ["--utc-offset", "+0900"], ["--utc-offset", "+9:00"],
  ]) func `what can't be meant is a usage error that says what is expected`(option: [String]) {
    let run = RoughnessRun(["analyze", "x.csv", "--output", folder.path("out")] + option)
    #expect(run.exitStatus == 64)
    #expect(run.standardError.contains(option[0]) && run.standardError.contains("expected"))
  }
}
