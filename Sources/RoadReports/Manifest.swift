import RoadKernels
public import RoadSurveys

/// `manifest.json`: by what, with which settings, from which inputs a result was made, and what belongs to it.
///
/// It is written last and carries every file's hash, so that a torn result can't pass for a whole one. No absolute path
/// and no wall clock: the same inputs and settings give the same bytes.
public struct Manifest: Sendable, Hashable {
  public static let fileName = "manifest.json"
  /// The name by which a manifest is known as this program's.
  static let toolName = "roughness"

  /// A log or another file that the result was computed from.
  public struct Input: Sendable, Hashable {
    /// The name as shown to people, never an absolute path.
    public var name: String
    /// Lower-case hexadecimal SHA-256 of the bytes.
    public var sha256: String
    public var bytes: Int

    public init(name: String, sha256: String, bytes: Int) {
      self.name = name
      self.sha256 = sha256
      self.bytes = bytes
    }

    /// A file whose bytes are at hand.
    public init(name: String, bytes: [UInt8]) {
      self.init(name: name, sha256: SHA256.hexadecimal(of: bytes), bytes: bytes.count)
    }
  }

  /// One figure of the result.
  public struct Count: Sendable, Hashable {
    public var name: String
    public var count: Int

    public init(_ name: String, _ count: Int) {
      self.name = name
      self.count = count
    }
  }

  /// One run of the result and what estimated it.
  public struct Run: Sendable, Hashable {
    public var log: String
    public var estimator: String

    public init(log: String, estimator: String) {
      self.log = log
      self.estimator = estimator
    }
  }

  /// A car whose file was given, and the roads it was calibrated on: no test of it.
  public struct Vehicle: Sendable, Hashable {
    public var id: String
    public var file: Input
    public var calibrationRoads: [RoadStretch]

    public init(id: String, file: Input, calibrationRoads: [RoadStretch]) {
      self.id = id
      self.file = file
      self.calibrationRoads = calibrationRoads
    }
  }

  /// How wide a road is in each direction: sections don't say it, and areas need it.
  public struct Width: Sendable, Hashable {
    public var roadID: String
    public var meters: Double

    public init(roadID: String, meters: Double) {
      self.roadID = roadID
      self.meters = meters
    }
  }

  /// What a road is called and where its kilometre posts stand, as the ledger says: sections don't say it.
  public struct Address: Sendable, Hashable {
    public var roadID: String
    public var address: RoadAddress

    public init(roadID: String, address: RoadAddress) {
      self.roadID = roadID
      self.address = address
    }
  }

  /// A written file.
  struct File: Sendable, Hashable {
    var name: String
    var sha256: String
    var bytes: Int
  }

  /// The program's version.
  public var version: String
  /// Every setting with its value, as an ordered tree.
  public var configuration: JSONValue
  public var inputs: [Input]
  /// Counts by name, in the order to be printed.
  public var counts: [Count]
  /// Whether every run was calibrated.
  public var calibrated: Bool
  /// In canonical order.
  public var runs: [Run]
  public var vehicles: [Vehicle]
  /// Of the driven roads whose width is known, by id.
  public var widths: [Width] = []
  /// Of the driven roads that have one, by id.
  public var addresses: [Address] = []
  /// How the logs were read where the user said it: options with their values; empty where every header spoke for itself.
  public var reading: [JSONMember] = []
  /// Filled by the folder as files are written.
  var files: [File] = []

  public init(
    version: String, configuration: JSONValue, inputs: [Input], counts: [Count],
    calibrated: Bool, runs: [Run] = [], vehicles: [Vehicle] = []
  ) {
    self.version = version
    self.configuration = configuration
    self.inputs = inputs
    self.counts = counts
    self.calibrated = calibrated
    self.runs = runs
    self.vehicles = vehicles
  }

  /// Writes the manifest, a line for each value.
  func write(into sink: inout ByteSink) throws(ReportError) {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.name("tool")
    json.value(
      .object([JSONMember("name", .string(Self.toolName)), JSONMember("version", .string(version))]))
    json.name("calibrated")
    json.flag(calibrated)
    json.name("counts")
    json.beginObject()
    for count in counts {
      json.name(count.name)
      json.integer(count.count)
    }
    json.endObject()
    json.name("inputs")
    json.beginArray()
    for input in inputs { Self.entry(input.name, input.sha256, input.bytes, &json) }
    json.endArray()
    json.name("runs")
    json.beginArray()
    for run in runs {
      json.beginObject()
      json.name("log")
      json.string(run.log)
      json.name("estimator")
      json.string(run.estimator)
      json.endObject()
    }
    json.endArray()
    if !vehicles.isEmpty { Self.write(vehicles, &json) }
    if !reading.isEmpty {
      json.name("reading")
      json.value(.object(reading))
    }
    if !widths.isEmpty { Self.write(widths, &json) }
    if !addresses.isEmpty { Self.write(addresses, &json) }
    json.name("files")
    json.beginArray()
    for file in files { Self.entry(file.name, file.sha256, file.bytes, &json) }
    json.endArray()
    json.name("configuration")
    json.value(configuration)
    json.endObject()
    json.newline()
    try json.drain(into: &sink, all: true)
  }

