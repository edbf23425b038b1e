import TestSupport
import Testing

@Suite struct RankCommandTests {
  private let folder = TemporaryFolder()

  private func files(_ name: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in TestFiles.list(folder.path(name)) where !file.hasPrefix(".") {
      files[file] = folder.bytes(name + "/" + file)
    }
    return files
  }

  private func analyze(_ output: String, _ options: [String] = []) {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let logs = (1...2).map { folder.write("\($0).csv", SmallLog.text(seed: UInt64($0), seconds: 30)) }
    let run = RoughnessRun(
      ["analyze"] + logs + ["--roads", roads, "--homogeneous", "--output", folder.path(output)] + options)
    #expect(run.exitStatus == 0, "\(run.standardError)")
  }

  @Test func `with equal settings not a byte changes; other settings give what analyze gives, and back`() {
    analyze("a")
    let first = files("a")
    let same = RoughnessRun(["rank", folder.path("a")])
    #expect(same.exitStatus == 0 && same.output.contains("Worst"), "\(same.standardError)")
    #expect(files("a") == first)
    let prices = folder.write(
      "prices.json",
      """
      {"ranking": {"base": 0.5, "trafficWeight": 0.3}, "thresholds": {"classII": 0.5},
       "packages": {"fromIRI": 1, "pricePerSquareMeter": 1000, "budget": 100, "defaultWidthMeters": 3}}
      """)
    analyze("b", ["--config", prices])
    let other = RoughnessRun(["rank", folder.path("a"), "--config", prices, "--quiet"])
    #expect(other.exitStatus == 0 && other.output.isEmpty, "\(other.standardError)")
    let (mine, theirs) = (files("a"), files("b"))
    for (name, bytes) in theirs { #expect(mine[name] == bytes, "\(name)") }
    #expect(mine.keys.sorted() == theirs.keys.sorted() && mine != first)
  }

  @Test(arguments: ["#1", "=1+1", "-12", "\\u0007\\n1", "\\u202Ea", "' 1"])
  func `whatever a road is called, its events count again`(name: String) throws {
    let sim = folder.path("sim")
    let drives = RoughnessRun([
      "simulate", "--output", sim, "--straight-road", "260", "--speed-kmh", "40", "--events", "7", "--seed",
      "7", "--quiet",
    ])
    #expect(drives.exitStatus == 0, "\(drives.standardError)")
    let network = try #require(folder.text("sim/network.geojson"))
    let roads = folder.write("roads.geojson", network.replacing("\"S1\"", with: "\"\(name)\""))
    let run = RoughnessRun([
      "analyze", sim + "/logs", "--roads", roads, "--output", folder.path("a"), "--quiet",
    ])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    let first = files("a")
    #expect(folder.text("a/ranking.csv")?.contains("on site") == true, "An event leads the list.")
    #expect(RoughnessRun(["rank", folder.path("a")]).exitStatus == 0)
    #expect(files("a") == first)
  }

  @Test func `a torn result, early settings and no result are refused, and nothing is written`() {
    analyze("a")
    let first = files("a")
    let early = RoughnessRun(["rank", folder.path("a"), "--section-length", "20"])
    #expect(early.exitStatus == 64 && early.standardError.contains("sections.lengthMeters: 100 and 20"))
    #expect(RoughnessRun(["rank", folder.path("none")]).exitStatus == 66)
    #expect(files("a") == first)
    _ = folder.write("a/runs.csv", "torn")
    let torn = RoughnessRun(["rank", folder.path("a")])
    #expect(torn.exitStatus == 65 && torn.standardError.contains("runs.csv"), "\(torn.standardError)")
  }

  @Test func `a repaired section leaves the list`() {
    analyze("a")
    let works = folder.write(
      "works.csv", "road_id,direction,from_m,to_m,date,action\n007,,0,100000,2099-05-11,overlay\n")
    let run = RoughnessRun(["rank", folder.path("a"), "--repairs", works])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    let lines = folder.text("a/ranking.csv")?.split(separator: "\n").count
    #expect(lines == 1 && folder.text("a/sections.geojson")?.contains("repaired 2099-05-11") == true)
    let wrong = RoughnessRun([
      "rank", folder.path("a"), "--repairs",
      folder.write("w.csv", "road_id,from_m,to_m,date\n007,0,10,May\n"),
    ])
    #expect(wrong.exitStatus == 65 && wrong.standardError.contains("w.csv:2:10"), "\(wrong.standardError)")
  }
}
