import TestSupport
import Testing

@Suite struct ConfigCommandTests {
  @Test func `what is printed is a configuration file with a comment on every setting`() {
    let folder = TemporaryFolder()
    let shown = RoughnessRun(["config", "--section-length", "20", "--utc-offset", "+09:00"])
    #expect(shown.exitStatus == 0)
    #expect(
      shown.output.contains("\"lengthMeters\": 20,") && shown.output.contains("\"utcOffsetMinutes\": 540,"))
    let uncommented = shown.output.split(separator: "\n").filter { $0.contains(":") && !$0.contains("{") }
      .filter { !$0.contains("// ") || $0.hasSuffix("// ") }
    #expect(uncommented == [])
    let again = RoughnessRun(["config", "--config", folder.write("c.json", shown.output)])
    #expect(again.output == shown.output)
  }

  @Test func `an unknown setting is refused with its path`() {
    let folder = TemporaryFolder()
    let run = RoughnessRun(["config", "--config", folder.write("c.json", "{\"sections\": {\"size\": 3}}")])
    #expect(run.exitStatus == 64)
    #expect(run.standardError.contains("sections.size") && run.standardError.contains("lengthMeters"))
  }
}
