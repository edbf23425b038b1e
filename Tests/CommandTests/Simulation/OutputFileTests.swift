import Foundation
import RoadReports
import TestSupport
import Testing

@testable import roughness

@Suite struct OutputFileTests {
  private let folder = TemporaryFolder()

  @Test func `a file has its name only when it is whole, and the old one stays until then`() throws {
    let path = folder.write("a.csv", "old")
    let file = try OutputFile(path: path)
    try file.write(Array("new".utf8))
    #expect(folder.text("a.csv") == "old" && TestFiles.list(folder.path).count == 2)
    try file.close()
    #expect(folder.text("a.csv") == "new" && TestFiles.list(folder.path) == ["a.csv"])
  }

  @Test func `what is not ended leaves nothing`() throws {
    do {
      let file = try OutputFile(path: folder.path("b.csv"))
      try file.write([1, 2, 3])
    }
    #expect(TestFiles.list(folder.path).isEmpty)
  }

  @Test func `unfinished files of this process go, all others stay`() throws {
    try OutputFile.makeFolder(folder.path("logs"))
    let file = try OutputFile(path: folder.path("logs/c.csv"))
    _ = folder.write("logs/.d.csv.1.part", "another's")
    OutputFile.removeUnfinished(in: folder.path)
    #expect(TestFiles.list(folder.path("logs")) == [".d.csv.1.part"])
    withExtendedLifetime(file) {}
  }

  @Test func `links and folders are never written through`() throws {
    let target = folder.write("target", "kept")
    try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: target)
    try OutputFile.makeFolder(folder.path("place"))
    for name in ["link", "place"] {
      #expect(throws: ReportError.self) { try OutputFile.write([1], to: folder.path(name)) }
    }
    #expect(folder.text("target") == "kept")
    try OutputFile.write([1], to: "/dev/null")
  }
}
