import Foundation
import TestSupport
import Testing

@Suite struct InterruptGuardTests {
  private let folder = TemporaryFolder()

  private func files() -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for file in TestFiles.list(folder.path("out")) { files[file] = folder.bytes("out/" + file) }
    return files
  }

  @Test func `Ctrl-C leaves the old result as it was and nothing half-written`() throws {
    let roads = folder.write("roads.geojson", SmallLog.roads)
    let log = folder.write("1.csv", SmallLog.text(seed: 1, seconds: 30))
    let first = RoughnessRun(["analyze", log, "--roads", roads, "--output", folder.path("out")])
    #expect(first.exitStatus == 0, "\(first.standardError)")
    let before = files()

    let process = Process()
    process.executableURL = URL(fileURLWithPath: RoughnessRun.program)
    process.arguments = ["analyze", log, "-", "--roads", roads, "--output", folder.path("out"), "--quiet"]
    // Never closed before the end: the program waits for more of its standard input.
    let input = Pipe()
    process.standardInput = input
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: 1)
    #expect(process.isRunning)
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(files() == before)
    try input.fileHandleForWriting.close()
  }
}
