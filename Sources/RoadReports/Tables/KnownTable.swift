/// What is always there on the roads, as a town lists it: a table, or points on a map.
public enum KnownTable {
  /// One thing; a survey's own `events.csv` has the same columns.
  public struct Row: Sendable, Hashable {
    public var roadID: String?
    /// `forward`, `backward` or nil for both.
    public var direction: String?
    public var chainageMeters: Double?
    public var latitude: Double?
    public var longitude: Double?
    public var kind: String?
    public var text: String?
    public var lastDate: String?
  }

  /// Reads CSV, or GeoJSON where the file begins with a brace; rows of status `gone` are passed over.
  ///
  /// `road_id` and `chainage_m`, or `lat` and `lon` (a point's own place), and as they are known `direction`, `kind`, `text`
  /// (or `name`) and `last_date`; others may stand beside them. Errors: `malformed`.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [Row] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[start...].first { $0 > UInt8(ascii: " ") }
    return first == UInt8(ascii: "{") ? try points(bytes, file) : try table(bytes, file)
  }

  // MARK: A table

  private static func table(_ bytes: [UInt8], _ file: String) throws(ReportError) -> [Row] {
    var reader = try DelimitedReader(bytes, file: file)
    var columns = try reader.indices(required: [], whatItIs: "a table of what is always there")
    for (name, aliases) in aliases where columns[name] == nil {
      if let known = aliases.first(where: { columns[$0] != nil }) { columns[name] = columns[known] }
    }
    let hasChainage = columns["road_id"] != nil && columns["chainage_m"] != nil
    guard hasChainage || (columns["lat"] != nil && columns["lon"] != nil) else {
      throw .malformed(
        file: file, position: SourcePosition(line: 1, column: 1),
        text:
          "seen the columns \(reader.columns.map(\.text).joined(separator: ", ")); expected road_id and chainage_m, or "
          + "lat and lon, and direction, kind, text where they are known")
    }
    var rows: [Row] = []
    while let cells = try reader.row() {
      let row = TableRow(file: file, columns: columns, cells: cells)
      if row.text("status") == "gone" { continue }
      let made = Row(
        roadID: row.text("road_id"), direction: try direction(row.text("direction"), row.failure),
        chainageMeters: try row.number("chainage_m"), latitude: try row.number("lat"),
        longitude: try row.number("lon"), kind: row.text("kind"), text: row.text("text"),
        lastDate: row.text("last_date"))
      try check(made, row.failure)
      rows.append(made)
    }
    return rows
  }

  private static let aliases = [
    ("text", ["name", "remark", "note"]), ("lat", ["latitude"]), ("lon", ["longitude", "lng"]),
    ("kind", ["type"]), ("chainage_m", ["chainage"]),
  ]

  // MARK: Points

  private static func points(_ bytes: [UInt8], _ file: String) throws(ReportError) -> [Row] {
    let tree = try JSONValue.parse(bytes, file: file)
    guard tree["type"]?.string == "FeatureCollection", let features = tree["features"]?.array else {
      throw .malformed(
        file: file, position: SourcePosition(line: 1, column: 1),
        text: "this is no FeatureCollection; expected GeoJSON points, or a table with road_id and chainage_m")
    }
    var rows: [Row] = []
    for (number, feature) in features.enumerated() {
      let properties = feature["properties"]
      if properties?["status"]?.string == "gone" { continue }
      func failure(_ name: String, _ text: String) -> ReportError {
        let place = properties?.object?.first { $0.name == name }?.position
        return .malformed(
          file: file, position: place ?? SourcePosition(line: 1, column: 1),
          text: "feature \(number + 1): \(name) \(text)")
      }
      func text(_ names: String...) -> String? {
        for name in names {
          if let text = properties?[name]?.string, !text.isEmpty { return text }
        }
        return nil
      }
      let place = feature["geometry"]?["coordinates"]?.array?.compactMap(\.number)
      guard feature["geometry"]?["type"]?.string == "Point", let place, place.count >= 2 else {
        throw failure("geometry", "is no point; give each thing a Point")
      }
      let row = Row(
        roadID: text("road_id"), direction: try direction(text("direction"), failure),
        chainageMeters: properties?["chainage_m"]?.number, latitude: place[1], longitude: place[0],
        kind: text("kind", "type"), text: text("text", "name"), lastDate: text("last_date"))
      try check(row, failure)
      rows.append(row)
    }
    return rows
  }

  // MARK: Both

  private static func direction(
    _ text: String?, _ failure: (String, String) -> ReportError
  ) throws(ReportError) -> String? {
    switch text {
    case nil, "both": return nil
    case "forward", "backward": return text
    default: throw failure("direction", "is '\(text ?? "")', forward, backward or both was expected")
    }
  }

  private static func check(_ row: Row, _ failure: (String, String) -> ReportError) throws(ReportError) {
    guard (row.latitude == nil) == (row.longitude == nil) else {
      throw failure("lat", "and lon belong together")
    }
    if let latitude = row.latitude, abs(latitude) > 90 {
      throw failure("lat", "is \(latitude), degrees were expected")
    }
    if let longitude = row.longitude, abs(longitude) > 180 {
      throw failure("lon", "is \(longitude), degrees were expected")
    }
    guard row.latitude != nil || (row.roadID != nil && row.chainageMeters != nil) else {
      throw failure("chainage_m", "and road_id, or lat and lon, must say where it is")
    }
  }
}
