import DriveLogs
import Foundation
import RoadFindings
import Testing

@Suite struct WideLogWriterTests {
  private func drive(rates: Bool, twoSensors: Bool) -> [UInt8] {
    var writer = WideLogWriter()
    writer.begin(
      DriveLogDescription(
        format: "simulated", columns: [], clock: .unixEpoch, vehicle: "van \"7\"", label: "a,b"))
    for second in 0..<3 {
      let time = 1_760_000_000_000_000_000 + Int64(second) * 1_000_000_000
      writer.receive(
        fix: Fix(
          time: time, latitude: -43.8012345, longitude: 143.0000001 + Double(second) / 10_000, speed: 8.125,
          heading: 359.9, accuracy: 4))
      var block = MotionBlock()
      for row in 0..<100 {
        block.times.append(time + Int64(row) * 10_000_000)
        block.ax.append(-0.00004)
        block.ay.append(row == 7 ? .nan : 0.5)
        block.az.append(9.81 + Float(row) / 1024)
        if rates {
          block.gx.append(-0.25)
          block.gy.append(0)
          block.gz.append(0.001)
        }
        if twoSensors {
          block.axle.append(1.5)
          block.strut.append(-1.25)
        }
      }
      writer.receive(motion: block)
    }
    return writer.bytes
  }

  @Test(arguments: [(true, false), (false, true), (true, true)]) func `what is written is read back`(
    rates: Bool, twoSensors: Bool
  ) throws {
    let bytes = drive(rates: rates, twoSensors: twoSensors)
    let (sink, tally) = try TemporaryLogs(["w.csv": Data(bytes)]).read("w.csv")
    #expect(sink.description?.format == "wide" && tally.rows == 300)
    #expect(sink.description?.vehicle == "van \"7\"" && sink.description?.label == "a,b")
    #expect(sink.times[299] == 1_760_000_002_990_000_000)
    #expect(sink.az.indices.allSatisfy { abs(sink.az[$0] - 9.81 - Float($0 % 100) / 1024) <= 0.00006 })
    #expect(sink.gx.isEmpty == !rates && sink.strut.isEmpty == !twoSensors)
    #expect(sink.fixes.map(\.latitude) == [-43.8012345, -43.8012345, -43.8012345])
    #expect(
      sink.fixes[2].longitude == 143.0002001 && sink.fixes[2].speed == 8.125 && sink.fixes[2].heading == 359.9
    )
    // The one gap written as an empty cell.
    #expect(sink.doubts.map(\.kind) == [.badCell] && sink.doubts[0].count == 3)
  }

  @Test func `small negative numbers don't become minus zero`() {
    let text = String(decoding: drive(rates: false, twoSensors: false), as: UTF8.self)
    #expect(
      text.hasPrefix(
        "time_s,ax_mps2,ay_mps2,az_mps2,lat_deg,lon_deg,speed_mps,heading_deg,accuracy_m,vehicle,road\n"))
    #expect(
      !text.contains("-0.0000")
        && text.contains("1760000000.0000,0.0000,0.5000,9.8100,-43.8012345,143.0000001,8.125,359.9,4.0"))
  }
}
