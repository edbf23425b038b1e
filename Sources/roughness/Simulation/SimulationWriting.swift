import FoundationEssentials
import RoadNetworks
import RoadReports
import RoadSurveys
import RoughnessModels

extension SimulationPlan {
  /// The file by which a folder is known to be a simulation's.
  private static let settingsName = "simulation.json"

  /// One drive as the summary has it.
  struct Written {
    var log: String
    var route: [String]
    var kilometers: Double
    var seconds: Int
    var rows: Int
  }

  /// Simulates every run and writes all files; returns what was driven.
  func write(to folder: String) throws -> [Written] {
    let present = OutputFile.names(in: folder)
    guard present.isEmpty || options.force else {
      throw ReportError.cannotCreate(
        path: folder,
        reason: "the folder holds other files; give a new one, or write among them with --force")
    }
    let guarding = InterruptGuard { OutputFile.removeUnfinished(in: folder) }
    defer { guarding.end() }
    try OutputFile.makeFolder(folder + "/logs")
    try OutputFile.write(SimulatedTownFiles.network(town), to: folder + "/network.geojson")
    for (name, track) in [
      ("reference.csv", SimulatedTownFiles.Track.mean), ("reference-left.csv", .left),
      ("reference-right.csv", .right),
    ] {
      try OutputFile.write(
        SimulatedTownFiles.reference(town, track: track, stepMeters: 10), to: "\(folder)/\(name)")
    }
    try OutputFile.write(SimulatedTownFiles.events(town), to: folder + "/events.csv")
    try OutputFile.write(settings(), to: "\(folder)/\(Self.settingsName)")
    try writeGeometry(to: folder + "/geometry")
    if options.profiles {
      try OutputFile.makeFolder(folder + "/profiles")
      for (street, direction) in SimulatedTownFiles.lanes(of: town) {
        try OutputFile.write(
          SimulatedTownFiles.profile(street.lane(direction)),
          to: "\(folder)/profiles/\(street.road.id)-\(direction.rawValue).csv")
      }
    }
    var summary: [Written] = []
    let tracks = try OutputFile(path: folder + "/tracks.csv")
    try tracks.write(Array("log,time_s,road_id,direction,chainage_m,speed_mps\n".utf8))
    let progress = ProgressBar(runs.count == 1 ? "drive" : "drives", of: runs.count, isWanted: !options.quiet)
    defer { progress.end() }
    for (done, run) in runs.enumerated() {
      progress.done(done)
      guard let path = DrivePath(run.route, in: town) else {
        preconditionFailure("The routes of a drawn town are connected.")
      }
      let drive = SimulatedDrive(run.design, path: path, in: town)
      var writer = SimulatedLogWriter(format, path: "\(folder)/logs/\(logName(run))")
      drive.run(into: &writer)
      try writer.finish()
      try tracks.write(SimulatedTownFiles.track(drive, log: logName(run)))
      summary.append(
        Written(
          log: "logs/\(logName(run))", route: run.route,
          kilometers: Double((drive.programme.lengthMeters / 10).rounded()) / 100,
          seconds: Int(drive.programme.durationSeconds.rounded()), rows: writer.rows))
    }
    try tracks.close()
    return summary
  }

  /// What was driven, to read.
  static func text(_ written: [Written]) -> String {
    written.map { drive in
      "\(drive.log): \(drive.route.joined(separator: ", ")): \(drive.kilometers) km, \(drive.seconds) s, "
        + "\(drive.rows) rows\n"
    }.joined()
  }

  /// What was driven, for programs. Members keep their order.
  static func json(_ written: [Written], folder: String) -> String {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.name("logs")
    json.beginArray()
    for drive in written {
      json.beginObject()
      json.name("log")
      json.string(drive.log)
      json.name("route")
      json.beginArray()
      for road in drive.route { json.string(road) }
      json.endArray()
      json.name("length_km")
      json.number(drive.kilometers, decimals: 2)
      json.name("duration_s")
      json.integer(drive.seconds)
      json.name("rows")
      json.integer(drive.rows)
      json.endObject()
    }
    json.endArray()
    json.name("folder")
    json.string(folder)
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self) + "\n"
  }

  /// Each car's geometry as settings to be given with `--config`.
  private func writeGeometry(to folder: String) throws {
    struct Settings: Encodable { var geometry: VehicleGeometry }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try OutputFile.makeFolder(folder)
    var written: Set<String> = []
    for run in runs where written.insert(run.design.vehicle.name).inserted {
      var geometry = run.design.vehicle.geometry(
        box: run.design.box, antenna: run.design.antennaBehindFrontAxle)
      let sensor = run.design.sensor
      if sensor.yawDegrees == 0, sensor.pitchDegrees == 0, sensor.rollDegrees == 0 {
        geometry.boxForward = [1, 0, 0]
      }
      let bytes = [UInt8](try encoder.encode(Settings(geometry: geometry))) + [UInt8(ascii: "\n")]
      try OutputFile.write(bytes, to: "\(folder)/\(run.design.vehicle.name).json")
    }
  }

  /// Everything that the files were made from, as JSON with sorted keys.
  private func settings() throws -> [UInt8] {
    struct Settings: Encodable {
      struct Run: Encodable {
        var log: String
        var route: [String]
        var drive: SimulatedDrive.Design
      }
      var synthetic = true
      var seed: UInt64
      var town: SimulatedTown.Design
      var runs: [Run]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    let settings = Settings(
      seed: options.seed, town: town.design,
      runs: runs.map { Settings.Run(log: "logs/\(logName($0))", route: $0.route, drive: $0.design) })
    return [UInt8](try encoder.encode(settings)) + [UInt8(ascii: "\n")]
  }
}
