import TestSupport
import Testing

@testable import roughness

/// What the program does for those who type: slips, summaries for programs, silence where nobody watches.
@Suite struct TerminalTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [
    (["analyse", "x"], "did you mean 'analyze'?"), (["config", "--preset", "japn"], "did you mean 'japan'?"),
    (["config", "--estimator", "invrse"], "did you mean 'inverse'?"), (["banana"], "is no command; known:"),
  ])
  func `a slip is answered with what was meant`(arguments: [String], says: String) {
    let run = RoughnessRun(arguments)
    #expect(run.exitStatus == 64 && run.standardError.contains(says), "\(run.standardError)")
  }

  @Test func `commands and options are no unknown words`() {
    for arguments in [[], ["--help"], ["--version"], ["help", "rank"], ["rank", "x"], ["--", "x"]] {
      #expect(Roughness.unknownCommand(arguments) == nil, "\(arguments)")
    }
  }

  @Test func `colours where they are asked for, bars along the road, and nothing where silence is`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("1.csv", SmallLog.text(seed: 1, seconds: 60))
    func run(_ options: [String]) -> RoughnessRun {
      RoughnessRun(
        ["analyze", log, "--roads", roads, "--section-length", "20", "--output", folder.path("out")] + options
      )
    }
    let (plain, painted) = (run([]), run(["--color", "always"]))
    #expect(!plain.output.contains("\u{1B}") && plain.output.contains("Along the roads"), "\(plain.output)")
    #expect(painted.output.contains("\u{1B}[33mUNCALIBRATED") && painted.output.contains("\u{1B}[1mWorst"))
    #expect(run(["--color", "never", "--quiet"]).output.isEmpty)
    let ranked = RoughnessRun(["rank", folder.path("out"), "--color", "always"])
    #expect(ranked.output.contains("\u{1B}[1mWorst"))
  }

  @Test func `settings and keys of a project are answered alike`() {
    let settings = folder.write("c.json", "{sections: {lenghtMeters: 20}}")
    let config = RoughnessRun(["config", "--config", settings])
    #expect(config.standardError.contains("did you mean 'lengthMeters'?"), "\(config.standardError)")
    let project = RoughnessRun(["update", folder.write("project.json", "{raods: 'r.geojson'}")])
    #expect(project.standardError.contains("did you mean 'roads'?"), "\(project.standardError)")
  }

  @Test func `the summary as JSON is all that standard output gets, and no bar where nobody watches`() throws
  {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let logs = (1...2).map { folder.write("\($0).csv", SmallLog.text(seed: UInt64($0), seconds: 30)) }
    let run = RoughnessRun(
      ["analyze"] + logs + ["--roads", roads, "--output", folder.path("out"), "--json"])
    #expect(
      run.exitStatus == 0 && run.output.hasPrefix("{") && run.output.contains("\"logs\": 2"), "\(run.output)")
    #expect(!run.standardError.contains("\u{1B}") && !run.standardError.contains("logs "))
  }
}
