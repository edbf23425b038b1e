import RoadReports
import TestSupport
import Testing

/// What the program writes for other programs, beside its description in `Schemas`.
@Suite struct WrittenJSONTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String]) -> [UInt8] { DescribedJSON.run(arguments) }

  private func check(_ bytes: [UInt8]?, by name: String) throws { try DescribedJSON.check(bytes, by: name) }

  @Test func `a result's maps and its manifest are as described`() throws {
    let (sim, out) = (folder.path("sim"), folder.path("out"))
    let drives = run([
      "simulate", "--json", "--output", sim, "--straight-road", "260", "--speed-kmh", "40", "--events", "7",
      "--vehicle-preset", "compact", "--gnss-rate", "2", "--seed", "7", "--median-iri", "9",
    ])
    try check(drives, by: "drives")
    try check(folder.bytes("sim/simulation.json"), by: "simulation")
    let known = folder.write("known.csv", "road_id,direction,chainage_m,kind,text\nS1,,100,manhole,cover\n")
    _ = run([
      "analyze", sim + "/logs", "--roads", sim + "/network.geojson", "--output", out, "--utc-offset",
      "+09:00",
      "--homogeneous", "--known", known,
    ])
    for name in ["sections", "events", "packages", "homogeneous"] {
      let bytes = folder.bytes("out/\(name).geojson")
      try check(bytes, by: "\(name).geojson")
      #expect(String(decoding: bytes ?? [], as: UTF8.self).contains("\"type\":\"Feature\","), "\(name)")
    }
    try check(folder.bytes("out/manifest.json"), by: "manifest")
    let json = run([
      "evaluate", out, "--reference", sim + "/reference.csv", "--json", "--align", "20", "--runs",
      "--resamples", "20",
    ])
    try check(json, by: "evaluation")
    // Without a ledger the roads are drawn, and written.
    let summary = run([
      "analyze", sim + "/logs", "--output", folder.path("drawn"), "--utc-offset", "+09:00", "--json",
    ])
    try check(summary, by: "summary")
    try check(folder.bytes("drawn/roads.geojson"), by: "roads.geojson")
    try check(folder.bytes("drawn/manifest.json"), by: "manifest")
  }

  @Test func `a vehicle's file is as described, and what its calibration leaves in a result`() throws {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let logs = [1, 2].map { folder.write("kei-\($0).csv", SmallLog.text(seconds: 70)) }
    _ = run(
      ["analyze"] + logs + ["--roads", roads, "--output", folder.path("raw"), "--utc-offset", "+09:00"])
    var table = "road_id,direction,from_m,to_m,iri\n"
    for row in (folder.text("raw/segments.csv") ?? "").split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard let iri = Double(cells[7]) else { continue }
      table += "\(cells[2]),\(cells[3]),\(cells[4]),\(cells[5]),\(iri * 1.2)\n"
    }
    let (reference, vehicle) = (folder.write("ref.csv", table), folder.path("kei.json"))
    let fit = run(
      ["calibrate"] + logs + [
        "--roads", roads, "--reference", reference, "--id", "kei", "--output", vehicle, "--valid-from",
        "2026-01-01", "--tyres", "summer", "--json",
      ])
    try check(fit, by: "calibration")
    let search = run(
      ["tune"] + logs + [
        "--roads", roads, "--reference", reference, "--vary", "exclusion.minimumSpeedKmh=15,20",
        "--estimator",
        "rms", "--length", "20", "--folds", "block:100m", "--json",
      ])
    try check(search, by: "tuning")
    try check(folder.bytes("kei.json"), by: "vehicle")
    _ = run(
      ["analyze"] + logs + [
        "--roads", roads, "--vehicle", vehicle, "--output", folder.path("out"), "--utc-offset", "+09:00",
        "--speed-unit", "m/s",
      ])
    try check(folder.bytes("out/manifest.json"), by: "manifest")
    try check(run(["evaluate", folder.path("out"), "--reference", reference, "--json"]), by: "evaluation")
    try check(run(["inspect"] + logs + ["--json"]), by: "inspection")
    let works = folder.write("works.csv", "road_id,from_m,to_m,date\n007,0,100,2020-05-11\n")
    let change = run([
      "compare", folder.path("raw"), folder.path("out"), "--repairs", works, "--output",
      folder.path("change"), "--json",
    ])
    try check(change, by: "comparison")
    try check(run(["rank", folder.path("out"), "--json"]), by: "ranking")
    try check(folder.bytes("change/comparison.geojson"), by: "comparison.geojson")
    try check(folder.bytes("change/manifest.json"), by: "manifest")
  }

  @Test func `the IRI of profiles is as described, and a refused log too`() throws {
    var text = "x_m,left_m,right_m\n"
    for i in 0..<900 { text += "\(Double(i) / 4),0.00\(i % 7),0.00\(i % 5)\n" }
    let profile = folder.write("p.csv", text)
    try check(run(["iri", profile, "--json", "--running"]), by: "iri")
    let bad = RoughnessRun(["inspect", folder.write("bad.csv", "what,is\nthis,here\n"), "--json"])
    try check(bad.standardOutput, by: "inspection")
    #expect(bad.output.contains("\"refused\":{"))
  }
}
