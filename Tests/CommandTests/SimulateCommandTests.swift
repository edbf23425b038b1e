import TestSupport
import Testing

@Suite struct SimulateCommandTests {
  static let small = ["--straight-road", "60", "--speed-kmh", "25", "--runs", "1", "--rate", "50"]

  @Test func `writes logs, network and truth, the same for the same seed`() throws {
    let folder = TemporaryFolder()
    for name in ["a", "b"] {
      let run = RoughnessRun(["simulate", "--output", folder.path(name), "--seed", "3"] + Self.small)
      #expect(run.exitStatus == 0)
      #expect(run.output.hasPrefix("logs/run-01-kei.csv: approach-west, S1, approach-east: "))
      #expect(run.standardError.isEmpty)
    }
    for file in [
      "events.csv", "geometry/kei.json", "logs/run-01-kei.csv", "network.geojson", "reference-left.csv",
      "reference-right.csv",
      "reference.csv", "simulation.json",
    ] {
      let bytes = try #require(folder.bytes("a/" + file))
      #expect(!bytes.isEmpty && bytes == folder.bytes("b/" + file), "\(file)")
    }
    let rows = try #require(folder.text("a/logs/run-01-kei.csv")).split(separator: "\n")
    #expect(
      rows[0]
        == "time_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps,lat_deg,lon_deg,speed_mps,heading_deg,accuracy_m,vehicle,road"
    )
    #expect(rows[1].hasPrefix("1775433600.0000,") && rows[1].hasSuffix(",,,,,,kei-1,run-01"))
    let reference = try #require(folder.text("a/reference.csv")).split(separator: "\n")
    #expect(reference.count == 13)
    #expect(reference[0] == "road_id,direction,from_m,to_m,iri,track")
    #expect(reference[1].hasPrefix("S1,forward,0.00,10.00,"))
  }

  @Test(arguments: [
    ["--vehicle-preset", "tank"], ["--mount-rotation", "1,2"], ["--rate", "0"],
    ["--town", "--straight-road", "100"],
    ["--start", "2026-04-06T09:00:00"], ["--speed-kmh", "fast"], ["--sensor-position", "roof"],
    ["--faults", "spikes"], ["--faults", "fire=3"], ["--vehicle-spread", "2"],
  ])
  func `refuses what makes no drive with a usage error`(options: [String]) {
    let folder = TemporaryFolder()
    let run = RoughnessRun(["simulate", "--output", folder.path("x")] + options)
    #expect(run.exitStatus == 64)
    #expect(run.standardError.contains(options[0]))
    #expect(folder.names().isEmpty)
  }

  @Test func `writes into no folder that holds something else unless forced`() {
    let folder = TemporaryFolder()
    folder.write("x/mine.txt", "mine")
    let refused = RoughnessRun(["simulate", "--output", folder.path("x")] + Self.small)
    #expect(refused.exitStatus == 73)
    #expect(refused.standardError.contains("--force"))
    let forced = RoughnessRun(["simulate", "--output", folder.path("x"), "--force", "--quiet"] + Self.small)
    #expect(forced.exitStatus == 0)
    #expect(forced.output.isEmpty)
    #expect(folder.text("x/mine.txt") == "mine")
  }

  @Test func `a folder that can't be made is an error that names it`() {
    let folder = TemporaryFolder()
    folder.write("file", "")
    let run = RoughnessRun(["simulate", "--output", folder.path("file/x")] + Self.small)
    #expect(run.exitStatus == 73)
    #expect(run.standardError.contains("file/"))
  }
}
