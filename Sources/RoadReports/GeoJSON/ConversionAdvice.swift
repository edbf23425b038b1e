/// What to type when a file of roads is no GeoJSON in degrees.
enum ConversionAdvice {
  /// GDAL's command that makes GeoJSON in degrees of `path`.
  static func command(for path: String, source: String? = nil) -> String {
    let options = source.map { "-s_srs \($0) " } ?? ""
    return
      "convert it with: ogr2ogr -f GeoJSON \(options)-t_srs EPSG:4326 \(output(for: path)) \(quoted(input(path)))"
  }

  /// The command for coordinates in metres of a system that the file doesn't name.
  static func undeclared(_ path: String) -> String {
    command(for: path, source: "EPSG:NNNN")
      + " (NNNN is the file's own system: 6669–6687 for the Japanese plane-rectangular zones I–XIX)"
  }

  /// What kind of file these bytes begin, when it isn't JSON; nil where it may be JSON.
  static func foreignKind(of bytes: [UInt8], path: String) -> String? {
    let name = path.lowercased()
    if bytes.starts(with: [0x00, 0x00, 0x27, 0x0A]) { return "this is a Shapefile" }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "this is a zip archive" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "this is a gzip file" }
    if bytes.starts(with: "SQLite format 3".utf8) { return "this is a GeoPackage or another SQLite file" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return "this is UTF-16 text, not UTF-8"
    }
    if name.hasSuffix(".dbf") || name.hasSuffix(".shx") || name.hasSuffix(".prj") {
      return "this is a part of a Shapefile"
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes[start...].first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      return "the file is empty"
    }
    switch first {
    case UInt8(ascii: "{"): return nil
    case UInt8(ascii: "<"): return "this is XML (KML, GML or GPX?)"
    case 0x1E: return "this is a GeoJSON text sequence"
    default:
      return
        "this is no GeoJSON (it begins with \(JSONCursor(bytes, file: path).seen(at: start).dropFirst(4)))"
    }
  }

  /// What GDAL must be told to open: the `.shp` of a Shapefile's parts, the inside of an archive.
  private static func input(_ path: String) -> String {
    let name = path.lowercased()
    if name.hasSuffix(".dbf") || name.hasSuffix(".shx") || name.hasSuffix(".prj") {
      return path.dropLast(4) + (path.hasSuffix(name.suffix(4)) ? ".shp" : ".SHP")
    }
    if name.hasSuffix(".zip") { return "/vsizip/" + path }
    if name.hasSuffix(".gz") { return "/vsigzip/" + path }
    return path
  }

  /// `roads.geojson`, unless that is the name of the file itself.
  private static func output(for path: String) -> String {
    path.split(separator: "/").last == "roads.geojson" ? "roads-wgs84.geojson" : "roads.geojson"
  }

  /// The path as a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let plain = path.unicodeScalars.allSatisfy {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0.value > 0x7F
        || "/._-+,:@%".unicodeScalars.contains($0)
    }
    guard !plain || path.hasPrefix("-") else { return path }
    let escaped = path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    return "'\(path.hasPrefix("-") ? "./" : "")\(escaped)'"
  }
}
