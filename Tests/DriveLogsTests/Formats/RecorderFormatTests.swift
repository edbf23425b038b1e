import DriveLogs
import Foundation
import RoadFindings
import Testing

/// Two seconds of every recorder's log, built of its own header lines; each must be known as itself and read right.
struct RecorderSample: Sendable, CustomTestStringConvertible {
  var format: String
  var files: [String: String]
  /// The one file, or nil for a folder.
  var file: String?
  var fixes = 2
  var az: Float = 9.80665
  var speed: Double? = 10
  var hasGyro = true
  var clock = DriveLogDescription.Clock.unixEpoch

  var testDescription: String { format }

  private static func lines(_ header: String, _ row: (Int) -> String) -> String {
    header + "\n" + (0..<200).map { row($0) + "\n" }.joined()
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  static let androSensor = RecorderSample(
    format: "androsensor",
    files: [
      "a.csv": lines(
        "sep=;\nACCELEROMETER X (m/s²);ACCELEROMETER Y (m/s²);ACCELEROMETER Z (m/sÂ²);GYROSCOPE X (rad/s);"
          + "GYROSCOPE Y (rad/s);GYROSCOPE Z (rad/s);LOCATION Latitude : ;LOCATION Longitude : ;LOCATION Speed ( Kmh);"
          + "LOCATION Accuracy ( m);LOCATION ORIENTATION (°);Satellites in range;Time since start in ms ;"
          + "YYYY-MO-DD HH-MI-SS_SSS"
      ) {
        "0.1;-0.2;9.80665;0.01;0.02;0.03;43.80312\($0 / 100);143.89087\($0 / 100);36.0;4;90;18 / 19;\($0 * 10);"
          + "2019-09-07 09:13:\(two($0 / 100)):\(two($0 % 100))0"
      }
    ], file: "a.csv")

  static let physicsToolbox = RecorderSample(
    format: "physics toolbox",
    files: [
      "p.csv": lines("time;gFx;gFy;gFz;wx;wy;wz;Latitude;Longitude;Speed (m/s)") {
        "\($0 / 100),\(two($0 % 100));0,01;0,02;1,0;0,01;0,02;0,03;43,80312\($0 / 100);143,89087\($0 / 100);10,0"
      }
    ], file: "p.csv", clock: .sinceStart)

  static let sensorLog = RecorderSample(
    format: "sensorlog",
    files: [
      "s.csv": lines(
        "loggingTime(txt),locationTimestamp_since1970(s),locationLatitude(WGS84),locationLongitude(WGS84),"
          + "locationSpeed(m/s),locationCourse(°),locationHorizontalAccuracy(m),accelerometerTimestamp_sinceReboot(s),"
          + "accelerometerAccelerationX(G),accelerometerAccelerationY(G),accelerometerAccelerationZ(G),gyroRotationX(rad/s),"
          + "gyroRotationY(rad/s),gyroRotationZ(rad/s)"
      ) {
        "2020-02-14 13:27:\(two($0 / 100)).\(two($0 % 100))0 +0100,1581683244.1,43.80312\($0 / 100),143.89087,10.0,90,5,"
          + "100.5,0.01,0.02,-1.0,0.1,0.1,0.1"
      }
    ], file: "s.csv", az: -9.80665)

  static let interleaved = RecorderSample(
    format: "iphone interleaved",
    files: [
      "i.csv": lines(
        "timestamp(unix),user_acc_x(G),user_acc_y(G),user_acc_z(G),gravity_x(G),gravity_y(G),gravity_z(G),"
          + "timestamp(unix),latitude,longitude,speed(m/s)"
      ) {
        let motion = "\(1_581_683_244 + $0 / 100).\(two($0 % 100)),0.01,0.02,0.5,0,0,-1.5,,,,\n"
        return $0 % 100 == 50
          ? motion + ",,,,,,,\(1_581_683_244 + $0 / 100).3,43.80312\($0 / 100),143.89087,10"
          : String(motion.dropLast())
      }
    ], file: "i.csv", az: -9.80665, hasGyro: false)

  static func sensorLogger(_ isPhone: Bool) -> RecorderSample {
    let time: @Sendable (Int) -> String = {
      "\(1_581_683_244_000_000_000 + $0 * 10_000_000),\(Double($0) / 100)"
    }
    var files = [
      "Gyroscope.csv": lines("time,seconds_elapsed,z,y,x") { "\(time($0)),0.1,0.2,0.3" },
      "Location.csv":
        "time,seconds_elapsed,altitude,speedAccuracy,bearingAccuracy,latitude,altitudeAboveMeanSeaLevel,bearing,"
        + "horizontalAccuracy,verticalAccuracy,longitude,speed\n"
        + "\(time(0)),100,1,1,43.803120,100,-1,5,5,143.89087,10\n\(time(100)),100,1,1,43.803121,100,-1,5,5,143.89087,10\n",
    ]
    if isPhone {
      files["Accelerometer.csv"] = lines("time,seconds_elapsed,z,y,x") { "\(time($0)),0.5,0.2,0.1" }
      files["Gravity.csv"] = lines("time,seconds_elapsed,z,y,x") { "\(time($0)),9.30665,0,0" }
    } else {
      files["Accelerometer.csv"] = lines("time,seconds_elapsed,z,y,x") { "\(time($0)),0.5,0.2,0.1" }
      files["TotalAcceleration.csv"] = lines("time,seconds_elapsed,z,y,x") { "\(time($0)),9.80665,0.2,0.1" }
    }
    return RecorderSample(format: "sensor logger", files: files)
  }

  static let wide = RecorderSample(
    format: "wide",
    files: [
      "w.csv": lines(
        "time_s,ax_mps2,ay_mps2,az_mps2,gx_radps,gy_radps,gz_radps,lat_deg,lon_deg,speed_mps,heading_deg,vehicle,road"
      ) {
        "\(1_581_683_244 + $0 / 100).\(two($0 % 100)),0.1,0.2,9.80665,0,0,0,"
          + ($0 % 100 == 0 ? "43.80312\($0 / 100),143.89087,10,90" : ",,,") + ",van 7,国道39号"
      }
    ], file: "w.csv")

  static let all = [
    wide, androSensor, physicsToolbox, sensorLog, interleaved, sensorLogger(true), sensorLogger(false),
  ]
}

@Suite struct RecorderFormatTests {
  @Test(arguments: RecorderSample.all) func `a recorder's own header is known and read`(
    sample: RecorderSample
  ) throws {
    let logs = try TemporaryLogs(sample.files)
    let (sink, tally) = try logs.read(sample.file)
    let description = try #require(sink.description)
    #expect(
      description.format == sample.format && description.clock == sample.clock && description.hasGravity)
    #expect(sink.times.count == 200 && tally.rowsDropped == 0)
    #expect(sink.times[199] - sink.times[0] == 1_990_000_000)
    #expect(sink.az.allSatisfy { abs($0 - sample.az) < 1e-5 })
    #expect(sink.gx.isEmpty == !sample.hasGyro)
    #expect(sink.fixes.count == sample.fixes && sink.fixes.allSatisfy { $0.speed == sample.speed })
    #expect(
      sink.fixes.allSatisfy {
        $0.longitude == 143.89087 || sample.format == "androsensor" || sample.format == "physics toolbox"
      })
    #expect(sink.doubts.allSatisfy { $0.kind == .noTimeZone })
  }

  @Test(arguments: RecorderSample.all.filter { $0.file == nil }) func `an export folder is found`(
    sample: RecorderSample
  ) throws {
    let logs = try TemporaryLogs(sample.files)
    #expect(try LogSource.discover([logs.folder.path]).map(\.kind) == [.exportFolder])
  }

  @Test func `vehicle and label of a wide log are carried as data`() throws {
    let (sink, _) = try TemporaryLogs(RecorderSample.wide.files).read("w.csv")
    #expect(sink.description?.vehicle == "van 7" && sink.description?.label == "国道39号")
  }
}
