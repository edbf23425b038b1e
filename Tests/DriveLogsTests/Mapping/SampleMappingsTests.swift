import DriveLogs
import Foundation
import RoadFindings
import Testing

/// A tiny log built of a recorder's own header line, and the mapping file that ships for it.
struct MappedSample: Sendable, CustomTestStringConvertible {
  var mapping: String
  var files: [String: String]
  var file: String?
  var az: Float = 9.75
  var fixes = 2
  var speed: Double? = 10
  var hasGyro = false
  var testDescription: String { mapping }

  static func lines(_ header: String, count: Int = 200, _ row: (Int) -> String) -> String {
    header + (0..<count).map { row($0) + "\n" }.joined()
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func quoted(_ row: String) -> String {
    row.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
  }

  static let all: [MappedSample] = [
    MappedSample(
      mapping: "roadlab-pro",
      files: [
        "r.csv": lines(
          "sep=,\n"
            + quoted("ms,time,int,gps,dist,avg_lat,avg_lon,lat,lon,speed,Ax,Ay,Az,Lx,Ly,Lz,Gx,Gy,Gz,angle")
            + "\n"
        ) {
          quoted(
            "\($0 * 10),2019-09-07 09:13:29,100,1,0,43.8,143.8,43.80312\($0 / 100),143.89087,36.0,0,0.1,9.75,0,0,0,0,0,9.8,90"
          )
        }
      ], file: "r.csv"),
    MappedSample(
      mapping: "matlab-mobile",
      files: [
        "sensorlog_accel_1.csv": lines("timestamp,X,Y,Z\n") {
          "2026-03-29 14:24:\(two(29 + $0 / 100)).\(two($0 % 100))0000000,0,0.1,9.75"
        },
        "sensorlog_angvel_1.csv": lines("timestamp,wx,wy,wz\n") {
          "2026-03-29 14:24:\(two(29 + $0 / 100)).\(two($0 % 100))0000000,0.01,0.02,0.03"
        },
        "sensorlog_pos_1.csv": lines(
          "timestamp,latitude,longitude,altitude,speed,course,horizontal_accuracy\n", count: 2
        ) { "2026-03-29 14:24:\(two(29 + $0)).000000000,43.80312\($0),143.89087,100,10,90,5" },
      ], hasGyro: true),
    MappedSample(
      mapping: "gopro-telemetry",
      files: [
        "GH01-ACCL.csv": lines("Milliseconds,AcclX,AcclY,AcclZ\n") { "\($0 * 5),0,0.1,9.75" },
        "GH01-GPS5.csv": lines(
          "Milliseconds,Latitude,Longitude,Altitude,Speed,Speed3D,TS,GpsAccuracy,GpsFix\n", count: 5
        ) {
          let lock = $0 == 0 ? "9999,0" : $0 == 1 ? "900,0" : "150,3"
          // The last step of the clock is back.
          return
            "\(min($0, 3) * 200 - ($0 == 4 ? 5 : 0)),43.80312\($0),143.89087,100,10,10,\($0 * 200_000),\(lock)"
        },
      ]),
    MappedSample(
      mapping: "vehsense",
      files: [
        "acc.txt": lines(
          "\"timestamp\",\"sys_time\",\"abs_timestamp\",\"raw_x_acc\",\"raw_y_acc\",\"raw_z_acc\"\n"
        ) {
          quoted("\($0),\(1_581_683_244_000 + $0 * 10),\(1_581_683_292_000 + $0 * 10),0,0.1,9.75")
        },
        "gps.txt": lines(
          "\"timestamp\",\"system_time\",\"lat\",\"lon\",\"speed\",\"bearing\",\"provider\"\n", count: 3
        ) {
          quoted(
            "\($0),\(1_581_683_244_000 + $0 * 900),43.80312\($0),143.89087,10,90,\($0 == 1 ? "network" : "gps")"
          )
        },
        "obd.txt": "\"timestamp\",\"speed\"\n\"1\",\"13km/h\",\"x\"\n",
      ]),
    MappedSample(
      mapping: "pothole-5hz",
      files: [
        "p.csv": lines(
          "timestamp,latitude,longitude,speed,accelerometerX,accelerometerY,accelerometerZ,gyroX,gyroY,gyroZ\n",
          count: 50
        ) { "\(1_581_683_244 + $0 / 5),43.8031\($0 / 5 % 2),143.89087,10,0,-1.0,0.0,0.1,0.1,0.1" }
      ], file: "p.csv", az: 0, fixes: 10, hasGyro: true),
    MappedSample(
      mapping: "pvs",
      files: [
        "dataset_gps_mpu_left.csv": lines(
          "timestamp,acc_x_dashboard,acc_y_dashboard,acc_z_dashboard,acc_x_above_suspension,acc_y_above_suspension,"
            + "acc_z_above_suspension,acc_x_below_suspension,acc_y_below_suspension,acc_z_below_suspension,"
            + "gyro_x_dashboard,gyro_y_dashboard,gyro_z_dashboard,timestamp_gps,latitude,longitude,speed\n"
        ) {
          "\(1_577_218_796 + $0 / 100).\(two($0 % 100)),0.1,0.2,9.75,0,0,9.8,0,0,9.7,1,2,3,"
            + "\(1_577_218_796 + $0 / 100),43.80312\($0 / 100),143.89087,10"
        }
      ], file: "dataset_gps_mpu_left.csv", hasGyro: true),
    MappedSample(
      mapping: "bare-acc-z", files: ["b.csv": lines("acc_z\n") { _ in "9.75" }], file: "b.csv", fixes: 0,
      speed: nil),
    MappedSample(
      mapping: "bare-x-y-z", files: ["b.csv": lines("x y z\n") { _ in "0.1 0.2 9.75" }], file: "b.csv",
      fixes: 0,
      speed: nil),
    MappedSample(
      mapping: "bare-headerless", files: ["b.csv": lines("") { _ in "1.40;0.11;8.89" }], file: "b.csv",
      az: 8.89,
      fixes: 0, speed: nil),
  ]

  static var folder: String {
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
      + "/SampleData/mappings/"
  }
}

@Suite struct SampleMappingsTests {
  @Test(arguments: MappedSample.all) func `a shipped mapping reads its recorder's log`(sample: MappedSample)
    throws
  {
    var options = LogReadingOptions()
    options.mapping = try LogMapping.read(path: MappedSample.folder + sample.mapping + ".json")
    options.requiresFixes = sample.fixes > 0
    let (sink, tally) = try TemporaryLogs(sample.files).read(sample.file, options: options)
    #expect(tally.rows == sink.times.count && tally.rowsDropped == 0)
    #expect(sink.times.count == (sample.mapping == "pothole-5hz" ? 50 : 200))
    #expect(sink.az.allSatisfy { abs($0 - sample.az) < 1e-6 })
    #expect(sink.gx.isEmpty == !sample.hasGyro)
    #expect(sink.fixes.count == sample.fixes, "\(sink.findings.map(\.located))")
    #expect(sink.fixes.allSatisfy { $0.speed == sample.speed && $0.longitude == 143.89087 })
    #expect(sink.description?.format == options.mapping?.name)
  }

  @Test func `every shipped mapping has a sample, and is written as the writer would read it`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: MappedSample.folder).sorted()
    #expect(names == MappedSample.all.map { $0.mapping + ".json" }.sorted())
    for name in names {
      let mapping = try LogMapping.read(path: MappedSample.folder + name)
      #expect(try LogMapping.parse(mapping.text.utf8, name: name) == mapping)
    }
  }

  @Test func `a shipped mapping is refused by every other recorder's log`() throws {
    for sample in MappedSample.all {
      var options = LogReadingOptions()
      options.mapping = try LogMapping.read(path: MappedSample.folder + sample.mapping + ".json")
      options.requiresFixes = false
      for other in MappedSample.all where other.mapping != sample.mapping {
        // What has no header fits whatever has numbers in three columns.
        if sample.mapping == "bare-headerless" { continue }
        let error = #expect(throws: DriveLogError.self, "\(sample.mapping) \(other.mapping)") {
          try TemporaryLogs(other.files).read(other.file, options: options)
        }
        #expect(error?.exit == .badData)
      }
    }
  }
}
