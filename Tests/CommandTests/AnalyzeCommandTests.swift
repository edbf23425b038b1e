import TestSupport
import Testing

/// A minute along a meridian at 12 m/s over a random road, as our wide log: 50 Hz, a fix a second.
enum SmallLog {
  static func text(seed: UInt64 = 1, seconds: Int = 60, rate: Int = 50, up: Bool = true) -> String {
    var random = SplitMix64(seed: seed)
    var text = "time_s,ax_mps2,ay_mps2,az_mps2,lat_deg,lon_deg,speed_mps,heading_deg\n"
    var heave = 0.0
    for i in 0..<(seconds * rate) {
      heave = 0.8 * heave + (random.uniform() - 0.5)
      let milliseconds = i * 1000 / rate
      let fraction = String(1000 + milliseconds % 1000).dropFirst()
      let z = Int(((9.81 + heave) * 1000).rounded()) * (up ? 1 : -1)
      text += "\(1_775_431_800 + milliseconds / 1000).\(fraction),0.0\(1 + i % 3),0.0\(2 + i % 2),"
      text += "\(z < 0 ? "-" : "")\(abs(z) / 1000).\(String(1000 + abs(z) % 1000).dropFirst())"
      if i % rate == 0 {
        let latitude = 430_000_000 + i / rate * 12 * 90  // 9e-6° of latitude are 1 m
        text +=
          ",\(latitude / 10_000_000).\(String(10_000_000 + latitude % 10_000_000).dropFirst()),143.0,12.0,0.0\n"
      } else {
        text += ",,,,\n"
      }
    }
    return text
  }

  static let roads = """
    {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"007","name":"北通り"},
    "geometry":{"type":"LineString","coordinates":[[143.0,42.999],[143.0,43.008]]}}]}
    """
}

@Suite struct AnalyzeCommandTests {
  private let folder = TemporaryFolder()

  private func result(_ name: String) -> [String: [UInt8]] {
    let written = folder.path(name)
    var files: [String: [UInt8]] = [:]
    for file in TestFiles.list(written) where !file.hasPrefix(".") {
      files[file] = TestFiles.read(written + "/" + file)
    }
    return files
  }

