import Foundation
import RoadFindings
import Testing

@testable import DriveLogs

@Suite struct ProfileTableReadingTests {
  private func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "profile-\(UUID().uuidString).txt")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return try body(url.path())
  }

  @Test func `a file longer than the buffer reads as bytes in memory do`() throws {
    var text = "s,z\n"
    for row in 0..<30_000 { text += "\(Double(row) / 4),\(Double(row % 97) / 1000)\n" }
    let bytes = Array(text.utf8.dropLast())
    #expect(bytes.count > 1 << 18)
    let table = try withFile(bytes) { try ProfileTable.read(path: $0, name: "p") }
    #expect(table == (try ProfileTable.parse(bytes, name: "p")))
    #expect(table.distances.count == 30_000)
    #expect(table.tracks[0].elevations[29_999] == Double(29_999 % 97) / 1000)
  }

  @Test func `a missing file is no input`() {
    #expect { try ProfileTable.read(path: "/no/such/profile", name: "p") } throws: { error in
      (error as? DriveLogError)?.exit == .noInput
    }
  }

  @Test func `a line without an end is refused`() throws {
    _ = try withFile(Array(repeating: UInt8(ascii: "1"), count: 300_000)) { path in
      #expect { try ProfileTable.read(path: path, name: "p") } throws: { error in
        (error as? DriveLogError)?.finding.kind == .lineTooLong
      }
    }
  }
}
