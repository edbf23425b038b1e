import TestSupport
import Testing

@Suite struct SelectionArgumentsTests {
  private let folder = TemporaryFolder()

  /// Every file that a run wrote, as text.
  private func written(_ name: String) -> [(name: String, text: String)] {
    TestFiles.list(folder.path(name)).filter { !$0.hasPrefix(".") }.map {
      ($0, folder.text(name + "/" + $0) ?? "")
    }
  }

  /// Latitudes of the one meridian, 143° E, in a text.
  private func latitudes(_ text: String) -> [Double] {
    text.matches(of: /143\.0+, ?(4[23]\.[0-9]+)/).compactMap { Double($0.1) }
  }

  @Test(arguments: [true, false])
  func `with trimmed ends no output has a place near the run's ends`(hasLedger: Bool) throws {
    let roads = folder.write(
      "roads.geojson", SmallLog.roads.replacing("43.008", with: "43.030").replacing("42.999", with: "42.990"))
    let log = folder.write("a.csv", SmallLog.text(seconds: 120))
    let ledger = hasLedger ? ["--roads", roads] : []
    let run = RoughnessRun(["analyze", log, "--trim-ends", "200", "--output", folder.path("out")] + ledger)
    #expect(run.exitStatus == 0, "\(run.standardError)")
    var seen = 0
    // 119 s of 12 m/s; 9e-6° are a metre in the log.
    let (first, last) = (43.0, 43.0 + 119 * 12 * 9e-6)
    for (name, text) in written("out") + [("output", run.output), ("errors", run.standardError)] {
      for latitude in latitudes(text) {
        seen += 1
        #expect(abs(latitude - first) * 111_100 > 200 && abs(latitude - last) * 111_100 > 200, "\(name)")
      }
    }
    #expect(seen >= 4)
    // What is written counts from the cut: nobody can tell how much was cut.
    let runs = (folder.text("out/runs.csv") ?? "").split(separator: "\n")
    let names = runs[0].split(separator: ",", omittingEmptySubsequences: false)
    let values = runs[1].split(separator: ",", omittingEmptySubsequences: false)
    let distance = try #require(names.firstIndex(of: "distance_m").flatMap { Double(values[$0]) })
    #expect(distance < 1428 - 400)
  }

  @Test func `a drawn cut gives the same bytes each time, and is between 200 and 400 m`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 120))
    for name in ["one", "two"] {
      let run = RoughnessRun(["analyze", log, "--trim-ends", "--output", folder.path(name), "--quiet"])
      #expect(run.exitStatus == 0, "\(run.standardError)")
    }
    #expect(written("one").map(\.text) == written("two").map(\.text))
    let nearest = latitudes(folder.text("one/sections.geojson") ?? "").map { ($0 - 43) * 111_100 }.min()
    #expect((200...480).contains(nearest ?? 0))
    #expect(
      RoughnessRun(["analyze", log, "--trim-ends", "-5", "--output", folder.path("x")]).exitStatus == 64)
  }

  @Test func `names of devices stay in the log`() {
    let secrets = ["356938035643809", "Pixel-of-Taro", "SRV-01-SECRET"]
    var lines = SmallLog.text(seconds: 30).split(separator: "\n").map(String.init)
    lines[0] += ",imei,device_name"
    for row in 1..<lines.count { lines[row] += ",356938035643809,Pixel-of-Taro" }
    let log = folder.write("a.csv", "# device: SRV-01-SECRET\n" + lines.joined(separator: "\n") + "\n")
    let run = RoughnessRun(["analyze", log, "--output", folder.path("out")])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    let look = RoughnessRun(["inspect", log])
    let json = RoughnessRun(["inspect", log, "--json"])
    let raw = RoughnessRun(["signals", log, "--stage", "raw"])
    let outputs =
      written("out").map(\.text) + [run, look, json, raw].flatMap { [$0.output, $0.standardError] }
    #expect(outputs.count > 8)
    for secret in secrets { #expect(outputs.allSatisfy { !$0.contains(secret) }) }
  }

  @Test func `days choose the logs, and what is left out is said`() {
    // 2026-04-05T23:30Z is the 6th in Japan.
    let log = folder.write("a.csv", SmallLog.text(seconds: 30))
    let undated = folder.write(
      "b.csv",
      SmallLog.text(seconds: 30).split(separator: "\n").map { $0.replacing("17754318", with: "") }
        .joined(separator: "\n") + "\n")
    let zone = ["--utc-offset", "+09:00", "--output", folder.path("out")]
    let taken = RoughnessRun(
      ["analyze", log, undated, "--since", "2026-04-06", "--until", "2026-04-06"] + zone)
    #expect(taken.exitStatus == 0, "\(taken.standardError)")
    let findings = folder.text("out/findings.csv") ?? ""
    #expect(
      findings.contains("b.csv,") && findings.contains("outside_period") && findings.contains("knows no date")
    )
    #expect(!(folder.text("out/runs.csv") ?? "").contains("b.csv"))
    let none = RoughnessRun(["analyze", log, "--until", "2026-04-05"] + zone)
    #expect(none.exitStatus == 66 && none.standardError.contains("begins on 2026-04-06"))
    for wrong in [["--since", "April"], ["--since", "2026-05-01", "--until", "2026-04-01"]] {
      #expect(RoughnessRun(["analyze", log] + wrong + zone).exitStatus == 64)
    }
  }
}
