import RoadReports
import TestSupport
import Testing

@Suite struct ManifestTests {
  @Test func `the manifest is the contract's, without place and time`() throws {
    let scratch = TemporaryFolder()
    var folder = try ResultFolder.prepare(path: scratch.path("r"), force: false, inputs: [])
    try folder.write("runs.csv") { (sink: inout ByteSink) throws(ReportError) in try sink.write("abc") }
    let manifest = Manifest(
      version: "0.1.0",
      configuration: .object([
        JSONMember("sectionLengthMeters", .number(100)),
        JSONMember("inverse", .object([JSONMember("highPassHertz", .number(0.15))])),
      ]),
      inputs: [.init(name: "logs/a.csv", sha256: String(repeating: "0", count: 64), bytes: 12)],
      counts: [.init("logs", 1), .init("sections", 0)], calibrated: false,
      runs: [.init(log: "logs/a.csv", estimator: "inverse")])
    try folder.commit(manifest)
    assertSnapshot(scratch.text("r/manifest.json") ?? "", named: "manifest.json")
  }
}
