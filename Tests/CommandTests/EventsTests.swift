import TestSupport
import Testing

/// Events through the whole program, beside the simulator's truth.
@Suite struct EventsTests {
  private let folder = TemporaryFolder()

  private struct Row {
    var cells: [String: String]
    subscript(_ name: String) -> String { cells[name] ?? "" }
    func number(_ name: String) -> Double { Double(self[name]) ?? .nan }
  }

  private func rows(_ path: String) throws -> [Row] {
    let lines = try #require(folder.text(path)).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Row(cells: Dictionary(uniqueKeysWithValues: zip(lines[0], $0))) }
  }

  private func analyze(_ output: String, _ more: [String] = []) -> RoughnessRun {
    RoughnessRun(
      [
        "analyze", folder.path("sim/logs"), "--roads", folder.path("sim/network.geojson"), "--output",
        folder.path(output), "--utc-offset", "+09:00",
      ] + more)
  }

  @Test func `what the simulated road has is found, merges alike, and doesn't count where it is known`()
    throws
  {
    let simulated = RoughnessRun([
      "simulate", "--output", folder.path("sim"), "--straight-road", "260", "--speed-kmh", "40", "--events",
      "7", "--vehicle-preset", "compact", "--gnss-rate", "2", "--gnss-sigma", "1", "--gnss-latency", "0",
      "--seed", "7",
    ])
    #expect(simulated.exitStatus == 0, "\(simulated.standardError)")
    let run = analyze("out", ["--records", folder.path("rec")])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.standardError.contains("Events: ") || run.output.contains("Events: "))
    let truth = try rows("sim/events.csv").filter {
      $0["direction"] == "forward" && abs($0.number("height_mm")) >= 20
    }
    let found = try rows("out/events.csv")
    try #require(truth.count >= 4)
    for event in truth {
      let near = found.filter { abs($0.number("chainage_m") - event.number("chainage_m")) <= 4 }
      #expect(near.count == 1, "\(event["kind"]) at \(event["chainage_m"]) m")
    }
    #expect(found.allSatisfy { $0["status"] == "new" && $0["runs"] != "0" && $0["last_date"] != "" })
    let counted = try rows("out/ranking.csv").reduce(0) { $0 + $1.number("events") }
    #expect(Int(counted) == found.count)

    let merged = RoughnessRun([
      "merge", folder.path("rec"), "--roads", folder.path("sim/network.geojson"), "--output",
      folder.path("merged"),
    ])
    #expect(merged.exitStatus == 0, "\(merged.standardError)")
    for name in ["events.csv", "events.geojson", "ranking.csv", "report.html"] {
      #expect(folder.bytes("merged/" + name) == folder.bytes("out/" + name), "\(name)")
    }

    // A new ranking by equal settings changes nothing: what is printed suffices.
    let before = ["ranking.csv", "sections.geojson", "report.html"].map { folder.bytes("merged/" + $0) }
    let ranked = RoughnessRun(["rank", folder.path("merged")])
    #expect(ranked.exitStatus == 0, "\(ranked.standardError)")
    #expect(
      ["ranking.csv", "sections.geojson", "report.html"].map { folder.bytes("merged/" + $0) } == before)

    // The truth as a list of what is always there.
    let always = folder.write("always.csv", folder.bytes("sim/events.csv") ?? [])
    let known = analyze("known", ["--known", always])
    #expect(known.exitStatus == 0, "\(known.standardError)")
    #expect(folder.text("known/manifest.json")?.contains("always.csv") == true)
    let listed = try rows("known/events.csv")
    #expect(listed.count { $0["status"] == "known" } >= truth.count)
    #expect(
      try rows("known/ranking.csv").allSatisfy { $0.number("priority") <= 100 * $0.number("condition") })
    #expect(folder.bytes("known/segments.csv") == folder.bytes("out/segments.csv"))
  }

  @Test func `without a profile there are no events, and the files say so`() throws {
    let log = folder.write("a.csv", SmallLog.text(seconds: 20))
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let run = RoughnessRun([
      "analyze", log, "--roads", roads, "--estimator", "rms", "--output", folder.path("out"),
    ])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(try rows("out/events.csv").isEmpty)
    #expect(folder.text("out/events.geojson")?.contains("\"features\":[") == true)
    #expect(folder.text("out/sections.geojson")?.contains("\"events\":null") == true)
  }

  @Test func `a list of known events that says no place is refused with its line`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 20))
    let known = folder.write("known.csv", "road_id,chainage_m\n7,far\n")
    let run = RoughnessRun(["analyze", log, "--known", known, "--output", folder.path("out")])
    #expect(run.exitStatus == 65)
    #expect(run.standardError.contains("known.csv:2:3"))
  }
}
