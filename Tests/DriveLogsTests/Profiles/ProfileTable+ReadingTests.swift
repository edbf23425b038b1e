import Foundation
import RoadFindings
import RoadKernels
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

  /// Rows that are not plain among many that are: exponents, comments, blank lines, quotes, DOS ends.
  @Test func `plain rows and others give the same table as one line at a time`() throws {
    var text = "s;left;right\n"
    for row in 0..<1000 {
      let (s, z) = (Double(row) / 4, Double(row % 97) / 1000)
      switch row % 53 {
      case 7: text += "# a comment\n\n\(s);\(z);1\r\n"
      case 20: text += "\(s * 10)e-1;\"\(z)\";1\n"
      case 40: text += "\(s);\(z);1;\n"
      default: text += "\(s);\(z);1\n"
      }
    }
    let bytes = Array(text.utf8)
    let table = try ProfileTable.parse(bytes, name: "p")
    var parser = ProfileTableParser(name: "p", options: ProfileReadingOptions())
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = Array(line)
      try parser.take(line.span, 0, line.count)
    }
    #expect(table == (try parser.finish()))
    #expect(table.distances.count == 1000)
  }

  /// A row of every kind that a profile may have, good or bad, at every place of a batch.
  @Test(arguments: [
    "", "# 1,2\n", "\n", " 300 , 1 \n", "300,1e-2\r\n", "300,+.5\n", "300,1,\n", "300,x\n", "x,1\n", "300,\n",
    "300\n", "\"300\",1\n", "300,nan\n", "300,1.00000000000000000001\n", "2,1\n", "300,30000\n", "300,1\r\n",
    "300,1",
    "//,1\n", "-0,1\n", "3e2,-0.0\n",
  ])
  func `every instruction set reads what the plain twin reads, faults and all`(odd: String) {
    func outcome(_ text: String, _ level: KernelLevel) -> Result<ProfileTable, DriveLogError> {
      let options = ProfileReadingOptions(elevationUnit: .centimeters)
      return Result { () throws(DriveLogError) in
        try ProfileTable.parse(Array(text.utf8), name: "p", options: options, instructions: level)
      }
    }
    for place in [200, 216, 217, 700] {
      let before = (0..<place).map { "\(Double($0) / 16),\(Double($0 % 97) / 10)\n" }.joined()
      let after = (0..<300).map { "\(400 + Double($0) / 16),\(Double($0 % 89) / 10)\n" }.joined()
      let text = "s_m,elev_cm\n" + before + odd + after
      let plain = outcome(text, .plain)
      for level in KernelLevel.runnable {
        let other = outcome(text, level)
        switch (plain, other) {
        case (.success(let a), .success(let b)):
          #expect(a == b)
          #expect(a.tracks[0].elevations.map(\.bitPattern) == b.tracks[0].elevations.map(\.bitPattern))
        case (.failure(let a), .failure(let b)): #expect(a.description == b.description)
        default: Issue.record("\(level) at row \(place): \(other), the twin: \(plain)")
        }
      }
    }
  }

  @Test func `columns that aren't wanted may hold anything far down`() throws {
    let rows = (0..<500).map { "\(Double($0) / 4),\($0 < 300 ? "7" : "wet"),0.\($0 % 10)\n" }.joined()
    let table = try ProfileTable.parse(Array(("s_m,moisture,elev_m\n" + rows).utf8), name: "p")
    #expect(table.distances.count == 500)
    #expect(table.tracks.map(\.elevations) == [(0..<500).map { Double($0 % 10) / 10 }])
  }

  @Test(arguments: ["500,0\n", "130,30000\n", "130,x\n", "130\n"])
  func `a fault far down is told with its line`(row: String) {
    var lines = (0..<500).map { "\(Double($0) / 4),0.1\n" }
    lines[350] = "\n"
    lines.append(row.hasPrefix("500") ? "1,0\n" : row)
    #expect { try ProfileTable.parse(Array(lines.joined().utf8), name: "p") } throws: { error in
      (error as? DriveLogError)?.finding.place.line == 501
    }
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
