import RoadReports
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct ResultFolderTests {
  private let manifest = Manifest(
    version: "1", configuration: .object([]), inputs: [], counts: [.init("logs", 2)], calibrated: false)

  private func run(
    _ path: String, _ files: [String: String], force: Bool = false, inputs: [String] = []
  ) throws {
    var folder = try ResultFolder.prepare(path: path, force: force, inputs: inputs)
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try folder.write(name) { (sink: inout ByteSink) throws(ReportError) in try sink.write(text) }
    }
    try folder.commit(manifest)
  }

  private func status(_ body: () throws -> Void) -> Int32? {
    do {
      try body()
      return nil
    } catch {
      return (error as? ReportError)?.exitStatus ?? -1
    }
  }

  @Test func `a result is whole, twice the same, and checks out`() throws {
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    try run(path + "/", ["runs.csv": "abc", "ranking.csv": "x\n"])
    let first = scratch.bytes("result/manifest.json")
    try run(path, ["runs.csv": "abc", "ranking.csv": "x\n"])
    #expect(first == scratch.bytes("result/manifest.json"))
    #expect(
      TestFiles.list(path) == [".roughness.lock", "manifest.json", "ranking.csv", "runs.csv"])
    let whole = try WholeResult.open(path: path)
    #expect(whole.files == ["ranking.csv", "runs.csv"])
    // SHA-256 of "abc", FIPS 180-2 appendix B.1.
    #expect(
      whole.manifest["files"]?.array?[1]["sha256"]
        == .string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"))
    scratch.write("result/runs.csv", "abd")
    #expect(status { _ = try WholeResult.open(path: path) } == 65)
  }

  @Test func `stale files go, foreign and edited ones stay`() throws {
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    try run(path, ["runs.csv": "a", "roads.geojson": "b", "findings.csv": "c"])
    scratch.write("result/notes.txt", "mine")
    scratch.write("result/findings.csv", "edited")
    try run(path, ["runs.csv": "a2"])
    #expect(
      TestFiles.list(path) == [".roughness.lock", "findings.csv", "manifest.json", "notes.txt", "runs.csv"])
    #expect(scratch.text("result/runs.csv") == "a2")
  }

  @Test func `a file of our name that is not ours needs force`() throws {
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    scratch.write("result/ranking.csv", "mine")
    #expect(status { try run(path, ["runs.csv": "a"]) } == 73)
    #expect(TestFiles.list(path).filter { !$0.hasPrefix(".roughness.lock") } == ["ranking.csv"])
    scratch.write(
      "result/manifest.json", "{\"tool\":{\"name\":\"other\"},\"files\":[{\"name\":\"ranking.csv\"}]}")
    #expect(status { try run(path, ["runs.csv": "a"]) } == 73)
    try run(path, ["ranking.csv": "ours"], force: true)
    #expect(scratch.text("result/ranking.csv") == "ours")
  }

  @Test func `links are never written through`() throws {
    let scratch = TemporaryFolder()
    scratch.write("real/keep.txt", "k")
    symlink("real", scratch.path("link"))
    #expect(status { try run(scratch.path("link"), ["runs.csv": "a"]) } == 73)
    #expect(status { try run(scratch.path("link/"), ["runs.csv": "a"]) } == 73)
    scratch.write("target.csv", "precious")
    scratch.write("result/x", "x")
    symlink("../target.csv", scratch.path("result/runs.csv"))
    #expect(status { try run(scratch.path("result"), ["runs.csv": "a"]) } == 73)
    try run(scratch.path("result"), ["runs.csv": "a"], force: true)
    #expect(scratch.text("target.csv") == "precious")
    #expect(scratch.text("result/runs.csv") == "a")
  }

  @Test func `a place that can't hold a folder is said before the work`() {
    let scratch = TemporaryFolder()
    scratch.write("file", "x")
    for path in ["missing/result", "file/result", "file", ""] {
      #expect(status { try run(path.isEmpty ? "" : scratch.path(path), [:]) } == 73, "\(path)")
    }
    mkdir(scratch.path("result"), 0o777)
    mkdir(scratch.path("result/ranking.csv"), 0o777)
    #expect(status { try run(scratch.path("result"), [:], force: true) } == 73)
  }

  @Test func `an output that is an input is refused`() throws {
    let scratch = TemporaryFolder()
    scratch.write("logs/a.csv", "x")
    #expect(status { try run(scratch.path("logs"), [:], inputs: [scratch.path("logs/")]) } == 64)
    scratch.write("logs/roads.geojson", "x")
    #expect(
      status { try run(scratch.path("logs"), [:], force: true, inputs: [scratch.path("logs/roads.geojson")]) }
        == 64)
  }

  @Test func `two runs can't write one folder`() throws {
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    let first = try ResultFolder.prepare(path: path, force: false, inputs: [])
    #expect(status { _ = try ResultFolder.prepare(path: path, force: true, inputs: []) } == 73)
    try first.commit(manifest)
    #expect(scratch.text("result/manifest.json") != nil)
  }

  @Test func `a run that ends early leaves the old result and nothing of its own`() throws {
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    do {
      var folder = try ResultFolder.prepare(path: path, force: false, inputs: [])
      try folder.write("runs.csv") { (sink: inout ByteSink) throws(ReportError) in try sink.write("x") }
    }
    #expect(scratch.names() == [])
    try run(path, ["runs.csv": "old"])
    let before = TestFiles.list(path)
    do {
      var folder = try ResultFolder.prepare(path: path, force: false, inputs: [])
      try folder.write("runs.csv") { (sink: inout ByteSink) throws(ReportError) in try sink.write("new") }
      let cleanup = folder.cleanup
      #expect(TestFiles.list(path).contains(".roughness-staged-runs.csv"))
      cleanup.run()
      #expect(TestFiles.list(path) == before)
    }
    #expect(TestFiles.list(path) == before)
    #expect(scratch.text("result/runs.csv") == "old")
  }

  @Test func `a full disk keeps the old result`() throws {
    // The device that is always full stands in for the disk.
    #expect {
      var sink = ByteSink(descriptor: open("/dev/full", O_WRONLY), path: "full")
      try sink.write("x")
      try sink.flush()
    } throws: {
      ($0 as? ReportError)?.exitStatus == 74
    }
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    try run(path, ["runs.csv": "old"])
    let result = status {
      var folder = try ResultFolder.prepare(path: path, force: false, inputs: [])
      try folder.write("runs.csv") { (sink: inout ByteSink) throws(ReportError) in
        try sink.write("new")
        throw .inputOutput(path: "runs.csv", reason: "No space left on device")
      }
    }
    #expect(result == 74)
    #expect(scratch.text("result/runs.csv") == "old")
    #expect(throws: Never.self) { try WholeResult.open(path: path) }
  }

  @Test func `a run killed while renaming is known as torn, and the next one mends it`() throws {
    let scratch = TemporaryFolder()
    let path = scratch.path("result")
    try run(path, ["runs.csv": "new", "ranking.csv": "new"])
    let manifest = try #require(scratch.text("result/manifest.json"))
    // The state after the first rename of a very first run: one file stands, the manifest is still staged.
    unlink(path + "/manifest.json")
    unlink(path + "/ranking.csv")
    scratch.write("result/.roughness-staged-manifest.json", manifest)
    #expect(status { _ = try WholeResult.open(path: path) } == 66)
    try run(path, ["runs.csv": "newer"])
    #expect(try WholeResult.open(path: path).files == ["runs.csv"])
  }
}
