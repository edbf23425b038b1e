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
  /// Doubts that such a log always has.
  var doubts: [FindingKind] = []

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

  static let androSensorFolder: RecorderSample = {
    let time: @Sendable (Int) -> String = { "\($0 * 10);2019-09-07 09:13:\(two($0 / 100)):\(two($0 % 100))0" }
    let clocks = "Time since start in ms ;YYYY-MO-DD HH-MI-SS_SSS"
    return RecorderSample(
      format: "androsensor",
      files: [
        "acc.csv": lines(
          "sep=;\nACCELEROMETER X (m/s²);ACCELEROMETER Y (m/s²);ACCELEROMETER Z (m/s²);" + clocks
        ) {
          "0.1;-0.2;9.80665;" + time($0)
        },
        "gyro.csv": lines("sep=;\nGYROSCOPE X (rad/s);GYROSCOPE Y (rad/s);GYROSCOPE Z (rad/s);" + clocks) {
          "0.1;-0.2;0.3;" + time($0)
        },
        "lin.csv": lines(
          "sep=;\nLINEAR ACCELERATION X (m/s²);LINEAR ACCELERATION Y (m/s²);LINEAR ACCELERATION Z (m/s²);"
            + clocks
        ) { "0.1;-0.2;0.3;" + time($0) },
        "loc.csv": lines(
          "sep=;\nLOCATION Latitude : ;LOCATION Longitude : ;LOCATION Speed ( Kmh);LOCATION Accuracy ( m);"
            + "LOCATION ORIENTATION (°);Satellites in range;" + clocks
        ) { "43.80312\($0 / 100);143.89087;36.0;4;90;18 / 19;" + time($0) },
      ])
  }()

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

  static let twoAccelerometers = RecorderSample(
    format: "wide",
    files: [
      "w.csv": lines(
        "time_s,ax_mps2,ay_mps2,az_mps2,axle_mps2,strut_mps2,lat_deg,lon_deg,speed_mps,heading_deg"
      ) {
        "\(1_581_683_244 + $0 / 100).\(two($0 % 100)),0.1,0.2,9.80665,0.5,9.8,"
          + ($0 % 100 == 0 ? "43.80312\($0 / 100),143.89087,10,90" : ",,,")
      }
    ], file: "w.csv", hasGyro: false)

  static let physicsToolboxClock = RecorderSample(
    format: "physics toolbox",
    files: [
      "p.csv": lines("time,gFx,gFy,gFz,TgF,Latitude,Longitude,Speed (m/s)") {
        "14:24:\(two(29 + $0 / 100)):\(two($0 % 100))00,0.01,0.02,1.0,1.0,43.80312\($0 / 100),143.89087\($0 / 100),10.0"
      }
    ], file: "p.csv", hasGyro: false, clock: .sinceStart)

  static let vbo = RecorderSample(
    format: "vbo",
    files: [
      "v.vbo": lines(
        "File created on 31/07/2006 at 09:55:20\r\n\r\n[header]\r\nsatellites\r\ntime\r\nlatitude\r\nlongitude\r\n"
          + "velocity kmh\r\nheading\r\nheight\r\nvertical velocity kmh\r\nX_Accel\r\nY_Accel\r\nZ_Accel\r\nYawRate\r\n"
          + "PitchRate\r\nRollRate\r\n\r\n[channel units]\r\ng\r\ng\r\ng\r\n°/s\r\n°/s\r\n°/s\r\n\r\n[comments]\r\n"
          + "(c) 2001 2003 Racelogic\r\nLog Rate (Hz) : 100.00\r\n\r\n[column names]\r\n"
          + "sats time lat long velocity heading height vertvel X_Accel Y_Accel Z_Accel YawRate PitchRate RollRate\r\n"
          + "\r\n[data]\r"
      ) {
        "137 1622\(two(35 + $0 / 100)).\(two($0 % 100)) +2628.187260\($0 / 100) -08633.452200 036.00 321.85 +00152.58 "
          + "+000.000 0.01 0.02 1.0 0.5 0.5 0.5\r"
      }
    ], file: "v.vbo")

  static let typedRecords = RecorderSample(
    format: "typed records",
    files: [
      "t.txt": lines("imu;TMS;AX;AY;AZ\ngps;TMS;LAT;LONG;SPEED;HH;MM;SS") {
        let motion = "imu;\(1000 + $0 * 10);12;-40;16384;"
        if $0 == 20 { return motion + "\ngps;1201;0.0;0.0;0;0;0;0;" }
        return $0 % 100 == 50
          ? motion + "\ngps;\(1000 + $0 * 10 + 3);43.80312\($0 / 100);143.89087;10;7;21;48;" : motion
      }
    ], file: "t.txt", hasGyro: false, clock: .sinceStart, doubts: [.unitInferred, .invalidFix])

  static let generic = RecorderSample(
    format: "generic wide",
    files: [
      "g.csv": lines(
        "Timestamp (ms)\tAcc_X [g]\tAcc_Y [g]\tAcc_Z [g]\tGyro X (deg/s)\tGyro Y (deg/s)\tGyro Z (deg/s)\t"
          + "GPS Lat\tGPS Lon\tGPS Speed (km/h)\tBearing\thdop"
      ) {
        "\(1_581_683_244_000 + $0 * 10)\t0.01\t0.02\t1.0\t0\t0\t0\t"
          + ($0 % 100 == 0 ? "43.80312\($0 / 100)\t143.89087\t36.0\t90\t0.9" : "\t\t\t\t")
      }
    ], file: "g.csv")

  static let phyphox = RecorderSample(
    format: "phyphox",
    files: [
      "Accelerometer.csv": lines("\"Time (s)\",\"X (m/s^2)\",\"Y (m/s^2)\",\"Z (m/s^2)\"") {
        "\(Double($0) / 100)00000000E0,1.0E-1,2.0E-1,9.806650000E0"
      },
      "Gyroscope.csv": lines("\"Time (s)\",\"X (rad/s)\",\"Y (rad/s)\",\"Z (rad/s)\"") {
        "\(Double($0) / 100)00000000E0,1.0E-1,2.0E-1,NaN"
      },
      "Location.csv":
        "\"Time (s)\",\"Latitude (°)\",\"Longitude (°)\",\"Height (m)\",\"Velocity (m/s)\",\"Direction (°)\","
        + "\"Horizontal Accuracy (m)\",\"Vertical Accuracy (°)\"\n0.1E0,43.803120E0,143.89087E0,118E0,10E0,-1,5,5\n"
        + "1.1E0,43.803121E0,143.89087E0,118E0,10E0,-1,5,5\n",
    ], clock: .sinceStart, doubts: [.badCell])

  static let all = [
    wide, twoAccelerometers, androSensor, physicsToolbox, physicsToolboxClock, sensorLog, interleaved, vbo,
    typedRecords, generic, phyphox, androSensorFolder, sensorLogger(true), sensorLogger(false),
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
        abs($0.longitude - 143.89087) < 1e-9 || sample.format == "androsensor"
          || sample.format == "physics toolbox"
      })
    #expect(
      sink.doubts.allSatisfy { $0.kind == .noTimeZone || sample.doubts.contains($0.kind) }, "\(sink.doubts)")
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
