import TestSupport
import Testing

@Suite struct ResultArgumentsTests {
  private let folder = TemporaryFolder()

  private func text(_ name: String) -> String { folder.text(name) ?? "" }

  @Test func `pictures are linked to bad sections, and homogeneous sections are written when asked for`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("a.csv", SmallLog.text(seconds: 40))
    // Every road is bad enough for a picture here.
    let config = folder.write("config.json", "{\"thresholds\": {\"classII\": 0.001}}")
    // The log begins at 2026-04-05T23:30:00Z; the camera is an hour and a second behind.
    let photos = folder.write(
      "photos.csv", "time,path\n2026-04-06T07:30:19+09:00,=1+1.jpg\n2026:04:05 22:31:30,late.jpg\n")
    let options = [
      "--roads", roads, "--config", config, "--homogeneous", "--plots", "--photos", photos, "--photo-offset",
      "3601",
    ]
    let run = RoughnessRun(
      ["analyze", log, "--records", folder.path("rec"), "--output", folder.path("out")] + options)
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(text("out/sections.geojson").contains("\"photo\":\"=1+1.jpg\""))
    #expect(text("out/ranking.csv").contains("'=1+1.jpg"))
    #expect(text("out/findings.csv").contains("photo_unplaced"))
    #expect(text("out/homogeneous.geojson").contains("\"length_m\":"))
    #expect(
      text("out/strips.svg").contains(">IRI along the road</text>")
        && text("out/strips.svg").contains(", forward</text>"))
    let merged = RoughnessRun(["merge", folder.path("rec"), "--output", folder.path("merged")] + options)
    #expect(merged.exitStatus == 0, "\(merged.standardError)")
    for file in TestFiles.list(folder.path("out")) where !file.hasPrefix(".") {
      #expect(folder.bytes("out/" + file) == folder.bytes("merged/" + file), "\(file)")
    }
    let plain = RoughnessRun([
      "merge", folder.path("rec"), "--roads", roads, "--output", folder.path("merged"),
    ])
    #expect(plain.exitStatus == 0 && folder.bytes("merged/homogeneous.geojson") == nil)
    #expect(folder.bytes("merged/strips.svg") == nil)
  }

  @Test(
    arguments: [
      (["--photos", "none.csv"], 66, "none.csv"), (["--photo-offset", "5"], 64, "--photos"),
      (["--directions", "both"], 64, "separate or worst"), (["--photos", "bad.csv"], 65, "bad.csv:2:"),
    ] as [([String], Int32, String)])
  func `wrong arguments are said`(options: [String], status: Int32, says: String) {
    folder.write("a.csv", SmallLog.text(seconds: 5))
    folder.write("bad.csv", "time,path\nyesterday,a.jpg\n")
    let run = RoughnessRun(["analyze", "a.csv", "--output", "out"] + options, in: folder.path)
    #expect(run.exitStatus == status && run.standardError.contains(says), "\(run.standardError)")
  }
}
