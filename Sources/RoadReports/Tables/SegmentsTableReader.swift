public import RoadSurveys

extension SegmentsTable {
  /// The segments of a `segments.csv`, in its order. Errors: `malformed`. Complexity: linear in the bytes.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [SegmentEstimate] {
    var reader = try DelimitedReader(bytes, file: file)
    let indices = try reader.indices(
      required: ["log", "road_id", "direction", "from_m", "to_m", "iri", "speed_kmh"],
      whatItIs: "a segments.csv of this program")
    var segments: [SegmentEstimate] = []
    while let cells = try reader.row() {
      let row = TableRow(file: file, columns: indices, cells: cells)
      let (from, to) = (try row.requiredNumber("from_m"), try row.requiredNumber("to_m"))
      guard to > from else { throw row.failure("to_m", "is \(to), not above from_m \(from)") }
      let iri = try row.number("iri")
      segments.append(
        SegmentEstimate(
          log: try row.requiredText("log"), vehicle: row.text("vehicle"),
          roadID: try row.requiredText("road_id"), direction: try row.requiredText("direction"),
          fromMeters: from, toMeters: to, iriRaw: try row.number("iri_raw"), iri: iri,
          speedKmh: try row.number("speed_kmh"),
          coverage: try row.number("coverage") ?? (iri == nil ? 0 : 1), excluded: row.text("excluded") ?? ""))
    }
    return segments
  }
}

extension RunsTable {
  /// The cars of a `runs.csv`; empty where a run's car isn't known. Errors: `malformed`.
  public static func vehicles(_ bytes: [UInt8], file: String) throws(ReportError) -> Set<String> {
    var reader = try DelimitedReader(bytes, file: file)
    let indices = try reader.indices(required: ["log", "vehicle"], whatItIs: "a runs.csv of this program")
    var vehicles: Set<String> = []
    while let cells = try reader.row() {
      guard let vehicle = TableRow(file: file, columns: indices, cells: cells).text("vehicle") else {
        return []
      }
      vehicles.insert(vehicle)
    }
    return vehicles
  }

  /// Which logs of a `runs.csv` were calibrated. Errors: `malformed`.
  public static func calibrated(_ bytes: [UInt8], file: String) throws(ReportError) -> [String: Bool] {
    var reader = try DelimitedReader(bytes, file: file)
    let indices = try reader.indices(
      required: ["log", "calibrated"], whatItIs: "a runs.csv of this program")
    var logs: [String: Bool] = [:]
    while let cells = try reader.row() {
      let row = TableRow(file: file, columns: indices, cells: cells)
      logs[try row.requiredText("log")] = row.text("calibrated") == "true"
    }
    return logs
  }
}
