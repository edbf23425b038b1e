import RoadReports
import TestSupport
import Testing

@Suite struct UpdateCommandTests {
  private let folder = TemporaryFolder()

  private func files(_ name: String) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in TestFiles.list(folder.path(name)) where !file.hasPrefix(".") {
      files[file] = folder.bytes(name + "/" + file)
    }
    // The page of update also says what changed since last time; the manifest holds the page's hash.
    files["manifest.json"] = nil
    files["report.html"] = files["report.html"].map { page in
      let text = String(decoding: page, as: UTF8.self)
      guard let start = text.firstRange(of: "\"changes\":{"),
        let end = text[start.upperBound...].firstRange(of: "\"thresholds\":")
      else { return page }
      return Array((text[..<start.lowerBound] + text[end.lowerBound...]).utf8)
    }
    return files
  }

  private func log(_ number: Int) {
    _ = folder.write("logs/\(number).csv", SmallLog.text(seed: UInt64(number), seconds: 30))
  }

  private func analyze() -> [String: [UInt8]] {
    let run = RoughnessRun([
      "analyze", folder.path("logs"), "--roads", folder.path("roads.geojson"), "--utc-offset", "+09:00",
      "--output", folder.path("whole"),
    ])
    #expect(run.exitStatus == 0 || run.exitStatus == 65, "\(run.standardError)")
    return files("whole")
  }

  @Test func `week by week the result is that of all logs, and only new logs are worked through`() {
    _ = folder.write("roads.geojson", SmallLog.roads)
    _ = folder.write("project.json", "{ \"utcOffset\": \"+09:00\", } // paths as by default")
    (1...2).forEach(log)
    let first = RoughnessRun(["update", folder.path("")])
    #expect(first.exitStatus == 0, "\(first.standardError)")
    #expect(first.output.contains("Logs: 2 new, 0 known, 0 refused") && first.output.contains("first list"))
    #expect(files("result") == analyze())

    log(3)
    _ = folder.write("logs/broken.csv", "no log at all\n")
    let second = RoughnessRun(["update"], in: folder.path(""))
    #expect(second.exitStatus == 65 && second.standardError.contains("refused broken.csv"))
    #expect(second.output.contains("Logs: 1 new, 2 known, 1 refused\n  new: 3.csv"), "\(second.output)")
    #expect(second.output.contains("Since last time:"))
    #expect(files("result") == analyze())

    // Written anew with the same bytes: known by its content. Gone: no longer counted.
    log(2)
    TestFiles.remove(folder.path("logs/broken.csv"))
    TestFiles.remove(folder.path("logs/1.csv"))
    let third = RoughnessRun(["update", folder.path("project.json")])
    #expect(third.exitStatus == 0 && third.output.contains("Logs: 0 new, 2 known, 0 refused"))
    #expect(files("result") == analyze())

    // Settings that act later need no log; those that act before need all.
    _ = folder.write("project.json", "{utcOffset: '+09:00', settings: {thresholds: {classII: 2.9}}}")
    let later = RoughnessRun(["update", folder.path("")])
    #expect(later.exitStatus == 0 && later.output.contains("0 new, 2 known"), "\(later.standardError)")
    _ = folder.write("project.json", "{utcOffset: '+09:00', settings: {estimator: 'rms'}}")
    let earlier = RoughnessRun(["update", folder.path(""), "--quiet"])
    #expect(earlier.exitStatus == 0 && earlier.output.isEmpty, "\(earlier.standardError)")
    let again = RoughnessRun(["update", folder.path("")])
    #expect(again.output.contains("0 new, 2 known") && again.output.contains("The list is as it was."))
  }

  @Test func `the page says what changed since last time`() throws {
    _ = folder.write("roads.geojson", SmallLog.roads)
    _ = folder.write("project.json", "{ \"language\": \"ja\" }")
    log(1)
    let first = RoughnessRun(["update", folder.path("")])
    #expect(first.exitStatus == 0 && first.output.contains("初回の順位表"), "\(first.output)")
    #expect(try #require(folder.text("result/report.html")).contains("\"changes\":{\"is_first\":true"))
    #expect(first.output.contains("悪い順に") || first.output.contains("最も悪い区間"))
    log(2)
    let second = RoughnessRun(["update", folder.path("")])
    #expect(second.output.contains("前回からの変化："))
    #expect(try #require(folder.text("result/report.html")).contains("\"changes\":{\"is_first\":false"))
  }

  @Test func `a week without a usable log is told as JSON where that was asked for`() throws {
    _ = folder.write("roads.geojson", SmallLog.roads)
    _ = folder.write("project.json", "{}")
    _ = folder.write("logs/bad.csv", "what,is\nthis,here\n")
    let run = RoughnessRun(["update", folder.path(""), "--json"])
    #expect(run.exitStatus == 65)
    let json = try JSONValue.parse(run.standardOutput, file: "summary")
    #expect(
      json["refused"]?.array?.count == 1 && json["logs"]?.number == 0 && json["known_logs"]?.number == 0)
  }

  @Test func `init writes a commented project and asks nothing; it never replaces one`() {
    let made = RoughnessRun(["update", "--init"], in: folder.path(""))
    #expect(made.exitStatus == 0 && folder.text("project.json")?.contains("// ") == true)
    let again = RoughnessRun(["update", "--init", folder.path("")])
    #expect(again.exitStatus == 73 && again.standardError.contains("already"))
    // The template as it stands: its roads and logs are missing, and that is said.
    let run = RoughnessRun(["update"], in: folder.path(""))
    #expect(run.exitStatus == 66 && run.standardError.contains("logs"), "\(run.standardError)")
  }

  @Test func `what is wrong with a project is said with its key`() {
    let none = RoughnessRun(["update", folder.path("none")])
    #expect(none.exitStatus == 66 && none.standardError.contains("--init"))
    for (text, says) in [
      ("{road: 1}", "road: no such key"), ("{preset: 'mars'}", "preset: 'mars'"),
      ("{settings: {sections: {size: 1}}}", "settings: sections.size"),
      ("{utcOffset: '9'}", "utcOffset: '9'"), ("{language: 'fr'}", "language: 'fr'"),
    ] {
      let run = RoughnessRun(["update", folder.write("project.json", text)])
      #expect(
        run.exitStatus == 64 && run.standardError.contains("project.json: \(says)"), "\(run.standardError)")
    }
  }
}
