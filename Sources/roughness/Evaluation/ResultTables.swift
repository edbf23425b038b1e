import RoadReports
import RoadSurveys

/// The tables of a result that an evaluation needs, from a folder or from one of its files.
struct ResultTables {
  var sections: [SectionEstimate] = []
  var segments: [SegmentEstimate] = []
  var calibratedLogs: [String: Bool] = [:]
  /// Roads that the result's vehicles were calibrated on.
  var calibrationRoads: [RoadStretch] = []
  var classBounds: [Double]?
  private var path: String

  /// Reads what is at a path. Errors: `ReportError`; a folder must be whole.
  static func read(_ path: String) throws -> ResultTables {
    var tables = ResultTables(path: path)
    if isFolder(path) {
      let whole = try WholeResult.open(path: path)
      if whole.files.contains(SectionsGeoJSON.fileName) {
        tables.sections = try SectionsGeoJSON.read(
          try whole.read(SectionsGeoJSON.fileName), file: "\(path)/\(SectionsGeoJSON.fileName)")
      }
      if whole.files.contains(SegmentsTable.fileName) {
        tables.segments = try SegmentsTable.read(
          try whole.read(SegmentsTable.fileName), file: "\(path)/\(SegmentsTable.fileName)")
      }
      if whole.files.contains(RunsTable.fileName) {
        tables.calibratedLogs = try RunsTable.calibrated(
          try whole.read(RunsTable.fileName), file: "\(path)/\(RunsTable.fileName)")
      }
      tables.classBounds = bounds(whole.manifest)
      tables.calibrationRoads = roads(whole.manifest)
      return tables
    }
    let bytes = try InputFile.read(path: path)
    let first = bytes.first { $0 != 0xEF && $0 != 0xBB && $0 != 0xBF && $0 != UInt8(ascii: " ") && $0 > 13 }
    if first == UInt8(ascii: "{") {
      tables.sections = try SectionsGeoJSON.read(bytes, file: path)
    } else {
      tables.segments = try SegmentsTable.read(bytes, file: path)
    }
    return tables
  }

  private init(path: String) { self.path = path }

  static func isFolder(_ path: String) -> Bool {
    if path == "-" { return false }
    do throws(ReportError) {
      _ = try InputFile.read(path: path)
      return false
    } catch {
      if case .noInput(_, let reason) = error { return reason.contains("folder") }
      return false
    }
  }

  /// The roads that the manifest's vehicles were calibrated on.
  private static func roads(_ manifest: JSONValue) -> [RoadStretch] {
    (manifest["vehicles"]?.array ?? []).flatMap { $0["calibration_roads"]?.array ?? [] }.compactMap { road in
      guard let id = road["road_id"]?.string, let direction = road["direction"]?.string,
        let from = road["from_m"]?.number, let to = road["to_m"]?.number
      else { return nil }
      return RoadStretch(roadID: id, direction: direction, fromMeters: from, toMeters: to)
    }
  }

  private static func bounds(_ manifest: JSONValue) -> [Double]? {
    guard let thresholds = manifest["configuration"]?["thresholds"],
      let two = thresholds["classII"]?.number, let three = thresholds["classIII"]?.number
    else { return nil }
    return [two, three]
  }

  /// What was rated, for messages: the first road and its extent.
  var extent: String {
    let all =
      segments.filter { $0.iri != nil }.map { ($0.roadID, $0.direction, $0.fromMeters, $0.toMeters) }
      + sections.filter { $0.iri != nil }.map { ($0.roadID, $0.direction, $0.fromMeters, $0.toMeters) }
    guard let first = all.first else { return "nothing" }
    let same = all.filter { $0.0 == first.0 && $0.1 == first.1 }
    let from = same.map(\.2).min() ?? 0
    let to = same.map(\.3).max() ?? 0
    return "road \(first.0) \(first.1) \(Int(from))-\(Int(to)) m"
  }

  /// Throws unless the result and the reference have a road in common.
  func requireOverlap(with reference: ReferenceRoads, file: String) throws {
    guard reference.pieces > 0 else {
      throw InputFailure(
        status: Console.Status.badData, text: "\(file): no rows for this track; --track asks for another")
    }
    let driven = Set(sections.map(\.roadID)).union(segments.map(\.roadID))
    guard !driven.isEmpty else {
      throw InputFailure(
        status: Console.Status.badData, text: "\(path): nothing was driven; there is nothing to judge")
    }
    guard driven.isDisjoint(with: reference.roadIDs) else { return }
    let (mine, theirs) = (driven.sorted(), reference.roadIDs)
    throw InputFailure(
      status: Console.Status.badData,
      text:
        "\(file): none of its roads (\(Self.some(theirs))) is in the result (\(Self.some(mine))); road_id must be "
        + "the ledger's id, letter by letter")
  }

  private static func some(_ names: [String]) -> String {
    names.prefix(5).map { SafeText.visible($0) }.joined(separator: ", ") + (names.count > 5 ? ", …" : "")
  }
}
