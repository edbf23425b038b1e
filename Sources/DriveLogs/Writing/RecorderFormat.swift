/// The formats in which a drive can be written; every one of them is read back.
public enum RecorderFormat: String, Sendable, Hashable, CaseIterable {
  case wide
  /// The wide log with axle and strut accelerations, where the drive has them.
  case twoAccelerometer = "two-accelerometer"
  case phyphox
  case phyphoxTab = "phyphox-tab"
  case phyphoxSemicolon = "phyphox-semicolon"
  case phyphoxTabComma = "phyphox-tab-comma"
  case phyphoxSemicolonComma = "phyphox-semicolon-comma"
  case sensorLoggerAndroid = "sensor-logger-android"
  case sensorLoggerIOS = "sensor-logger-ios"
  case androSensor = "androsensor"
  case physicsToolbox = "physics-toolbox"
  case physicsToolboxComma = "physics-toolbox-comma"
  case sensorLog = "sensorlog"
  case vbo
  case typedRecords = "typed-records"
  case iPhoneInterleaved = "iphone-interleaved"
  case generic

  /// Whether a drive becomes a folder of files.
  public var isFolder: Bool { layout.isFolder }

  /// Ending of the file's name; of a folder's files.
  public var ending: String { layout.ending }

  var layout: RecordingLayout {
    switch self {
    case .wide, .twoAccelerometer: WideLog.layout
    case .phyphox: Phyphox.layout(",", ".")
    case .phyphoxTab: Phyphox.layout("\t", ".")
    case .phyphoxSemicolon: Phyphox.layout(";", ".")
    case .phyphoxTabComma: Phyphox.layout("\t", ",")
    case .phyphoxSemicolonComma: Phyphox.layout(";", ",")
    case .sensorLoggerAndroid: SensorLogger.androidLayout
    case .sensorLoggerIOS: SensorLogger.iOSLayout
    case .androSensor: AndroSensor.layout
    case .physicsToolbox: PhysicsToolbox.layout(comma: false)
    case .physicsToolboxComma: PhysicsToolbox.layout(comma: true)
    case .sensorLog: SensorLog.layout
    case .vbo: VBO.layout
    case .typedRecords: TypedRecords.layout
    case .iPhoneInterleaved: InterleavedPhone.layout
    case .generic: GenericWide.layout
    }
  }
}
