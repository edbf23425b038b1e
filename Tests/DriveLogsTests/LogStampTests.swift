import TestSupport
import Testing

@testable import DriveLogs

@Suite struct LogStampTests {
  private let folder = TemporaryFolder()

  @Test func `a stamp stays while nobody touches the file, and changes when somebody does`() throws {
    let path = folder.write("a.csv", "1,2,3\n")
    let source = LogSource(file: path)
    let stamp = try #require(LogStamp(source))
    #expect(LogStamp(source) == stamp)
    _ = folder.write("a.csv", "1,2,4\n")
    // The same size; the clock of the file system may stand still for a few milliseconds.
    let later = try #require(LogStamp(source))
    #expect(later.changedNanoseconds >= stamp.changedNanoseconds)
    _ = folder.write("a.csv", "1,2,4,5\n")
    #expect(LogStamp(source) != stamp)
    #expect(LogStamp(LogSource(file: folder.path("none.csv"))) == nil)
    #expect(LogStamp(LogSource(name: "-", kind: .standardInput, path: [])) == nil)
  }

  // sha256sum of "abc".
  @Test func `a file's hash is that of its bytes`() {
    let source = LogSource(file: folder.write("a.csv", "abc"))
    #expect(
      source.contentHash() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(LogSource(file: folder.path("none")).contentHash() == nil)
  }

  @Test func `a folder's hash tells names and bytes of all its files`() throws {
    let source = LogSource(name: "x", kind: .exportFolder, path: Array(folder.path("x").utf8))
    _ = folder.write("x/Location.csv", "abc")
    _ = folder.write("x/meta/time.csv", "d")
    let hash = try #require(source.contentHash())
    #expect(LogStamp(source) != nil && source.contentHash() == hash)
    _ = folder.write("x/meta/time.csv", "e")
    #expect(source.contentHash() != hash)
  }
}
