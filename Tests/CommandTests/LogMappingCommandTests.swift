import TestSupport
import Testing

/// Mapping files and file names as a user meets them.
@Suite struct LogMappingCommandTests {
  private let folder = TemporaryFolder()

  private static let mapping = """
    // Box 7
    {
      "recorder": "Box 7",
      "columns": [
        { "column": "T", "quantity": "time" }, { "column": "P", "quantity": "ax", "unit": "m/s²" },
        { "column": "Q", "quantity": "ay", "unit": "m/s²" }, { "column": "R", "quantity": "az", "unit": "m/s²" },
        { "column": "N", "quantity": "latitude" }, { "column": "E", "quantity": "longitude" },
        { "column": "V", "quantity": "speed", "unit": "m/s" }, { "column": "H", "quantity": "heading" },
      ],
    }
    """

  private func foreignLog() -> String {
    let text = SmallLog.text(seconds: 20)
    return "T,P,Q,R,N,E,V,H\n" + text[text.index(after: text.firstIndex(of: "\n") ?? text.startIndex)...]
  }

  private func analyze(_ log: String, _ options: [String] = []) -> RoughnessRun {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    return RoughnessRun(["analyze", log, "--roads", roads, "--output", "-"] + options)
  }

  @Test func `a log that no reader knows gives the same map by its mapping`() {
    let plain = analyze(folder.write("a.csv", SmallLog.text(seconds: 20)))
    let log = folder.write("b.csv", foreignLog())
    let refused = analyze(log)
    #expect(refused.exitStatus == 65 && refused.standardError.contains("--mapping"))
    let mapped = analyze(log, ["--mapping", folder.write("box.json", Self.mapping)])
    #expect(mapped.exitStatus == 0, "\(mapped.standardError)")
    #expect(mapped.standardOutput == plain.standardOutput && mapped.output.contains("\"iri\":"))
  }

  @Test func `a mapping for another log is refused with clear words`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 20))
    let run = analyze(log, ["--mapping", folder.write("box.json", Self.mapping)])
    #expect(run.exitStatus == 65)
    #expect(run.standardError.contains("a.csv:1: the mapping “Box 7” is not for this log"))
  }

  @Test func `a mapping file that is not understood is a usage error with line and path`() {
    let log = folder.write("b.csv", foreignLog())
    let wrong = Self.mapping.replacing(
      "\"unit\": \"m/s²\" }, { \"column\": \"R\"", with: "\"units\": 1 }, { \"column\": \"R\"")
    let run = analyze(log, ["--mapping", folder.write("box.json", wrong)])
    #expect(run.exitStatus == 64)
    #expect(run.standardError.contains("box.json:6: columns[3].units: no such key"), "\(run.standardError)")
    let missing = analyze(log, ["--mapping", folder.path("none.json")])
    #expect(missing.exitStatus == 66 && missing.standardError.contains("no such file"))
  }

  @Test func `inspect writes what it recognised, and it reads the same when given back`() {
    let log = folder.write("a.csv", SmallLog.text(seconds: 20))
    let file = folder.path("guess.json")
    let inspect = RoughnessRun(["inspect", log, "--write-mapping", file, "--quiet"])
    #expect(inspect.exitStatus == 0, "\(inspect.standardError)")
    #expect(folder.text("guess.json")?.contains("\"quantity\": \"az\"") == true)
    #expect(analyze(log, ["--mapping", file]).standardOutput == analyze(log).standardOutput)
    // An earlier mapping is replaced, another file is not.
    #expect(RoughnessRun(["inspect", log, "--write-mapping", file]).exitStatus == 0)
    let refused = RoughnessRun(["inspect", log, "--write-mapping", log])
    #expect(refused.exitStatus == 73 && folder.text("a.csv") == SmallLog.text(seconds: 20))
  }

  @Test func `a zip is refused with the advice to unpack it`() {
    let run = analyze(
      folder.write("a.zip.csv", [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 7, count: 100)))
    #expect(run.exitStatus == 65 && run.standardError.contains("unpack"))
  }

  @Test func `a name that is not UTF-8 is found and shown by its bytes`() {
    let plain = analyze(folder.write("a.csv", SmallLog.text(seconds: 20)))
    let name = Array("dr\u{0}ve.csv".utf8).map { $0 == 0 ? 0xEF : $0 }
    let path = Array((folder.path + "/").utf8) + name
    TestFiles.write(Array(SmallLog.text(seconds: 20).utf8), at: path)
    defer { TestFiles.remove(at: path) }
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let run = RoughnessRun(["analyze", "--roads", roads, "--output", folder.path("out")], lastArgument: path)
    #expect(run.exitStatus == 0, "\(run.standardError)")
    #expect(folder.text("out/sections.geojson") == plain.output)
    #expect(folder.text("out/runs.csv")?.contains("dr\\xEFve.csv") == true)
    let missing = RoughnessRun(["analyze", "--output", folder.path("o")], lastArgument: path + [0xFF])
    #expect(missing.exitStatus == 66 && missing.standardError.contains("dr\\xEFve.csv\\xFF"))
  }
}