  @Test func `a log becomes a map, a ranking and tables, the same bytes whatever the threads`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let logs = [folder.write("a.csv", SmallLog.text()), folder.write("b.csv", SmallLog.text(seed: 2))]
    for threads in ["1", "2"] {
      let order = threads == "1" ? logs : logs.reversed()
      let run = RoughnessRun(
        ["analyze"] + order + [
          "--roads", roads, "--output", folder.path("out" + threads), "--threads", threads,
        ])
      #expect(run.exitStatus == 0, "\(run.standardError)")
      #expect(run.output.contains("北通り") && run.output.contains("UNCALIBRATED"))
    }
    let first = result("out1")
    #expect(
      first.keys.sorted() == [
        "events.csv", "events.geojson", "findings.csv", "manifest.json", "packages.csv", "packages.geojson",
        "ranking.csv", "ranking.xlsx", "report.html", "runs.csv", "sections.geojson", "sections.qml",
        "segments.csv",
      ])
    #expect(first == result("out2"))
    let map = String(decoding: first["sections.geojson"] ?? [], as: UTF8.self)
    #expect(map.contains("\"road_id\":\"007\"") && map.contains("\"runs\":2"))
    #expect(map.contains("\"calibrated\":false"))
  }

  @Test func `standard input gives the same map as the file`() {
    let text = SmallLog.text(seconds: 30)
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("a.csv", text)
    let file = RoughnessRun(["analyze", log, "--roads", roads, "--output", "-"])
    let pipe = RoughnessRun(["analyze", "-", "--roads", roads, "--output", "-"], input: Array(text.utf8))
    #expect(file.exitStatus == 0 && file.standardOutput == pipe.standardOutput)
    #expect(file.output.contains("\"iri\":"))
  }

  @Test func `a derived ledger can be given back`() {
    let log = folder.write("a.csv", SmallLog.text())
    let first = RoughnessRun(["analyze", log, "--output", folder.path("one"), "--quiet"])
    #expect(first.exitStatus == 0 && first.output.isEmpty)
    let second = RoughnessRun([
      "analyze", log, "--roads", folder.path("one/roads.geojson"), "--output", folder.path("two"),
    ])
    #expect(second.exitStatus == 0)
    #expect(result("one")["sections.geojson"] == result("two")["sections.geojson"])
    #expect(result("two")["roads.geojson"] == nil)
  }

  @Test(
    arguments: [
      ("missing.csv", nil, 66, "no such file"), ("", nil, 65, "empty"),
      ("\u{0}\u{1}\u{2}PNG", nil, 65, "text"), ("a,b,c\n1,2,3\n", nil, 65, "a,b,c"),
      ("log", "{\"type\":\"Point\",\"coordinates\":[1,2]}", 65, "LineString"),
      ("log", "not json", 65, "ogr2ogr"),
      ("log", "{\"type\":\"FeatureCollection\",\"features\":[]}", 65, "centrelines"),
      (
        "log",
        "{\"type\":\"LineString\",\"coordinates\":[[-20110.5,-98123.1],[-20100.5,-98100.1]]}", 65, "ogr2ogr"
      ),
      ("log", "{\"type\":\"LineString\",\"coordinates\":[[43.0,143.0],[43.1,143.1]]}", 65, "longitude"),
    ] as [(String, String?, Int32, String)])
  func `what can't be used is refused with what was seen and what to do`(
    log: String, roads: String?, status: Int32, says: String
  ) {
    var arguments = ["analyze"]
    switch log {
    case "missing.csv": arguments.append(folder.path(log))
    case "log": arguments.append(folder.write("a.csv", SmallLog.text(seconds: 5)))
    default: arguments.append(folder.write("a.csv", log))
    }
    if let roads { arguments += ["--roads", folder.write("roads.geojson", roads)] }
    let run = RoughnessRun(arguments + ["--output", folder.path("out")])
    #expect(run.exitStatus == status, "\(run.standardError)")
    #expect(run.standardError.contains(says), "\(run.standardError)")
    #expect(result("out").isEmpty)
  }

  @Test func `a good log is written although another is refused`() {
    let good = folder.write("good.csv", SmallLog.text())
    let bad = folder.write("slow.csv", SmallLog.text(rate: 10))
    let run = RoughnessRun(["analyze", good, bad, "--output", folder.path("out")])
    #expect(run.exitStatus == 65)
    #expect(run.standardError.contains("slow.csv") && run.standardError.contains("10.0 Hz"))
    #expect(String(decoding: result("out")["runs.csv"] ?? [], as: UTF8.self).contains("good.csv"))
    #expect(String(decoding: result("out")["findings.csv"] ?? [], as: UTF8.self).contains("rate_low"))
  }

  @Test func `a ledger's properties may be called as the town calls them`() throws {
    let log = folder.write("a.csv", SmallLog.text(seconds: 30))
    let own = SmallLog.roads.split(separator: "\"id\"").joined(separator: "\"管理番号\"")
    let roads = folder.write("roads.geojson", own)
    let config = folder.write("names.json", "{\"ledger\": {\"id\": [\"管理番号\"]}}")
    for (name, options) in [("plain", []), ("named", ["--config", config])] {
      let run = RoughnessRun(
        [
          "analyze", log, "--roads", roads, "--records", folder.path("r-" + name), "--output",
          folder.path(name),
        ]
          + options)
      #expect(run.exitStatus == 0, "\(run.standardError)")
    }
    func map(_ name: String) -> String {
      String(decoding: result(name)["sections.geojson"] ?? [], as: UTF8.self)
    }
    #expect(
      map("plain").contains("\"road_id\":\"feature-1\"") && !map("plain").contains("\"road_id\":\"007\""))
    #expect(map("named").contains("\"road_id\":\"007\"") && !map("named").contains("feature-1"))
    // The names belong to the ledger, not to the record: merge asks for them again.
    let records = folder.path("r-named")
    let merged = RoughnessRun([
      "merge", records, "--roads", roads, "--config", config, "--output", folder.path("m"),
    ])
    #expect(merged.exitStatus == 0 && map("m") == map("named"), "\(merged.standardError)")
    let forgotten = RoughnessRun(["merge", records, "--roads", roads, "--output", folder.path("n")])
    #expect(forgotten.exitStatus == 65 && forgotten.standardError.contains("another ledger"))
  }

  @Test func `an output that is an input is refused`() {
    let log = folder.write("a.csv", "x")
    let run = RoughnessRun(["analyze", log, "--output", log])
    #expect(run.exitStatus == 64 && folder.text("a.csv") == "x")
  }

  @Test func `a file of our name that isn't ours is left alone`() {
    let log = folder.write("a.csv", SmallLog.text())
    _ = folder.write("ranking.csv", "mine\n")
    let run = RoughnessRun(["analyze", log, "--output", folder.path])
    #expect(run.exitStatus == 73 && run.standardError.contains("--force"))
    #expect(folder.text("ranking.csv") == "mine\n")
  }

  @Test(arguments: [
    (["--section-length", "5"], "sections.lengthMeters"), (["--utc-offset", "9"], "±hh:mm"),
    (["--estimator", "best"], "automatic, rms, inverse"), (["--threads", "0"], "--threads"),
  ])
  func `a wrong option is a usage error with the remedy`(options: [String], says: String) {
    let log = folder.write("a.csv", "x")
    let run = RoughnessRun(["analyze", log, "--output", folder.path("out")] + options)
    #expect(run.exitStatus == 64 && run.standardError.contains(says), "\(run.standardError)")
  }
}
