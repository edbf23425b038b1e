import TestSupport
import Testing

@Suite struct SignalsCommandTests {
  private let folder = TemporaryFolder()

  private func lines(_ arguments: [String], _ log: String) -> [Substring] {
    let run = RoughnessRun(["signals", log] + arguments)
    #expect(run.exitStatus == 0, "\(run.standardError)")
    return run.output.split(separator: "\n")
  }

  @Test func `every stage has its units in the header and the rows of its rate`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 30))
    let raw = lines(["--stage", "raw", "--from", "10", "--to", "12"], log)
    #expect(raw[0].hasPrefix("time_s,ax_mps2,ay_mps2,az_mps2,lat_deg") && raw.count == 1 + 101)
    let uniform = lines(["--stage", "uniform", "--from", "10", "--to", "12"], log)
    #expect(uniform[0] == "time_s,ax_mps2,ay_mps2,az_mps2" && uniform.count == 1 + 101)
    #expect(uniform[1].hasPrefix("10.0000,") && uniform[101].hasPrefix("12.0000,"))
    let conditioned = lines(["--stage", "conditioned", "--to", "4"], log)
    #expect(conditioned[0] == "time_s,up_mps2,horizontal_x_mps2,horizontal_y_mps2,horizontal_z_mps2")
    #expect(conditioned.count == 1 + 201)
    let gravity = lines(["--stage", "gravity", "--to", "4"], log)
    #expect(gravity[0] == "time_s,gravity_x_mps2,gravity_y_mps2,gravity_z_mps2" && gravity.count == 1 + 201)
    let profile = lines(["--stage", "profile", "--from", "100", "--to", "110"], log)
    #expect(profile[0] == "distance_m,elevation_m,speed_mps" && profile.count == 1 + 81)
    #expect(profile[1].hasPrefix("100.000,") && profile[81].hasSuffix(",12.00000"))
  }

  @Test func `a plot has a panel for each column, with its spectrum where steps are equal`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 30))
    for (stage, panels) in [("raw", 4), ("uniform", 4), ("conditioned", 5), ("gravity", 4), ("profile", 3)] {
      let run = RoughnessRun(["signals", log, "--stage", stage, "--format", "svg"])
      #expect(run.exitStatus == 0, "\(run.standardError)")
      #expect(run.output.hasPrefix("<svg xmlns=") && run.output.hasSuffix("</svg>\n"))
      #expect(run.output.split(separator: "<clipPath").count - 1 == panels, "\(stage)")
      #expect(run.output.contains("power spectral density") == !["raw", "gravity"].contains(stage))
    }
    let nothing = RoughnessRun(["signals", log, "--stage", "raw", "--format", "svg", "--from", "900"])
    #expect(nothing.exitStatus == 65 && nothing.output.isEmpty)
  }

  @Test func `the profile's IRI is that of the segments`() throws {
    let log = folder.write("a.csv", SmallLog.text(seconds: 60))
    let roads = folder.write("roads.geojson", SmallLog.roads)
    for (name, format) in [("p.csv", "csv"), ("p.erd", "erd")] {
      let run = RoughnessRun(["signals", log, "--stage", "profile", "--format", format])
      #expect(run.exitStatus == 0, "\(run.standardError)")
      folder.write(name, run.standardOutput)
    }
    func iri(_ name: String) -> [Double] {
      let run = RoughnessRun(["iri", folder.path(name), "--csv", "--segment-length", "200"])
      #expect(run.exitStatus == 0, "\(run.standardError)")
      let rows = run.output.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      }
      guard let column = rows.first?.firstIndex(of: "iri"), let kind = rows.first?.firstIndex(of: "part")
      else {
        Issue.record("no column iri in \(run.output)")
        return []
      }
      return rows.dropFirst().filter { $0[kind] == "segment" }.compactMap { Double($0[column]) }
    }
    let (csv, erd) = (iri("p.csv"), iri("p.erd"))
    #expect(csv.count == 3 && erd.count == 3)
    guard csv.count == 3, erd.count == 3 else { return }
    for (a, b) in zip(csv, erd) { #expect(abs(a - b) < 0.02 * b) }
    let run = RoughnessRun(["analyze", log, "--roads", roads, "--output", folder.path("out"), "--quiet"])
    #expect(run.exitStatus == 0)
    let table = (folder.text("out/segments.csv") ?? "").split(separator: "\n").dropFirst()
    let cells = table.compactMap { line in
      Double(line.split(separator: ",", omittingEmptySubsequences: false)[6])
    }
    let mean = cells.reduce(0, +) / Double(cells.count)
    // The second and third 200 m lie wholly behind the run-up.
    #expect(abs((csv[1] + csv[2]) / 2 - mean) < 0.1 * mean)
  }

  @Test func `what can't be written is refused with its remedy`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 30))
    let raw = RoughnessRun(["signals", log, "--stage", "raw", "--format", "erd"])
    #expect(raw.exitStatus == 64 && raw.standardError.contains("uniform"))
    let rms = RoughnessRun(["signals", log, "--stage", "profile", "--estimator", "rms"])
    #expect(rms.exitStatus == 64 && rms.standardError.contains("inverse"))
    let empty = RoughnessRun(["signals", log, "--stage", "uniform", "--from", "900"])
    #expect(empty.exitStatus == 65 && empty.standardError.contains("--from"))
    var rows = SmallLog.text(seconds: 60).split(separator: "\n")
    rows.removeSubrange(1000..<1200)
    let holed = folder.write("holed.csv", rows.joined(separator: "\n") + "\n")
    let erd = RoughnessRun(["signals", holed, "--stage", "uniform", "--format", "erd"])
    #expect(erd.exitStatus == 65 && erd.standardError.contains("2 unbroken pieces"))
    let first = RoughnessRun(["signals", holed, "--stage", "uniform", "--format", "erd", "--to", "15"])
    #expect(first.exitStatus == 0 && first.output.hasPrefix("ERDFILEV2.00\n3, 751, -1, 1, 5, 0.02"))
  }
}
