import TestSupport
import Testing

@Suite struct EvaluateCommandTests {
  private let folder = TemporaryFolder()

  private func segments(_ factor: Int = 110) -> String {
    var text = "log,vehicle,road_id,direction,from_m,to_m,iri_raw,iri,speed_kmh,coverage,excluded\n"
    for cell in 0..<40 {
      let value = Double((15 + (cell * 37) % 46) * factor) / 1000
      text += "a.csv,kei,007,forward,\(cell * 10).0,\(cell * 10 + 10).0,\(value),\(value),44.0,1.000,\n"
    }
    return text
  }

  private var reference: String {
    (0..<40).reduce("road_id,direction,from_m,to_m,iri\n") { text, cell in
      text + "007,forward,\(cell * 10),\(cell * 10 + 10),\(Double(15 + (cell * 37) % 46) / 10)\n"
    }
  }

  @Test func `segments beside a reference give text, JSON and files`() {
    let table = folder.write("segments.csv", segments())
    let truth = folder.write("ref.csv", reference)
    let run = RoughnessRun(["evaluate", table, "--reference", truth, "--output", folder.path("out")])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.output.contains("Runs, 20 m") && run.output.contains("10.0"))
    #expect(
      TestFiles.list(folder.path("out")).filter { !$0.hasPrefix(".") }.sorted()
        == ["evaluation.json", "manifest.json", "residuals.csv", "scatter.svg"])
    let json = RoughnessRun(["evaluate", table, "--reference", truth, "--json", "--align", "20"])
    #expect(json.exitStatus == 0 && json.output.contains("\"shift_m\": 0"))
    #expect(RoughnessRun(["evaluate", table, "--reference", truth, "--at-least", "0.999"]).exitStatus == 0)
    let noise = folder.write(
      "noise.csv", reference.replacing("007,forward,0,10,1.5", with: "007,forward,0,10,9"))
    #expect(RoughnessRun(["evaluate", table, "--reference", noise, "--at-least", "0.999"]).exitStatus == 3)
  }

  @Test(
    arguments: [
      ("x,y\n1,2\n", 65, "ref.csv:1:1"),
      ("road_id,direction,from_m,to_m,iri\n008,forward,0,10,2\n", 65, "008"),
      ("road_id,direction,from_m,to_m,iri\n007,forward,900,910,2\n", 65, "900-910"),
      ("road_id,direction,from_m,to_m,iri\n007,backward,0,10,2\n", 65, "backward"), (nil, 66, "cannot open"),
    ] as [(String?, Int32, String)])
  func `a reference that can't judge is refused with what to do`(text: String?, status: Int32, says: String) {
    let table = folder.write("segments.csv", segments())
    let truth = text.map { folder.write("ref.csv", $0) } ?? folder.path("ref.csv")
    let run = RoughnessRun(["evaluate", table, "--reference", truth])
    #expect(run.exitStatus == status && run.standardError.contains(says), "\(run.standardError)")
  }

  @Test func `a profile is compared with a profile`() {
    var random = SplitMix64(seed: 3)
    var (height, rows, louder) = (0.0, "x_m,elev_m\n", "x_m,elev_m\n")
    for i in 0..<1600 {
      height += 0.002 * (random.uniform() - 0.5)
      rows += "\(Double(i) / 4),\(height)\n"
      louder += "\(Double(i) / 4),\(1.2 * height)\n"
    }
    let run = RoughnessRun([
      "evaluate", folder.write("louder.csv", louder), "--reference", folder.write("true.csv", rows),
    ])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    // The whole signal is 1.2 times as large: the amplitudes' ratio is 1/1.2, errors are 20 %.
    #expect(run.output.contains("0.8333") && run.output.contains("mape 20.0 %"), "\(run.output)")
  }
}
