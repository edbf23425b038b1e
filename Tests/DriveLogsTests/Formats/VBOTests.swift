import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct VBOTests {
  /// A log as a VBOX writes it, from the example of the recorder's documentation.
  private func log(
    created: String = "File created on 31/07/2006 at 23:59:58", velocity: String = "velocity kmh",
    columns: String = "sats time lat long velocity heading height vertvel X_Accel Y_Accel Z_Accel",
    units: String = "g\ng\ng\n", row: (Int) -> String
  ) -> String {
    "\(created)\n\n[header]\nsatellites\ntime\nlatitude\nlongitude\n\(velocity)\nheading\nheight\nvertical velocity kmh\n"
      + "X_Accel\nY_Accel\nZ_Accel\n\n[channel units]\n\(units)\n[comments]\n(c) 2001 2003 Racelogic\n"
      + "Serial Number : 005201\n\n[column names]\n\(columns)\n\n[data]\n"
      + (0..<200).map { row($0) + "\n" }.joined()
  }

  private func clock(_ hundredths: Int) -> String {
    let time = hundredths / 100 % 86_400
    func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
    return "\(two(time / 3600))\(two(time / 60 % 60))\(two(time % 60)).\(two(hundredths % 100))"
  }

  private func read(_ text: String) throws -> (RecordingSink, LogTally) {
    try TemporaryLogs(["v.vbo": text]).read("v.vbo")
  }

  @Test func `minutes of arc, west positive`() throws {
    let (sink, _) = try read(
      log { "137 \(clock($0)) +03119.09973 +00058.49277 036.00 321.85 +00152.58 +000.000 0 0 1" })
    // 51° 59.09973' N, 0° 58.49277' W, as the documentation explains its own example.
    #expect(sink.fixes.allSatisfy { abs($0.latitude - (51 + 59.09973 / 60)) < 1e-9 })
    #expect(sink.fixes.allSatisfy { abs($0.longitude + 58.49277 / 60) < 1e-9 && $0.heading == 321.85 })
  }

  @Test(arguments: [
    ("velocity kmh", 36.0), ("velocity knots", 19.438444924406), ("velocity mph", 22.369362920544),
    ("velocity m/s", 10),
  ]) func `the speed's unit is the header's`(line: String, value: Double) throws {
    let (sink, _) = try read(
      log(velocity: line) { "9 \(clock($0)) 3119.0 58.4 \(value) 321.85 152 0 0 0 1" })
    #expect(abs((sink.fixes.first?.speed ?? 0) - 10) < 1e-9)
  }

  @Test func `the date is the first line's, and midnight is no step back`() throws {
    let (sink, _) = try read(log { "9 \(clock(8_639_900 + $0)) 3119.0 58.4 36 321 152 0 0 0 1" })
    #expect(sink.description?.clock == .unixEpoch)
    // 2006-07-31T23:59:59Z.
    #expect(sink.times.first == 1_154_390_399_000_000_000)
    #expect(sink.times.last == 1_154_390_399_000_000_000 + 1_990_000_000 && sink.stretches.isEmpty)
    #expect(sink.finding(.clockRollover) != nil)
    let (dateless, _) = try read(log(created: "no date") { "9 \(clock($0)) 3119.0 58.4 36 321 152 0 0 0 1" })
    #expect(dateless.description?.clock == .sinceStart && dateless.times.first == 0)
  }

  @Test func `no satellites is no lock, whatever flags are added`() throws {
    let (sink, _) = try read(
      log {
        let sats = [0, 64, 128, 192, 9, 73, 137, 201][$0 / 25]
        return "\(sats) \(clock($0)) 3119.00\($0 / 25) 58.4 36 321 152 0 0 0 1"
      })
    #expect(sink.fixes.count == 4 && sink.finding(.invalidFix)?.count ?? 0 >= 4)
  }

  @Test func `accelerations by the names of several boxes, in the units stated`() throws {
    let names = "sats time lat long velocity heading height vertvel LongAcc LatAcc VertAcc"
    let (sink, _) = try read(
      log(columns: names, units: "m/s²\nm/s²\nm/s²\n") { "9 \(clock($0)) 3119.0 58.4 36 321 152 0 0 0 9.75" })
    #expect(sink.az.allSatisfy { $0 == 9.75 })
  }

  @Test func `a log without an accelerometer is refused by name`() {
    let error = #expect(throws: DriveLogError.self) {
      try read(
        log(columns: "sats time lat long velocity heading height vertvel") {
          "9 \(clock($0)) 3119.0 58.4 36 321 152 0"
        })
    }
    #expect(error?.finding.kind == .missingColumn && error?.finding.text.contains("ax, ay, az") == true)
    #expect(error?.finding.text.contains("vertvel") == true && error?.finding.place.line == 26)
  }

  @Test func `a damaged row moves no other`() throws {
    let (sink, tally) = try read(
      log { $0 == 7 ? "9 0000 3119.0" : "9 \(clock($0)) 3119.0 58.4 36 321 152 0 0 0 1" })
    #expect(tally.rowsDropped == 1 && sink.times.count == 199 && sink.finding(.badRow)?.place.line == 36)
  }
}
