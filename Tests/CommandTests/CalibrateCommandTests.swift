import TestSupport
import Testing

@Suite struct CalibrateCommandTests {
  private let folder = TemporaryFolder()

  /// A reference that says 1.3 times what an uncalibrated analysis of the logs says, per 10 m.
  private func reference(_ logs: [String], roads: String, factor: Double = 1.3) -> String {
    _ = RoughnessRun(["analyze"] + logs + ["--roads", roads, "--output", folder.path("raw"), "--quiet"])
    var text = "road_id,direction,from_m,to_m,iri\n"
    for row in (folder.text("raw/segments.csv") ?? "").split(separator: "\n").dropFirst() {
      let cells = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard cells[0].hasPrefix("kei-1"), let iri = Double(cells[7]) else { continue }
      text += "\(cells[2]),\(cells[3]),\(cells[4]),\(cells[5]),\(iri * factor)\n"
    }
    return folder.write("ref.csv", text)
  }

  private func logs() -> [String] {
    [
      folder.write("kei-1.csv", SmallLog.text(seconds: 70)),
      folder.write("kei-2.csv", SmallLog.text(seconds: 70)),
    ]
  }

  @Test func `a calibrated car's results say so in every output, and its road is no test`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let (logs, vehicle) = (logs(), folder.path("kei.json"))
    let truth = reference(logs, roads: roads)
    let made = RoughnessRun(
      ["calibrate"] + logs + [
        "--roads", roads, "--reference", truth, "--id", "kei", "--output", vehicle, "--plots",
      ])
    #expect((folder.text("kei.svg") ?? "").hasPrefix("<svg xmlns="))
    #expect(made.exitStatus == 0, "\(made.standardError)")
    #expect(made.output.contains("factor 1.3") && made.output.contains("one speed"), "\(made.output)")
    let again = RoughnessRun(
      ["calibrate"] + logs + ["--roads", roads, "--reference", truth, "--id", "kei", "--output", vehicle])
    #expect(again.exitStatus == 73 && again.standardError.contains("--force"))

    let out = folder.path("out")
    let run = RoughnessRun(
      ["analyze"] + logs + ["--roads", roads, "--vehicle", vehicle, "--output", out])
    #expect(run.exitStatus == 0 && !run.output.contains("UNCALIBRATED"), "\(run.standardError)\(run.output)")
    #expect((folder.text("out/runs.csv") ?? "").contains(",kei,true,"))
    #expect((folder.text("out/sections.geojson") ?? "").contains("\"calibrated\":true"))
    #expect((folder.text("out/manifest.json") ?? "").contains("\"calibrated\": true"))
    let judged = RoughnessRun(["evaluate", out, "--reference", truth, "--json"])
    #expect(judged.exitStatus == 0 && judged.output.contains("calibration roads (no test)"))

    let other = folder.write("van-1.csv", SmallLog.text(seed: 3, seconds: 70))
    let none = RoughnessRun([
      "analyze", other, "--roads", roads, "--vehicle", vehicle, "--output", folder.path("none"),
    ])
    #expect(none.exitStatus == 0 && none.output.contains("UNCALIBRATED"))
    #expect((folder.text("none/findings.csv") ?? "").contains("applies to none of the logs"))
    let twice = folder.write("second.json", "{\"id\": \"second\", \"logs\": [\"*.csv\"]}")
    let two = RoughnessRun([
      "analyze", logs[0], "--roads", roads, "--vehicle", vehicle, "--vehicle", twice, "--output",
      folder.path("two"),
    ])
    #expect(two.exitStatus == 65 && two.standardError.contains("kei, second"), "\(two.standardError)")
  }

  @Test func `what can't be calibrated is refused with the remedy`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("kei-1.csv", SmallLog.text(seconds: 30))
    func run(_ options: [String]) -> RoughnessRun {
      RoughnessRun(
        ["calibrate", log, "--roads", roads, "--id", "kei", "--output", folder.path("v.json")] + options)
    }
    let few = folder.write("few.csv", "road_id,direction,from_m,to_m,iri\n007,forward,100,400,3\n")
    let short = run(["--reference", few])
    #expect(short.exitStatus == 65 && short.standardError.contains("too few"), "\(short.standardError)")
    let elsewhere = folder.write("else.csv", "road_id,direction,from_m,to_m,iri\n008,forward,100,400,3\n")
    #expect(run(["--reference", elsewhere]).exitStatus == 65)
    #expect(run([]).exitStatus == 64)
    #expect(folder.text("v.json") == nil)
  }
}
