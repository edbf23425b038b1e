import RoadReports
import TestSupport
import Testing

/// The files that users write and that lists of settings are, beside their descriptions in `Schemas`.
@Suite struct GivenJSONTests {
  private let folder = TemporaryFolder()

  private func run(_ arguments: [String]) -> [UInt8] { DescribedJSON.run(arguments) }

  private func check(_ bytes: [UInt8]?, by name: String) throws { try DescribedJSON.check(bytes, by: name) }

  /// JSON without comments and trailing commas.
  private func plain(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var (isText, isComment, i) = (false, false, 0)
    while i < bytes.count {
      let byte = bytes[i]
      if isComment {
        isComment = byte != UInt8(ascii: "\n")
      } else if isText {
        out.append(byte)
        if byte == UInt8(ascii: "\\") {
          i += 1
          out.append(bytes[i])
        }
        isText = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "/") {
        isComment = true
      } else {
        if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
          while let last = out.last, last == 0x20 || last == 0x0A { out.removeLast() }
          if out.last == UInt8(ascii: ",") { out.removeLast() }
        }
        isText = byte == UInt8(ascii: "\"")
        out.append(byte)
      }
      i += 1
    }
    return out
  }

  @Test func `settings, a project and mappings are as described`() throws {
    try check(run(["config", "--json"]), by: "settings")
    _ = run(["update", "--init", folder.path("project.json")])
    try check(plain(try #require(folder.bytes("project.json"))), by: "project")
    let log = folder.write("1.csv", SmallLog.text(seed: 1, seconds: 30))
    _ = run(["inspect", log, "--write-mapping", folder.path("m.json"), "--quiet"])
    try check(plain(try #require(folder.bytes("m.json"))), by: "mapping")
    let samples = JSONSchema.folder + "/../SampleData"
    for name in TestFiles.list(samples + "/mappings") {
      try check(plain(try #require(TestFiles.read(samples + "/mappings/" + name))), by: "mapping")
    }
    try check(TestFiles.read(samples + "/simulation.json"), by: "simulation")
  }
}