  private static func write(_ vehicles: [Vehicle], _ json: inout JSONWriter) {
    json.name("vehicles")
    json.beginArray()
    for vehicle in vehicles {
      json.beginObject()
      json.name("id")
      json.string(vehicle.id)
      json.name("sha256")
      json.string(vehicle.file.sha256)
      json.name("calibration_roads")
      json.beginArray()
      for road in vehicle.calibrationRoads {
        json.beginObject()
        json.name("road_id")
        json.string(road.roadID)
        json.name("direction")
        json.string(road.direction)
        json.name("from_m")
        json.number(road.fromMeters)
        json.name("to_m")
        json.number(road.toMeters)
        json.endObject()
      }
      json.endArray()
      json.endObject()
    }
    json.endArray()
  }

  private static func write(_ widths: [Width], _ json: inout JSONWriter) {
    json.name("widths")
    json.beginArray()
    for width in widths {
      json.beginObject()
      json.name("road_id")
      json.string(width.roadID)
      json.name("width_m")
      json.number(width.meters)
      json.endObject()
    }
    json.endArray()
  }

  private static func write(_ addresses: [Address], _ json: inout JSONWriter) {
    json.name("roads")
    json.beginArray()
    for road in addresses {
      let address = road.address
      json.beginObject()
      json.name("road_id")
      json.string(road.roadID)
      for (name, text) in [("road_no", address.number), ("branch", address.branch)] {
        guard let text else { continue }
        json.name(name)
        json.string(text)
      }
      for (name, value) in [
        ("lanes", address.lanes), ("kp_from", address.kilometrePostFrom), ("kp_to", address.kilometrePostTo),
        ("length_m", address.kilometrePostFrom == nil ? nil : address.lengthMeters),
      ] {
        guard let value else { continue }
        json.name(name)
        json.number(value)
      }
      json.endObject()
    }
    json.endArray()
  }

  /// The addresses that a manifest states, by road.
  public static func addresses(of manifest: JSONValue) -> [String: RoadAddress] {
    var addresses: [String: RoadAddress] = [:]
    for entry in manifest["roads"]?.array ?? [] {
      guard let road = entry["road_id"]?.string else { continue }
      addresses[road] = RoadAddress(
        number: entry["road_no"]?.string, branch: entry["branch"]?.string, lanes: entry["lanes"]?.number,
        kilometrePostFrom: entry["kp_from"]?.number, kilometrePostTo: entry["kp_to"]?.number,
        lengthMeters: entry["length_m"]?.number ?? 0)
    }
    return addresses
  }

  /// The widths that a manifest states, by road.
  public static func widths(of manifest: JSONValue) -> [String: Double] {
    var widths: [String: Double] = [:]
    for entry in manifest["widths"]?.array ?? [] {
      if let road = entry["road_id"]?.string { widths[road] = entry["width_m"]?.number }
    }
    return widths
  }

  /// A manifest's tree with other files.
  static func replacing(_ files: [File], in manifest: JSONValue) -> JSONValue {
    manifest.replacing(
      "files",
      with: .array(
        files.map { file in
          .object([
            JSONMember("name", .string(file.name)), JSONMember("sha256", .string(file.sha256)),
            JSONMember("bytes", .number(Double(file.bytes))),
          ])
        }))
  }

  /// Writes a manifest's tree as ``write(into:)`` does.
  static func write(_ manifest: JSONValue, into sink: inout ByteSink) throws(ReportError) {
    var json = JSONWriter(indented: true)
    json.value(manifest)
    json.newline()
    try json.drain(into: &sink, all: true)
  }

  private static func entry(
    _ name: String, _ sha256: String, _ bytes: Int, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.name("name")
    json.string(name)
    json.name("sha256")
    json.string(sha256)
    json.name("bytes")
    json.integer(bytes)
    json.endObject()
  }
}
