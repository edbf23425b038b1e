import RoadReports
import TestSupport
import Testing

@Suite struct NewFileTests {
  @Test func `a file is made once and never replaced`() throws {
    let folder = TemporaryFolder()
    try NewFile.write(Array("a".utf8), path: folder.path("p.json"))
    #expect(throws: ReportError.self) { try NewFile.write(Array("b".utf8), path: folder.path("p.json")) }
    #expect(folder.text("p.json") == "a")
    #expect(throws: ReportError.self) { try NewFile.write([], path: folder.path("none/p.json")) }
  }
}
