import TestSupport
import Testing

@Suite struct RoughnessRunTests {
  @Test func `the program says its version`() {
    let run = RoughnessRun(["--version"])
    #expect(run.exitStatus == 0)
    #expect(run.output.split(separator: ".").count == 3)
    #expect(run.standardError.isEmpty)
  }

  @Test func `an unknown command is a mistake of usage`() {
    let scratch = TemporaryFolder()
    let run = RoughnessRun(["no-such-command"], in: scratch.path)
    #expect(run.exitStatus == 64)
    #expect(!run.standardError.isEmpty)
    #expect(run.standardOutput.isEmpty)
  }
}
