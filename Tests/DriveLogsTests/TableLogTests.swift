import DriveLogs
import Foundation
import RoadFindings
import Testing

/// A wide log of 100 Hz with a fix each second, some cells replaced.
private func wideLog(
  rows: Int = 300, header: String = "t,ax,ay,az,lat,lon,speed",
  change: (Int, inout [String]) -> Void = { _, _ in }
) -> String {
  var text = header + "\n"
  for row in 0..<rows {
    var cells = [
      "\(1_760_000_000 + row / 100).\(row % 100 < 10 ? "0" : "")\(row % 100)", "0.1", "-0.2", "9.81",
    ]
    cells += row % 100 == 0 ? ["43.801237", "143.\(890_012 + row * 124 / 100)", "10.0"] : ["", "", ""]
    change(row, &cells)
    text += cells.joined(separator: ",") + "\n"
  }
  return text
}

private func read(
  _ bytes: some Collection<UInt8>, options: LogReadingOptions = LogReadingOptions()
) throws -> (RecordingSink, LogTally) {
  try TemporaryLogs(["drive.csv": Data(bytes)]).read("drive.csv", options: options)
}

@Suite struct TableLogTests {
  @Test func `a good log arrives whole and without doubts`() throws {
    let (sink, tally) = try read(wideLog().utf8)
    #expect(tally.rows == 300 && tally.rowsDropped == 0)
    #expect(tally.bytes == wideLog().utf8.count)
    #expect(sink.times.count == 300 && sink.fixes.count == 3)
    #expect(sink.times[1] - sink.times[0] == 10_000_000)
    #expect(sink.times[0] == 1_760_000_000_000_000_000)
    #expect(sink.az.allSatisfy { $0 == 9.81 })
    #expect(sink.fixes[1].time == sink.times[100] && sink.fixes[1].speed == 10 && sink.fixes[1].line == 102)
    #expect(sink.doubts.isEmpty)
  }

  @Test func `a damaged cell is a gap and moves no neighbour`() throws {
    let (sink, tally) = try read(wideLog { row, cells in if row == 7 { cells[3] = "9.8.1" } }.utf8)
    #expect(tally.rowsDropped == 0)
    #expect(sink.az[7].isNaN && sink.az[6] == 9.81 && sink.az[8] == 9.81)
    let finding = try #require(sink.finding(.badCell))
    #expect(finding.place.line == 9 && finding.place.column == "az" && finding.count == 1)
  }

  @Test(arguments: [("profile_m", "0.0125"), ("Profile (mm)", "12.5"), ("路面高さ_mm", "12.5")])
  func `a profiler's height of the road needs no box, in any unit`(name: String, cell: String) throws {
    let log = wideLog(header: "t,\(name),lat,lon,speed") { row, cells in
      cells[1...3] = [row == 8 ? "20000000" : cell]
    }
    let (sink, _) = try read(log.utf8)
    #expect(sink.az.isEmpty && sink.profile.count == 300)
    #expect(sink.profile[0] == 0.0125 && sink.profile[8].isNaN)
    let finding = try #require(sink.finding(.absurdValue))
    #expect(finding.place.line == 10 && finding.text.contains("10 km"))
  }

  @Test(arguments: ["altitude", "elevation_m", "height", "gps_altitude"])
  func `a receiver's altitude is no profile`(name: String) {
    let log = wideLog(header: "t,\(name),lat,lon,speed") { _, cells in cells[1...3] = ["132.4"] }
    #expect { try read(log.utf8) } throws: { error in
      (error as? DriveLogError)?.finding.text.contains("missing column ax, ay, az") == true
    }
  }

  @Test func `a profile that is zero in every row is a sensor that is not connected`() {
    let log = wideLog(header: "t,profile_m,lat,lon,speed") { _, cells in cells[1...3] = ["0"] }
    #expect { try read(log.utf8) } throws: { error in
      let finding = (error as? DriveLogError)?.finding
      return finding?.place.column == "profile_m" && finding?.text.contains("profile all zero") == true
    }
  }

  @Test func `rows with too few cells are dropped and counted`() throws {
    let (sink, tally) = try read(
      wideLog { row, cells in if row == 5 || row == 6 { cells.removeLast(2) } }.utf8)
    #expect(tally.rowsDropped == 2 && sink.times.count == 298)
    #expect(sink.finding(.badRow)?.count == 2 && sink.finding(.badRow)?.place.line == 7)
  }

  @Test func `more than one bad row in twenty refuses the log`() {
    #expect {
      try read(wideLog { row, cells in if row % 10 == 3 { cells[0] = "x" } }.utf8)
    } throws: { error in
      let error = error as? DriveLogError
      return error?.exit == .badData && error?.finding.kind == .tooManyBadRows
        && error?.finding.place.line == 5 && error?.finding.place.column == "t"
    }
  }

  @Test(arguments: [";", "\t", ", "]) func `any delimiter gives the same`(delimiter: String) throws {
    let (plain, _) = try read(wideLog().utf8)
    let (other, _) = try read(wideLog().replacing(",", with: delimiter).utf8)
    #expect(other.times == plain.times && other.az == plain.az && other.fixes == plain.fixes)
  }

  @Test(arguments: ["\r\n", "\r"]) func `any line end gives the same`(end: String) throws {
    let (plain, _) = try read(wideLog().utf8)
    let (other, _) = try read(wideLog().replacing("\n", with: end).utf8)
    #expect(other.times == plain.times && other.az == plain.az && other.fixes == plain.fixes)
  }

  @Test func `the numbers don't depend on the size of blocks`() throws {
    let log = wideLog(rows: 3000) { row, cells in if row % 97 == 3 { cells[3] = "nan" } }
    let (plain, _) = try read(log.utf8)
    var options = LogReadingOptions()
    options.blockRows = 7
    let (other, _) = try read(log.utf8, options: options)
    #expect(other.times == plain.times && other.fixes == plain.fixes && other.findings == plain.findings)
    #expect(zip(other.az, plain.az).allSatisfy { $0.bitPattern == $1.bitPattern })
  }

  @Test func `a clock set back begins a new stretch`() throws {
    let (sink, _) = try read(
      wideLog { row, cells in
        if row >= 150 { cells[0] = "\(1_759_996_400 + row / 100).\(String(row % 100 + 100).dropFirst())" }
      }.utf8)
    #expect(sink.stretches == [150])
    #expect(sink.finding(.clockJump)?.place.line == 152)
  }

  @Test func `a missing column is named with what was found`() {
    #expect {
      try read(wideLog(header: "t,ax,ay,note,lat,lon,speed").utf8)
    } throws: { error in
      let finding = (error as? DriveLogError)?.finding
      return finding?.kind == .missingColumn && finding?.text.contains("az") == true
        && finding?.text.contains("note") == true && finding?.place.line == 1
    }
  }

  @Test func `a missing file is no input`() {
    var sink = RecordingSink()
    #expect(throws: DriveLogError.self) {
      try LogReader.read(LogSource(file: "/nowhere/at/all.csv"), into: &sink)
    }
  }
}
