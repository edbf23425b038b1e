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

  @Test func `Ctrl-C during a simulation leaves whole files only`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: RoughnessRun.program)
    process.arguments = [
      "simulate", "--output", folder.path("sim"), "--straight-road", "2000", "--runs", "50", "--quiet",
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    func names() -> [String] { TestFiles.list(folder.path("sim/logs")) }
    // A log that is being written bears another name.
    for _ in 0..<400 where !names().contains(where: { $0.hasSuffix(".part") }) {
      Thread.sleep(forTimeInterval: 0.02)
    }
    #expect(process.isRunning && names().contains { $0.hasSuffix(".part") })
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(!names().contains { $0.hasPrefix(".") })
    for name in names() {
      let text = folder.text("sim/logs/" + name) ?? ""
      #expect(text.hasSuffix("\n") && text.split(separator: "\n").count > 1000, "\(name)")
    }
  }
}
