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

  @Test func `a preset is laid under the file, and an unknown one is refused with those that are known`() {
    let folder = TemporaryFolder()
    let file = folder.write("c.json", "{\"thresholds\": {\"classIII\": 4}}")
    let shown = RoughnessRun(["config", "--preset", "fhwa", "--config", file])
    #expect(shown.output.contains("\"classII\": 1.5,") && shown.output.contains("\"classIII\": 4,"))
    let cold = RoughnessRun(["config", "--preset", "japan-cold"])
    #expect(
      cold.output.contains("[\"11-15…04-30\"]") && cold.output.contains("\"utcOffsetMinutes\": 540,"))
    let wrong = RoughnessRun(["config", "--preset", "mars"])
    #expect(wrong.exitStatus == 64 && wrong.standardError.contains("japan, japan-cold, fhwa, world-bank"))
  }
}
