import Foundation
import RoadFindings
import Testing

@testable import DriveLogs

@Suite struct MappedFolderTests {
  @Test(arguments: [
    ("*.csv", "A.CSV", true), ("acc*", "Accelerometer 2.csv", true), ("*acc*", "my_acc", true),
    ("a?c", "abc", true),
    ("a?c", "ac", false), ("*b", "abc", false), ("", "", true), ("*", "", true), ("a*b*c", "aXbYbZc", true),
    ("a*b*c", "aXcYb", false), ("加速度*", "加速度.csv", true),
  ]) func `patterns of file names`(pattern: String, name: String, matches: Bool) {
    #expect(FilePattern(pattern).matches(Array(name.utf8)) == matches)
  }

  @Test func `a pattern that could take for ever does not`() {
    let name = [UInt8](repeating: UInt8(ascii: "a"), count: 255)
    #expect(!FilePattern(String(repeating: "*a", count: 60) + "b").matches(name))
  }

  private static let mapping = """
    { "recorder": "Box", "files": [
      { "file": "m*.csv", "columns": [{ "column": 1, "quantity": "time", "unit": "s" },
        { "column": "x", "quantity": "ax" }, { "column": "y", "quantity": "ay" }, { "column": "z", "quantity": "az" }] },
      { "file": "g*.csv", "columns": [{ "column": 1, "quantity": "time", "unit": "s" },
        { "column": 2, "quantity": "latitude" }, { "column": 3, "quantity": "longitude" }] },
      { "file": "v*.csv", "columns": [{ "column": 1, "quantity": "time", "unit": "s" },
        { "column": "x", "quantity": "gravity_x" }, { "column": "y", "quantity": "gravity_y" },
        { "column": "z", "quantity": "gravity_z" }] } ] }
    """

  private func files(z: Double, gravity: Double?) -> [String: String] {
    func rows(_ z: Double) -> String {
      "t,x,y,z\n" + (0..<100).map { "\(Double($0) / 100),0,0,\(z)\n" }.joined()
    }
    var files = ["motion.csv": rows(z), "gps.csv": "t,a,b\n0,43.8,143\n1,43.80001,143\n"]
    if let gravity { files["v.csv"] = rows(gravity) }
    return files
  }

  @Test(arguments: [(9.75, nil), (0.5, 9.25)] as [(Double, Double?)])
  func `gravity in a file of its own is added`(z: Double, gravity: Double?) throws {
    let logs = try TemporaryLogs(files(z: z, gravity: gravity))
    var options = LogReadingOptions()
    options.mapping = try LogMapping.parse(Self.mapping.utf8, name: "m")
    let (sink, _) = try logs.read(options: options)
    #expect(sink.az.allSatisfy { $0 == 9.75 } && sink.az.count == 100 && sink.fixes.count == 2)
    #expect(sink.description?.hasGravity == true && sink.description?.format == "Box" && sink.doubts.isEmpty)
  }

  @Test func `a folder or file that is not meant is refused with what was expected`() throws {
    var options = LogReadingOptions()
    options.mapping = try LogMapping.parse(Self.mapping.utf8, name: "m")
    let logs = try TemporaryLogs(["motion.csv": "t,x,y,z\n"])
    let folder = #expect(throws: DriveLogError.self) { try logs.read(options: options) }
    #expect(folder?.finding.text.contains("the files m*.csv, g*.csv, v*.csv were expected") == true)
    let file = #expect(throws: DriveLogError.self) { try logs.read("motion.csv", options: options) }
    #expect(file?.finding.text.contains("give the folder") == true)
    // Without a mapping that knows it as one, a folder is looked through.
    #expect(try LogSource.discover([logs.folder.path], mapping: options.mapping).map(\.kind) == [.file])
  }
}
