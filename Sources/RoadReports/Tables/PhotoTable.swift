/// `photos.csv`: when and where pictures were taken, as people's cameras and tools list them.
public enum PhotoTable {
  /// One picture; the time is still text, since only its reader knows the zone.
  public struct Row: Sendable, Hashable {
    public var position: SourcePosition
    public var name: String
    public var time: String?
    public var latitude: Double?
    public var longitude: Double?
  }

  /// Reads the rows; columns may stand in any order and others beside them.
  ///
  /// The picture is in `path`, `url`, `photo` or `file`, its time in `time`, `datetime` or `taken`, its position in `lat`
  /// and `lon` (or `latitude`, `longitude`). Errors: `malformed`.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [Row] {
    var reader = try DelimitedReader(bytes, file: file)
    var columns = try reader.indices(required: [], whatItIs: "a table of pictures")
    let start = SourcePosition(line: 1, column: 1)
    for (name, aliases) in aliases where columns[name] == nil {
      if let known = aliases.first(where: { columns[$0] != nil }) { columns[name] = columns[known] }
    }
    guard columns["path"] != nil, columns["time"] != nil || columns["lat"] != nil else {
      throw .malformed(
        file: file, position: start,
        text:
          "seen the columns \(reader.columns.map(\.text).joined(separator: ", ")); expected time and path "
          + "(or url), and lat, lon where they are known")
    }
    var rows: [Row] = []
    while let cells = try reader.row() {
      let row = TableRow(file: file, columns: columns, cells: cells)
      let (latitude, longitude) = (try row.number("lat"), try row.number("lon"))
      guard (latitude == nil) == (longitude == nil) else {
        throw row.failure("lat", "and lon belong together")
      }
      if let latitude, abs(latitude) > 90 {
        throw row.failure("lat", "is \(latitude), degrees were expected")
      }
      if let longitude, abs(longitude) > 180 {
        throw row.failure("lon", "is \(longitude), degrees were expected")
      }
      rows.append(
        Row(
          position: row.position("path"), name: try row.requiredText("path"), time: row.text("time"),
          latitude: latitude, longitude: longitude))
    }
    return rows
  }

  private static let aliases = [
    ("path", ["url", "photo", "file", "filename", "picture"]), ("time", ["datetime", "taken", "timestamp"]),
    ("lat", ["latitude"]), ("lon", ["longitude", "lng"]),
  ]
}
