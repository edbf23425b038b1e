import FoundationEssentials
import RoadNetworks
import RoadReports
import RoadSurveys
import RoughnessModels

extension SimulationPlan {
  /// The file by which a folder is known to be a simulation's.
  private static let settingsName = "simulation.json"

  /// Simulates every run and writes all files; returns a summary to read.
  func write(to folder: String) throws -> String {
    let present = OutputFile.names(in: folder)
    guard present.isEmpty || options.force else {
      throw ReportError.cannotCreate(
        path: folder,
        reason: "the folder holds other files; give a new one, or write among them with --force")
    }
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
    var summary = ""
    let tracks = try OutputFile(path: folder + "/tracks.csv")
    try tracks.write(Array("log,time_s,road_id,direction,chainage_m,speed_mps\n".utf8))
    for run in runs {
      guard let path = DrivePath(run.route, in: town) else {
        preconditionFailure("The routes of a drawn town are connected.")
      }
      let drive = SimulatedDrive(run.design, path: path, in: town)
      var writer = SimulatedLogWriter(format, path: "\(folder)/logs/\(logName(run))")
      drive.run(into: &writer)
      try writer.finish()
      try tracks.write(SimulatedTownFiles.track(drive, log: logName(run)))
      let kilometres = Double((drive.programme.lengthMeters / 10).rounded()) / 100
      summary += "logs/\(logName(run)): \(run.route.joined(separator: ", ")): \(kilometres) km, "
      summary += "\(Int(drive.programme.durationSeconds.rounded())) s, \(writer.rows) rows\n"
    }
    try tracks.close()
    return summary
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
