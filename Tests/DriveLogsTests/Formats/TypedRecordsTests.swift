import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct TypedRecordsTests {
  private func log(
    header: String = "imu;TMS;AX;AY;AZ\ngps;TMS;LAT;LONG;SPEED;HH;MM;SS\n", end: String = ";", z: Int = 4096,
    change: (Int, inout String) -> Void = { _, _ in }
  ) -> String {
    var text = header
    for row in 0..<200 {
      var line = "imu;\(row * 10);1;-2;\(z)\(end)\n"
      if row % 50 == 25 { line += "gps;\(row * 10 + 2);43.8012\(row / 50)7;143.890876;10;7;21;48\(end)\n" }
      change(row, &line)
      text += line
    }
    return text
  }

  private func read(
    _ text: String, _ change: (inout LogReadingOptions) -> Void = { _ in }
  ) throws -> (RecordingSink, LogTally) {
    var options = LogReadingOptions()
    change(&options)
    return try TemporaryLogs(["t.txt": text]).read("t.txt", options: options)
  }

  @Test(arguments: [";", ""]) func `motion and fixes come apart, with their own times`(end: String) throws {
    let (sink, tally) = try read(log(end: end))
    #expect(tally.rows == 204 && tally.rowsDropped == 0 && sink.times.count == 200)
    #expect(sink.az.allSatisfy { $0 == 9.80665 } && sink.finding(.unitInferred)?.severity == .warning)
    #expect(sink.finding(.unitInferred)?.text.contains("--accel-unit 4096/g") == true)
    #expect(sink.fixes.map(\.time) == [252_000_000, 752_000_000, 1_252_000_000, 1_752_000_000])
    #expect(sink.fixes.map(\.speed) == [10, 10, 10, 10] && sink.fixes[0].line == 29)
  }

  @Test func `told counts make no doubt; counts that fit nothing are refused with the remedy`() throws {
    let (sink, _) = try read(log(z: 3000)) {
      $0.accelerationUnit = .standardGravity
      $0.accelerationFactor = 1.0 / 3000
    }
    #expect(sink.doubts.isEmpty && abs(sink.az[0] - 9.80665) < 1e-5)
    let error = #expect(throws: DriveLogError.self) { try read(log(z: 100_000)) }
    #expect(error?.finding.kind == .unitConflict && error?.finding.text.contains("--accel-unit") == true)
  }

  @Test func `a damaged row is counted and moves no other`() throws {
    let (sink, tally) = try read(
      log { row, line in
        switch row {
        case 3: line = "imu;30;1;-2;\n"
        case 4: line = "im\n"
        case 5: line = "imu;50;1;-2;4096;gps;50;43;143;1;1;1;1;\n"
        case 6: line = "imu;60;1;-2;4096;gps;\n"
        default: break
        }
      })
    // Row 3 lacks a cell: a gap. The others are no rows of any kind.
    #expect(sink.az[3].isNaN && sink.az[4] == 9.80665 && sink.times.count == 197)
    #expect(
      tally.rowsDropped == 3 && sink.finding(.badRow)?.count == 3 && sink.finding(.badRow)?.place.line == 7)
  }

  @Test func `kinds of no interest are passed over`() throws {
    let header = "imu;TMS;AX;AY;AZ\ngps;TMS;LAT;LONG\nbat;TMS;VOLT\n"
    let (sink, _) = try read(
      log(header: header) { row, line in
        line = line.replacing(";10;7;21;48", with: "") + (row % 10 == 0 ? "bat;\(row * 10 + 1);3.7;\n" : "")
      })
    #expect(sink.times.count == 200 && sink.fixes.count == 4 && sink.finding(.badRow) == nil)
  }

  @Test func `a mapping names columns by record and name`() throws {
    let text = log(header: "imu;T;P;Q;R\ngps;T;N;E;V;HH;MM;SS\n")
    #expect(throws: DriveLogError.self) { try read(text) }
    let mapping = """
      { "typedRecords": true, "columns": [{ "column": "imu.T", "quantity": "time", "unit": "ms" },
        { "column": "imu.P", "quantity": "ax", "unit": "g", "factor": 0.000244140625 },
        { "column": "imu.Q", "quantity": "ay", "unit": "g", "factor": 0.000244140625 },
        { "column": "imu.R", "quantity": "az", "unit": "g", "factor": 0.000244140625 },
        { "column": "gps.N", "quantity": "latitude" }, { "column": "gps.E", "quantity": "longitude" },
        { "column": "gps.V", "quantity": "speed", "unit": "km/h" }] }
      """
    let (sink, _) = try read(text) { $0.mapping = try? LogMapping.parse(mapping.utf8, name: "box.json") }
    #expect(sink.az.allSatisfy { $0 == 9.80665 } && sink.finding(.unitInferred) == nil)
    #expect(sink.fixes.count == 4 && abs((sink.fixes[0].speed ?? 0) - 10 / 3.6) < 1e-12)
  }
}
