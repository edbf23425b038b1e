import ArgumentParser
import DriveLogs
import RoadReports

/// How logs are to be read where their headers leave a question open; the same for every command that reads logs.
struct ReadingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the columns of the logs mean, for recorders that no reader knows: JSON with comments; see the GUIDE.",
      valueName: "file"))
  var mapping: String?

  @Option(
    help: ArgumentHelp(
      "Samples a second of logs that have no clock, or one that stands still.", valueName: "hz"))
  var rate: Double?

  @Option(
    help: ArgumentHelp(
      "Unit of the accelerations, over what the header says: m/s², g, mg, or counts per g as in 16384/g.",
      valueName: "unit"))
  var accelUnit: String?

  @Option(
    help: ArgumentHelp(
      "Unit of the speed, over what the header says: m/s, km/h, mph or kn.", valueName: "unit"))
  var speedUnit: String?

  @Flag(help: "Latitude and longitude change places.")
  var swapLatlon = false

  @Option(
    help: ArgumentHelp("Share of damaged rows above which a log is refused.", valueName: "percent"))
  var badRowLimit: Double = 5

  @OptionGroup var zone: ZoneArguments

  func validate() throws { _ = try plainOptions(nil) }

  /// What was typed, as what the reader is told.
  ///
  /// `defaultMinutes` is the zone that a configuration names; `--utc-offset` stands over it.
  func options(defaultMinutes: Int? = nil) throws -> LogReadingOptions {
    var options = try plainOptions(defaultMinutes)
    guard let mapping else { return options }
    do {
      options.mapping = try LogMapping.read(path: mapping)
    } catch let error where error.exit == .badData {
      throw ValidationError("\(error)")
    } catch {
      Console.note("roughness: \(error)")
      throw ExitCode(error.exit.rawValue)
    }
    return options
  }

  /// What was said of how logs are read, for the manifest: the same logs read otherwise give another result. The zone is
  /// among the settings.
  func told() throws(ReportError) -> [JSONMember] {
    var told: [JSONMember] = []
    if let rate { told.append(JSONMember("rate_hz", .number(rate))) }
    if let accelUnit { told.append(JSONMember("accel_unit", .string(accelUnit))) }
    if let speedUnit { told.append(JSONMember("speed_unit", .string(speedUnit))) }
    if swapLatlon { told.append(JSONMember("swap_latlon", .bool(true))) }
    if badRowLimit != 5 { told.append(JSONMember("bad_row_limit_percent", .number(badRowLimit))) }
    if let mapping {
      let input = Manifest.Input(name: LedgerFile.name(of: mapping), bytes: try InputFile.read(path: mapping))
      told.append(JSONMember("mapping", .string(input.name)))
      told.append(JSONMember("mapping_sha256", .string(input.sha256)))
    }
    return told
  }

  /// The logs that arguments mean under these options; names that are not UTF-8 are found by their bytes.
  func sources(_ logs: [String], _ options: LogReadingOptions) throws(DriveLogError) -> [LogSource] {
    try LogSource.discover(logs, paths: logs.map(RawArguments.bytes), mapping: options.mapping)
  }

  private func plainOptions(_ defaultMinutes: Int?) throws -> LogReadingOptions {
    var options = LogReadingOptions()
    if let rate {
      guard rate > 0, rate <= 100_000 else {
        throw ValidationError("--rate \(rate): expected samples a second, for example 100")
      }
      options.rateHertz = rate
    }
    if let accelUnit {
      guard let unit = AccelerationScale(accelUnit) else {
        throw ValidationError("--accel-unit \(accelUnit): expected m/s², g, mg or counts per g as in 16384/g")
      }
      options.accelerationUnit = unit.unit
      options.accelerationFactor = unit.factor
    }
    if let speedUnit {
      guard let unit = Unit(spelled: speedUnit), unit.dimension == .speed else {
        throw ValidationError("--speed-unit \(speedUnit): expected m/s, km/h, mph or kn")
      }
      options.speedUnit = unit
    }
    guard (0...100).contains(badRowLimit) else {
      throw ValidationError("--bad-row-limit \(badRowLimit): expected 0 to 100 percent")
    }
    options.badRowLimit = badRowLimit / 100
    options.swapsCoordinates = swapLatlon
    options.utcOffsetSeconds = (try zone.minutes() ?? defaultMinutes).map { $0 * 60 }
    return options
  }
}

/// A unit of acceleration as it is typed: by name, or as so many counts to 1 g.
private struct AccelerationScale {
  var unit: Unit
  var factor = 1.0

  init?(_ text: String) {
    if let unit = Unit(spelled: text) {
      guard unit.dimension == .acceleration else { return nil }
      self.unit = unit
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "g" || parts[1] == "G", let counts = Double(parts[0]),
      counts.isFinite, counts > 0
    else { return nil }
    unit = .standardGravity
    factor = 1 / counts
  }
}
