import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct LogDiscoveryTests {
  private static let phyphox = [
    "Accelerometer.csv": "\"Time (s)\",\"X (m/s^2)\",\"Y (m/s^2)\",\"Z (m/s^2)\"\n0,0,0,9.8\n",
    "Location.csv": "\"Time (s)\",\"Latitude (°)\",\"Longitude (°)\"\n0,47,17\n",
  ]

  private func names(_ files: [String: String]) throws -> [String] {
    let logs = try TemporaryLogs(files)
    return try LogSource.discover([logs.folder.path]).map(\.name)
  }

  @Test func `a folder is looked through to the bottom and sorted`() throws {
    let found = try names([
      "b.csv": "x", "a/z.csv.gz": "x", "a/b/c.VBO": "x", "notes.md": "x", ".hidden.csv": "x",
    ])
    #expect(found == ["a/b/c.VBO", "a/z.csv.gz", "b.csv"])
  }

  @Test func `an export folder is one log, wherever it lies`() throws {
    var files = ["other.csv": "x"]
    for (name, text) in Self.phyphox { files["ride 1/" + name] = text }
    #expect(try names(files) == ["other.csv", "ride 1"])
    let logs = try TemporaryLogs(Self.phyphox)
    let found = try LogSource.discover([logs.folder.path + "/"])
    #expect(found.map(\.kind) == [.exportFolder] && logs.folder.path.hasSuffix("/" + found[0].name))
  }

  @Test func `folders with our own results are skipped`() throws {
    let found = try names([
      "out/manifest.json": "{}", "out/sections.geojson": "{}", "out/runs.csv": "x", "a.csv": "x",
    ])
    #expect(found == ["a.csv"])
  }

  @Test func `a folder without logs says what was looked for`() throws {
    let logs = try TemporaryLogs(["notes.md": "x"])
    #expect {
      try LogSource.discover([logs.folder.path])
    } throws: { error in
      let error = error as? DriveLogError
      return error?.exit == .noInput && error?.finding.text.contains("*.csv") == true
    }
  }

  @Test func `a link in a circle ends and a dangling one is no log`() throws {
    let logs = try TemporaryLogs(["a/x.csv": "x"])
    try FileManager.default.createSymbolicLink(
      at: logs.folder.appending(path: "a/up"), withDestinationURL: logs.folder)
    try FileManager.default.createSymbolicLink(
      at: logs.folder.appending(path: "a/gone.csv"),
      withDestinationURL: logs.folder.appending(path: "nowhere"))
    #expect(try LogSource.discover([logs.folder.path]).map(\.name) == ["a/x.csv"])
  }

  @Test func `names that would be the same are told apart`() throws {
    let a = try TemporaryLogs(["x.csv": "x"])
    let b = try TemporaryLogs(["x.csv": "x"])
    let found = try LogSource.discover([a.folder.path, b.folder.path]).map(\.name)
    #expect(found == [a.folder.path + "/x.csv", b.folder.path + "/x.csv"])
  }

  @Test func `standard input and control characters in names`() throws {
    #expect(try LogSource.discover(["-"]).map(\.kind) == [.standardInput])
    let logs = try TemporaryLogs(["a\u{1B}[2Jb.csv": "x"])
    #expect(try LogSource.discover([logs.folder.path]).map(\.name) == ["a\\u{1b}[2Jb.csv"])
  }
}
