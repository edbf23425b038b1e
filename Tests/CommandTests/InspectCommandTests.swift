import TestSupport
import Testing

@Suite struct InspectCommandTests {
  private let folder = TemporaryFolder()

  @Test func `a log gets a verdict first, from a file, a pipe and a folder alike`() {
    let text = SmallLog.text(seconds: 30)
    let path = folder.write("logs/a.csv", text)
    let run = RoughnessRun(["inspect", path])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.output.hasPrefix("a.csv\n  usable: 0.3"))
    let pipe = RoughnessRun(["inspect", "-"], input: Array(text.utf8))
    #expect(pipe.output.hasPrefix("-\n  usable: 0.3"))
    folder.write("logs/b.csv", SmallLog.text(seed: 2, seconds: 30))
    let both = RoughnessRun(["inspect", folder.path("logs")])
    #expect(
      both.output.contains("a.csv\n") && both.output.contains("b.csv\n")
        && both.output.contains("2 logs: 2 usable"))
  }

  @Test func `exit codes say what became of the logs`() {
    let good = folder.write("good.csv", SmallLog.text(seconds: 30))
    let bad = folder.write("bad.csv", "t,ax,ay,lat,lon,speed\n1,2,3,4,5,6\n")
    #expect(RoughnessRun(["inspect", good, "--strict"]).exitStatus == 0)
    let down = folder.write("down.csv", SmallLog.text(seconds: 30, up: false))
    #expect(RoughnessRun(["inspect", down]).exitStatus == 0)
    #expect(RoughnessRun(["inspect", down, "--strict"]).exitStatus == 3)
    let refused = RoughnessRun(["inspect", good, bad])
    #expect(refused.exitStatus == 65 && refused.output.contains("not usable: bad.csv:1: missing column"))
    #expect(RoughnessRun(["inspect", folder.path("none.csv")]).exitStatus == 66)
    #expect(RoughnessRun(["inspect", good, "--threads", "0"]).exitStatus == 64)
  }

  @Test func `JSON has the same bytes whatever the threads, and no colours are written to a file`() {
    let logs = (1...3).map { folder.write("\($0).csv", SmallLog.text(seed: UInt64($0), seconds: 20)) }
    let one = RoughnessRun(["inspect", "--json", "--threads", "1"] + logs)
    let two = RoughnessRun(["inspect", "--json", "--threads", "2"] + logs)
    #expect(one.exitStatus == 0 && one.standardOutput == two.standardOutput)
    #expect(one.output.contains("\"rated_m\":"))
    #expect(!RoughnessRun(["inspect"] + logs).output.contains("\u{1B}"))
    #expect(RoughnessRun(["inspect", "--color", "always"] + logs).output.contains("\u{1B}[32m"))
  }

  @Test func `a result, a ledger and a profile are told apart from logs`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 30))
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let erd = folder.write("p.erd", "ERDFILEV2.00\n1, 2, -1, 1, 5, 0.25, -1,\n")
    #expect(
      RoughnessRun(["analyze", log, "--roads", roads, "--output", folder.path("out"), "--quiet"]).exitStatus
        == 0)
    let records = folder.path("records")
    #expect(
      RoughnessRun(
        ["analyze", log, "--roads", roads, "--records", records, "--output", folder.path("out2"), "--quiet"]
      ).exitStatus == 0)
    let record = records + "/" + (TestFiles.list(records).first { $0.hasSuffix(".runrecord") } ?? "")
    let known = RoughnessRun(["inspect", record])
    #expect(
      known.exitStatus == 0 && known.output.contains("a run record") && known.output.contains("a.csv"))
    folder.write("cut.runrecord", Array((TestFiles.read(record) ?? []).prefix(200)))
    #expect(RoughnessRun(["inspect", folder.path("cut.runrecord")]).exitStatus == 65)
    let run = RoughnessRun(["inspect", folder.path("out"), roads, erd])
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(run.output.contains("a result of roughness") && run.output.contains("1 logs"))
    #expect(run.output.contains("--roads") && run.output.contains("roughness iri"))
    folder.write("out/ranking.csv", "changed")
    let torn = RoughnessRun(["inspect", folder.path("out")])
    #expect(torn.exitStatus == 65 && torn.output.contains("not whole"))
  }
}
