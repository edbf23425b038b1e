import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct MappedTableTests {
  private func read(
    _ log: String, _ mapping: String, change: (inout LogReadingOptions) -> Void = { _ in }
  ) throws -> (RecordingSink, LogTally) {
    var options = LogReadingOptions()
    options.mapping = try LogMapping.parse(mapping.utf8, name: "box.json")
    change(&options)
    return try TemporaryLogs(["drive.csv": log]).read("drive.csv", options: options)
  }

  private func refusal(_ log: String, _ mapping: String) -> Finding? {
    #expect(throws: DriveLogError.self) { try read(log, mapping) }?.finding
  }

  private func rows(_ header: String, _ row: (Int) -> String) -> String {
    header + (0..<100).map { row($0) + "\n" }.joined()
  }

  private static let place =
    "{\"column\":\"n\",\"quantity\":\"latitude\"},{\"column\":\"e\",\"quantity\":\"longitude\"}"
  private static let axes =
    "{\"column\":\"p\",\"quantity\":\"ax\"},{\"column\":\"q\",\"quantity\":\"ay\"},{\"column\":\"r\",\"quantity\":\"az\"}"

  @Test func `names no reader knows, unit, sign and factor`() throws {
    let log = rows("k,p,q,r,n,e\n") { "\($0 * 10),-1,2,16384,43.8,143.\($0 / 50)" }
    let (sink, _) = try read(
      log,
      """
      {"columns":[{"column":"k","quantity":"time","unit":"ms","epoch":"2026-04-05T00:00:00Z"},
      {"column":"P ","quantity":"ax","unit":"m/s²","sign":-1},{"column":"q","quantity":"ay","unit":"m/s²"},
      {"column":"r","quantity":"az","unit":"g","factor":6.103515625e-05},\(Self.place)]}
      """)
    #expect(sink.times[1] - sink.times[0] == 10_000_000 && sink.times[0] == 1_775_347_200_000_000_000)
    #expect(sink.description?.clock == .unixEpoch && sink.description?.format == "box")
    #expect(sink.az[0] == 9.80665 && sink.fixes.map(\.longitude) == [143, 143.1].filter { $0 < 143.05 })
  }

  @Test func `a log without a header, by numbers`() throws {
    let log = rows("") { "\($0 / 10),\($0 % 10);1,40;0,11;8,89;43,8;143,0" }
    let mapping =
      "{\"headerLines\":0,\"columns\":["
      + ["time", "ax", "ay", "az", "latitude", "longitude"].enumerated().map {
        "{\"column\":\($0 + 1),\"quantity\":\"\($1)\"}"
      }.joined(separator: ",") + "]}"
    let (sink, tally) = try read(log, mapping)
    #expect(tally.rows == 100 && tally.rowsDropped == 0 && sink.az[99] == 8.89)
    // Said or not, the header's absence is seen; and one that is there is not read as data.
    let (found, _) = try read(log, mapping.replacing("\"headerLines\":0,", with: ""))
    let (headed, _) = try read("a;b;c;d;e;f\n" + log, mapping.replacing("\"headerLines\":0,", with: ""))
    #expect(found.az == sink.az && headed.az == sink.az && found.times == sink.times)
  }

  @Test func `lines before the data`() throws {
    let log = rows("made by box 7\np;q;r;n;e;k\nm;m;m;d;d;s\n") { "0;0;9.8;43.8;143;\(Double($0) / 100)" }
    let mapping =
      "{\"headerLines\":3,\"columns\":[\(Self.axes),\(Self.place),{\"column\":\"k\",\"quantity\":\"time\"}]}"
    let (sink, tally) = try read(log, mapping)
    #expect(tally.rows == 100 && tally.rowsDropped == 0 && sink.times.count == 100)
  }

  @Test func `values that mean nothing and rows to be left out`() throws {
    let log = rows("k,p,q,r,n,e,lock\n") {
      let az = $0 == 7 ? "-999" : "9.8"
      let lat = $0 == 50 ? "-999" : "43.8012345"
      return "\(Double($0) / 100),0,0,\(az),\(lat),143.00001\($0 / 25)7,\($0 == 20 ? "no" : "yes")"
    }
    let mapping =
      "{\"noValue\":-999,\"skipRows\":[{\"column\":\"lock\",\"is\":[\"no\"]}],"
      + "\"columns\":[{\"column\":\"k\",\"quantity\":\"time\"},\(Self.axes),\(Self.place)]}"
    let (sink, tally) = try read(log, mapping)
    #expect(sink.az[7].isNaN && sink.az.count(where: \.isNaN) == 1)
    #expect(tally.rowsDropped == 1 && sink.finding(.rowSkipped)?.place.line == 22)
    #expect(sink.finding(.noValue)?.place.line == 9 && sink.finding(.noValue)?.severity == .note)
    // The fix of row 50 comes a row later.
    #expect(sink.fixes.count == 4 && sink.fixes[2].line == 53)
    #expect(sink.doubts.isEmpty)
  }

  @Test func `an axis that points up brings gravity back`() throws {
    let log = rows("k,p,q,r,n,e\n") { "\(Double($0) / 100),0.1,0.25,0,43.8,143" }
    let columns = "\"columns\":[{\"column\":\"k\",\"quantity\":\"time\"},\(Self.axes),\(Self.place)]"
      .replacing("\"ay\"", with: "\"ay\",\"unit\":\"m/s²\"").replacing(
        "\"ax\"", with: "\"ax\",\"unit\":\"m/s²\""
      )
      .replacing("\"az\"", with: "\"az\",\"unit\":\"m/s²\"")
    let (without, _) = try read(log, "{\(columns)}")
    #expect(without.description?.hasGravity == false)
    var blocks = AxisSink()
    var options = LogReadingOptions()
    options.mapping = try LogMapping.parse("{\"vertical\":\"-y\",\(columns)}".utf8, name: "m")
    let logs = try TemporaryLogs(["d.csv": log])
    _ = try LogReader.read(
      LogSource(file: logs.folder.appending(path: "d.csv").path), options: options, into: &blocks)
    #expect(blocks.hasGravity && blocks.ay.allSatisfy { $0 == 0.25 - 9.80665 } && blocks.ay.count == 100)
  }

  @Test(arguments: [
    ("HHMMSS", "235959", 86_399_000_000_000),
    ("month-first", "04/05/2026 00:00:01", 1_775_347_201_000_000_000),
    ("text", "05/04/2026 00:00:01", 1_775_347_201_000_000_000), ("text", "10:00:01", 36_001_000_000_000),
  ]) func `spellings of time`(spelling: String, text: String, nanoseconds: Int64) throws {
    let log = rows("k,p,q,r,n,e\n") { "\(text).\($0 < 10 ? "0" : "")\($0),0,0,9.8,43.8,143" }
    let mapping =
      "{\"columns\":[{\"column\":\"k\",\"quantity\":\"time\",\"spelling\":\"\(spelling)\"},"
      + "\(Self.axes),\(Self.place)]}"
    let (sink, _) = try read(log, mapping)
    #expect(sink.times.first == nanoseconds && sink.times.last == nanoseconds + 990_000_000)
    #expect(sink.description?.clock == (text.contains("/") ? .unixEpoch : .sinceStart))
    // A day for times of day, a zone for dates.
    let dated = mapping.replacing("\"spelling\"", with: "\"epoch\":\"2026-04-05\",\"spelling\"")
      .replacing("{\"columns\"", with: "{\"timeZone\":\"+09:00\",\"columns\"")
    let (local, _) = try read(log, dated)
    let expected =
      text.contains("/") ? nanoseconds - 32_400_000_000_000 : nanoseconds + 1_775_347_200_000_000_000
    #expect(local.times.first == expected && local.description?.clock == .unixEpoch)
    #expect(local.finding(.noTimeZone) == nil)
  }

  @Test func `degrees and minutes in one number`() throws {
    let log = rows("k,p,q,r,n,e\n") { "\(Double($0) / 100),0,0,9.8,4330.0\($0 / 50),-14315.6" }
    let mapping =
      "{\"columns\":[{\"column\":\"k\",\"quantity\":\"time\"},\(Self.axes),"
      + "{\"column\":\"n\",\"quantity\":\"latitude\",\"unit\":\"ddmm.mmmm\"},"
      + "{\"column\":\"e\",\"quantity\":\"longitude\",\"unit\":\"ddmm.mmmm\"}]}"
    let (sink, _) = try read(log, mapping)
    #expect(sink.fixes.map { abs($0.latitude - 43.5) < 1e-9 }.first == true)
    #expect(sink.fixes.allSatisfy { abs($0.longitude + 143.26) < 1e-9 })
  }

  @Test func `a mapping for another log is refused with what was found and expected`() {
    let mapping =
      "{\"recorder\":\"Box 7\",\"columns\":[{\"column\":\"k\",\"quantity\":\"time\"},\(Self.axes),\(Self.place)]}"
    let other = refusal(rows("t,x,y,z\n") { "\($0),0,0,9.8" }, mapping)
    #expect(other?.kind == .mapping && other?.place.line == 1)
    #expect(
      other?.text.contains("“Box 7” is not for this log") == true && other?.text.contains("“k”") == true)
    let half = refusal(rows("k,p,q,x,n,e\n") { "\($0),0,0,9.8,43,143" }, mapping)
    #expect(half?.text.contains("names a column “r” that is not in the header (k, p, q, x, n, e)") == true)
    let twice = refusal(rows("k,p,q,r,n,e,r\n") { "\($0),0,0,9.8,43,143,1" }, mapping)
    #expect(twice?.text.contains("stands in columns 4 and 7") == true)
    let short = refusal(
      rows("") { "\($0);1;2" }, "{\"headerLines\":0,\"columns\":[{\"column\":9,\"quantity\":\"az\"}]}")
    #expect(short?.text.contains("names column 9, but the rows have 3 cells") == true)
  }
}

/// Keeps the y axis of a log.
private struct AxisSink: DriveLogSink {
  var ay: [Float] = []
  var hasGravity = false
  mutating func begin(_ description: DriveLogDescription) { hasGravity = description.hasGravity }
  mutating func receive(motion block: borrowing MotionBlock) { ay += block.ay }
  mutating func receive(fix: Fix) {}
  mutating func receive(finding: Finding) {}
}
