import Testing

@testable import RoadReports

@Suite struct ZipArchiveTests {
  @Test func `entries come back whole, in order, with UTF-8 names`() throws {
    var sink = ByteSink()
    var archive = ZipArchive()
    try archive.add("a/空.txt", [], into: &sink)
    try archive.add("b", Array("hello".utf8), into: &sink)
    try archive.finish(into: &sink)
    let unpacked = try UnpackedWorkbook(sink.bytes)
    #expect(unpacked.names == ["a/空.txt", "b"])
    #expect(unpacked.parts["b"] == "hello")
    #expect(unpacked.parts["a/空.txt"] == "")
  }

  @Test func `an archive without entries is its end record`() throws {
    var sink = ByteSink()
    var archive = ZipArchive()
    try archive.finish(into: &sink)
    #expect(sink.bytes.count == 22)
  }
}
