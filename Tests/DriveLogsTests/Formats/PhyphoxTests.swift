import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct PhyphoxTests {
  private static let flavours = [(",", "."), ("\t", "."), (";", "."), ("\t", ","), (";", ",")]

  /// 3 s at 100 Hz, the gyroscope 4 ms later at 50 Hz, four fixes of which the first is stale.
  private static func files(_ delimiter: String = ",", _ mark: String = ".") -> [String: String] {
    func rows(_ header: [String], _ rows: [[Double]]) -> String {
      var text = header.map { "\"\($0)\"" }.joined(separator: delimiter) + "\n"
      for row in rows {
        let cells = row.map { $0.isNaN ? "NaN" : "\($0)E0".replacing(".", with: mark) }
        text += cells.joined(separator: delimiter) + "\n"
      }
      return text
    }
    let accelerometer = (0..<300).map { k -> [Double] in
      [Double(k) / 100, 0.1, -0.2, 9.8 + Double(k % 7) / 10]
    }
    let gyroscope = (0..<150).map { k -> [Double] in [Double(k) / 50 + 0.004, Double(k) / 100, 0, 0] }
    let location: [[Double]] = [
      [0, 47.69, 17.72, 118, -1, -1, 418, 418], [1, 47.6901, 17.72, 118, 10.5, -1, 10, 10],
      [1, 47.6901, 17.72, 118, 10.5, -1, 10, 10], [2, 47.6902, 17.72, 118, 11, 90, 5, 5],
    ]
    let locationHeader = [
      "Time (s)", "Latitude (°)", "Longitude (°)", "Height (m)", "Velocity (m/s)", "Direction (°)",
      "Horizontal Accuracy (m)", "Vertical Accuracy (°)",
    ]
    return [
      "Accelerometer.csv": rows(["Time (s)", "X (m/s^2)", "Y (m/s^2)", "Z (m/s^2)"], accelerometer),
      "Gyroscope.csv": rows(["Time (s)", "X (rad/s)", "Y (rad/s)", "Z (rad/s)"], gyroscope),
      "Location.csv": rows(locationHeader, location),
    ]
  }

  @Test(arguments: flavours) func `every flavour of delimiter and decimal mark reads alike`(
    delimiter: String, mark: String
  ) throws {
    let (plain, _) = try TemporaryLogs(Self.files()).read()
    let (sink, tally) = try TemporaryLogs(Self.files(delimiter, mark)).read()
    #expect(sink.description?.format == "phyphox" && sink.description?.clock == .sinceStart)
    #expect(tally.rows == 300 && sink.times.count == 300)
    #expect(sink.az == plain.az && sink.times == plain.times && sink.fixes == plain.fixes)
  }

  @Test func `stale and repeated fixes are left out and unknown speeds are nil`() throws {
    let (sink, _) = try TemporaryLogs(Self.files()).read()
    #expect(sink.fixes.map(\.time) == [1_000_000_000, 2_000_000_000])
    #expect(sink.fixes[0].speed == 10.5 && sink.fixes[0].heading == nil && sink.fixes[1].heading == 90)
    #expect(sink.finding(.inaccurateFix)?.place.log == "drive/Location.csv")
    #expect(sink.finding(.inaccurateFix)?.place.line == 2)
  }

  @Test func `rotation rates are interpolated at the accelerometer's stamps`() throws {
    let (sink, _) = try TemporaryLogs(Self.files()).read()
    // Sample k of the gyroscope is k/100 rad/s at 0.02 k + 0.004 s.
    #expect(sink.gx[0].isNaN)
    #expect(abs(sink.gx[1] - Float((0.01 - 0.004) / 0.02 / 100)) < 1e-6)
    #expect(abs(sink.gx[200] - Float((2.0 - 0.004) / 0.02 / 100)) < 1e-6)
    #expect(sink.gx[299].isNaN == false || sink.times[299] > 2_984_000_000)
  }

  @Test func `the clock file gives the date and shows a pause`() throws {
    var files = Self.files()
    files["meta/time.csv"] = """
      "event","experiment time","system time","system time text"
      "START",0.000000000E0,1.700000000000E9,"2023-11-14 22:13:20.000 UTC"
      "PAUSE",1.500000000E0,1.700000001500E9,"2023-11-14 22:13:21.500 UTC"
      "START",1.500000000E0,1.700000100000E9,"2023-11-14 22:15:00.000 UTC"
      """
    let (sink, _) = try TemporaryLogs(files).read()
    #expect(sink.description?.clock == .unixEpoch)
    #expect(sink.times[0] == 1_700_000_000_000_000_000)
    #expect(sink.times[150] == 1_700_000_100_000_000_000)
    #expect(sink.stretches == [150])
    #expect(sink.finding(.gap)?.place.line == 152)
  }

  @Test func `linear acceleration alone has no gravity, and says so`() throws {
    var files = Self.files()
    files["Linear Accelerometer.csv"] = files.removeValue(forKey: "Accelerometer.csv")
    let (sink, _) = try TemporaryLogs(files).read()
    #expect(sink.description?.hasGravity == false)
    #expect(sink.finding(.gravityMissing) != nil)
  }

  @Test func `the hash covers every file that was read`() throws {
    let (_, plain) = try TemporaryLogs(Self.files()).read()
    var files = Self.files()
    files["Gyroscope.csv"]! += "9.9E0,0E0,0E0,0E0\n"
    let (_, changed) = try TemporaryLogs(files).read()
    #expect(plain.sha256.count == 64 && plain.sha256 != changed.sha256)
  }
}
