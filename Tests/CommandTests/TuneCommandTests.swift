import TestSupport
import Testing

@Suite struct TuneCommandTests {
  private let folder = TemporaryFolder()

  @Test func `a search prints a table and leaves table, plot and best settings`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("a.csv", SmallLog.text(seconds: 80))
    let reference = (0..<11).reduce("road_id,direction,from_m,to_m,iri\n") {
      $0 + "007,forward,\($1 * 100),\($1 * 100 + 100),\(3 + $1 % 2)\n"
    }
    let options = [
      "tune", log, "--roads", roads, "--reference", folder.write("ref.csv", reference), "--folds",
      "block:300m",
      "--length", "50",
    ]
    let run = RoughnessRun(
      options + [
        "--vary", "inverse.highPassHertz=0.2…0.6", "--trials", "3", "--search", "grid", "--output",
        folder.path("out"),
      ])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.output.contains("3 settings tried") && run.output.contains("(as it was)"))
    let best = folder.text("out/best.json") ?? ""
    #expect(best.contains("\"inverse\": {\"highPassHertz\": 0."))
    #expect((folder.text("out/trials.csv") ?? "").split(separator: "\n").count == 4)
    #expect((folder.text("out/tuning.svg") ?? "").contains("<circle"))
    let unknown = RoughnessRun(options + ["--vary", "inverse.nothing=1…2"])
    #expect(unknown.exitStatus == 64 && unknown.standardError.contains("inverse.nothing"))
    let folds = RoughnessRun(options + ["--vary", "inverse.damping=5…20", "--folds", "month"])
    #expect(folds.exitStatus == 64)
  }
}
