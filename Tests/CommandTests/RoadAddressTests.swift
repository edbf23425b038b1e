import TestSupport
import Testing

/// Route numbers, kilometre posts and lanes of a ledger, through the whole program.
@Suite struct RoadAddressTests {
  private let folder = TemporaryFolder()

  private func roads(_ properties: String) -> String {
    folder.write(
      "roads.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"007","name":"北通り"\(properties)},
      "geometry":{"type":"LineString","coordinates":[[143.0,42.999],[143.0,43.008]]}}]}
      """)
  }

  private var settings: String {
    folder.write("settings.json", #"{"packages": {"fromIRI": 0.1, "pricePerSquareMeter": 10}}"#)
  }

  private func files(_ name: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in TestFiles.list(folder.path(name)) where !file.hasPrefix(".") {
      files[file] = folder.bytes(name + "/" + file)
    }
    return files
  }

  private func analyze(_ output: String, _ properties: String, _ more: [String] = []) -> RoughnessRun {
    let log = folder.write("1.csv", SmallLog.text(seconds: 30))
    let run = RoughnessRun(
      [
        "analyze", log, "--roads", roads(properties), "--config", settings, "--records",
        folder.path("records"),
        "--output", folder.path(output),
      ] + more)
    #expect(run.exitStatus == 0, "\(run.standardError)")
    return run
  }

  /// 999.9 m of line, so that 100 m of it are 0.1 km of posts to the metre; they descend.
  private let stated = #","road_no":"12","branch":1,"kp_from":"8k500","kp_to":7.5,"lanes":2"#

  @Test func `people read them, and the tables' columns stay as they are`() throws {
    let said = analyze("a", stated)
    #expect(said.output.contains("route and kp") && said.output.contains("12-1 kp 8.200–8.300"))
    let page = try #require(folder.text("a/report.html"))
    #expect(page.contains(#""place":["placeBoth","12-1","8.200","8.300"]"#))
    // One lane of three metres in each direction.
    let package = try #require(
      folder.text("a/packages.csv")?.split(separator: "\n").last?.split(separator: ","))
    #expect(Double(package[6]) == 3 * (Double(package[5]) ?? 0))
    _ = analyze("b", "")
    for table in ["sections.geojson", "segments.csv", "ranking.csv", "events.csv"] {
      #expect(folder.bytes("a/" + table) == folder.bytes("b/" + table), "\(table)")
    }
    #expect(folder.text("b/report.html")?.contains("\"placeBoth\",") == false)
    #expect(folder.text("b/manifest.json")?.contains("\"roads\"") == false)
    let japanese = RoughnessRun(["rank", folder.path("a"), "--language", "ja"])
    #expect(japanese.output.contains("路線番号12-1 距離標8.200–8.300 km"), "\(japanese.output)")
  }

  @Test func `rank and merge say the same, from the folder and from the records`() throws {
    _ = analyze("a", stated)
    let first = files("a")
    let rank = RoughnessRun(["rank", folder.path("a")])
    #expect(rank.exitStatus == 0 && rank.output.contains("12-1 kp 8.200–8.300"), "\(rank.standardError)")
    #expect(files("a") == first)
    let json = RoughnessRun(["rank", folder.path("a"), "--json"])
    try DescribedJSON.check(json.standardOutput, by: "ranking")
    #expect(json.output.contains(#""place": "12-1 kp 8.200–8.300""#), "\(json.output)")
    try DescribedJSON.check(folder.bytes("a/manifest.json"), by: "manifest")
    let merge = RoughnessRun([
      "merge", folder.path("records"), "--roads", folder.path("roads.geojson"), "--config", settings,
      "--output",
      folder.path("m"),
    ])
    #expect(merge.exitStatus == 0 && merge.output.contains("12-1 kp 8.200–8.300"), "\(merge.standardError)")
    #expect(files("m") == first)
  }

  @Test func `posts that don't suit the line are a finding of the result`() throws {
    let run = analyze("a", #","kp_from":8,"kp_to":18"#)
    #expect(run.output.contains("kp 8.200–8.300"), "\(run.output)")
    let findings = try #require(folder.text("a/findings.csv"))
    #expect(findings.contains("differ by 10000 m, the line is 1000 m long"), "\(findings)")
  }
}
