import TestSupport
import Testing

@Suite struct MergeCommandTests {
  private let folder = TemporaryFolder()

  private func files(_ name: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in TestFiles.list(folder.path(name)) where !file.hasPrefix(".") {
      files[file] = folder.bytes(name + "/" + file)
    }
    return files
  }

  @Test func `settings may come through a pipe, which can be read once only`() {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("1.csv", SmallLog.text(seconds: 30))
    let settings = #"{"sections": {"lengthMeters": 50}}"#
    let whole = RoughnessRun([
      "analyze", log, "--roads", roads, "--config", folder.write("c.json", settings), "--records",
      folder.path("rec"), "--output", folder.path("whole"),
    ])
    #expect(whole.exitStatus == 0, "\(whole.standardError)")
    let merged = RoughnessRun(
      ["merge", folder.path("rec"), "--roads", roads, "--config", "-", "--output", folder.path("m")],
      input: Array(settings.utf8))
    #expect(merged.exitStatus == 0, "\(merged.standardError)")
    #expect(files("m") == files("whole"))
  }

  @Test func `merging records gives the bytes of one analysis, in any grouping`() throws {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let logs = (1...3).map { folder.write("\($0).csv", SmallLog.text(seed: UInt64($0), seconds: 30)) }
    let whole = RoughnessRun(
      ["analyze"] + logs + [
        "--roads", roads, "--records", folder.path("rec"), "--output", folder.path("whole"),
      ])
    #expect(whole.exitStatus == 0, "\(whole.standardError)")
    let single = RoughnessRun([
      "analyze", logs[2], "--roads", roads, "--records", folder.path("other"), "--output",
      folder.path("single"),
    ])
    #expect(single.exitStatus == 0)
    let expected = files("whole")
    #expect(expected.count == files("single").count && expected != files("single"))
    let names = TestFiles.list(folder.path("rec"))
    #expect(names.count == 3 && files("other").values.allSatisfy { files("rec").values.contains($0) })
    let groupings = [
      [folder.path("rec")], names.reversed().map { folder.path("rec/" + $0) },
      [folder.path("other"), folder.path("rec")],
    ]
    for (i, grouping) in groupings.enumerated() {
      let merged = RoughnessRun(["merge"] + grouping + ["--roads", roads, "--output", folder.path("m\(i)")])
      #expect(merged.exitStatus == 0, "\(merged.standardError)")
      #expect(files("m\(i)") == expected)
      #expect(merged.standardError.contains("given twice") == (i == 2))
    }
  }

  @Test func `records that don't go together or are damaged are refused, and nothing is written`() throws {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("a.csv", SmallLog.text(seconds: 20))
    for (name, options) in [("one", []), ("two", ["--estimator", "rms"])] {
      let run = RoughnessRun(
        ["analyze", log, "--roads", roads, "--records", folder.path(name), "--output", folder.path("out")]
          + options)
      #expect(run.exitStatus == 0, "\(run.standardError)")
    }
    let record = folder.path("one/" + TestFiles.list(folder.path("one"))[0])
    var bytes = try #require(TestFiles.read(record))
    bytes[bytes.count / 2] ^= 1
    let damaged = folder.write("damaged.runrecord", bytes)
    let cut = folder.write("cut.runrecord", Array(bytes[..<(bytes.count - 5)]))
    let elsewhere = folder.write(
      "elsewhere.geojson", SmallLog.roads.split(separator: "007").joined(separator: "008"))
    let cases: [(arguments: [String], status: Int32, says: String)] = [
      ([folder.path("one"), folder.path("two"), "--roads", roads], 65, "estimator: "),
      ([record, "--roads", roads, "--estimator", "rms"], 65, "estimator: "),
      ([damaged, "--roads", roads], 65, "damaged.runrecord: byte "),
      ([cut, "--roads", roads], 65, "bytes and has"), ([log, "--roads", roads], 65, "no run record"),
      ([record, "--roads", elsewhere], 65, "another ledger"),
      ([folder.path("none"), "--roads", roads], 66, "none"), ([record], 64, "--roads"),
    ]
    for (arguments, status, says) in cases {
      let run = RoughnessRun(["merge"] + arguments + ["--output", folder.path("merged")])
      #expect(run.exitStatus == status && run.standardError.contains(says), "\(run.standardError)")
      #expect(files("merged").isEmpty)
    }
    let seen = RoughnessRun(["inspect", record])
    #expect(seen.exitStatus == 0 && seen.output.contains("a run record") && seen.output.contains("road 007"))
    let broken = RoughnessRun(["inspect", damaged])
    #expect(broken.exitStatus == 65 && broken.output.contains("damaged"), "\(broken.output)")
    let bare = RoughnessRun(["analyze", log, "--records", folder.path("r"), "--output", folder.path("o")])
    #expect(bare.exitStatus == 64 && bare.standardError.contains("--records needs --roads"))
  }
}
