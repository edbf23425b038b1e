import TestSupport
import Testing

@Suite struct CompareCommandTests {
  private let folder = TemporaryFolder()

  private func analyze(_ output: String, seeds: ClosedRange<Int>, _ options: [String] = []) {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let logs = seeds.map { folder.write("\($0).csv", SmallLog.text(seed: UInt64($0), seconds: 30)) }
    let run = RoughnessRun(
      ["analyze"] + logs + ["--roads", roads, "--output", folder.path(output)] + options)
    #expect(run.exitStatus == 0, "\(run.standardError)")
  }

  @Test func `two surveys make a table, a map and a summary`() {
    analyze("a", seeds: 1...2)
    analyze("b", seeds: 3...4)
    let works = folder.write("works.csv", "road_id,from_m,to_m,date\n007,0,100,2020-05-11\n")
    let run = RoughnessRun([
      "compare", folder.path("a"), folder.path("b"), "--repairs", works, "--output", folder.path("c"),
    ])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.output.contains("stable: ") && run.output.contains("Repairs") && run.standardError.isEmpty)
    #expect(folder.text("c/comparison.csv")?.hasPrefix("section_id,road_id,") == true)
    #expect(folder.text("c/comparison.geojson")?.contains("FeatureCollection") == true)
    #expect(folder.text("c/repairs.csv")?.contains("007,,0.0,100.0,2020-05-11") == true)
    #expect(folder.text("c/manifest.json")?.contains("survey 2/manifest.json") == true)
    let shared = RoughnessRun(["compare", folder.path("a"), folder.path("a"), "--quiet"])
    #expect(shared.exitStatus == 0 && shared.standardError.contains("share 2 logs") && shared.output.isEmpty)
  }

  @Test func `other sections, one survey and no result are refused`() {
    analyze("a", seeds: 1...1)
    analyze("b", seeds: 2...2, ["--section-length", "50"])
    #expect(RoughnessRun(["compare", folder.path("a")]).exitStatus == 64)
    #expect(RoughnessRun(["compare", folder.path("a"), folder.path("none")]).exitStatus == 66)
    let lengths = RoughnessRun(["compare", folder.path("a"), folder.path("b")])
    #expect(lengths.exitStatus == 65 && lengths.standardError.contains("sections of 50"))
  }
}
