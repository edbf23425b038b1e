import RoadFindings
import RoadSurveys

/// Reads the lines of a GeoJSON file (RFC 7946): a FeatureCollection, a Feature or a bare geometry.
///
/// Other geometries are passed over and counted. What can't be lines in degrees — another format, projected or swapped
/// coordinates, a file without any line — is refused with the command that mends it. Complexity: linear in the bytes;
/// the memory is that of the features.
public struct GeoJSONReader {
  private var features: [GeoFeature] = []
  private var findings = FindingCollector()
  private var others: [(type: String, count: Int)] = []
  private var bounds = CoordinateBounds()
  private var crs: (value: JSONValue, offset: Int)?
  private var featureIndex = 0
  private let file: String

  private init(file: String) {
    self.file = file
  }

  /// The line features of a file's bytes; `file` is its path, for messages. Errors: `malformed`, `notGeoJSON`.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> GeoJSONDocument {
    if let kind = ConversionAdvice.foreignKind(of: bytes, path: file) {
      throw .notGeoJSON(file: file, position: nil, text: kind, remedy: ConversionAdvice.command(for: file))
    }
    var reader = GeoJSONReader(file: file)
    var cursor = JSONCursor(bytes, file: file)
    try reader.readRoot(&cursor)
    try cursor.end()
    try reader.checkReferenceSystem(cursor)
    try reader.bounds.check(cursor)
    try reader.checkNotEmpty()
    return GeoJSONDocument(features: reader.features, findings: reader.findings.findings)
  }

  // MARK: The levels of a file

  private mutating func readRoot(_ cursor: inout JSONCursor) throws(ReportError) {
    var root = Members()
    var hasFeatures = false
    let start = cursor.offset
    try cursor.forEachMember { (cursor: inout JSONCursor, name: String, place: Int) throws(ReportError) in
      try root.note(name, at: place, cursor)
      if name == "features" {
        hasFeatures = true
        try cursor.forEachElement { (cursor: inout JSONCursor) throws(ReportError) in
          try readFeature(&cursor)
        }
      } else {
        try readCommon(name, place, &cursor, into: &root)
      }
    }
    switch root.type {
    case "FeatureCollection":
      guard hasFeatures else { throw cursor.failure("a FeatureCollection needs 'features'", at: start) }
    case "Feature":
      add(root, line: cursor.position(at: start).line)
    case let type?:
      guard root.geometry == nil, !hasFeatures, try readBare(type, root, start, &cursor) else {
        throw .notGeoJSON(
          file: file, position: cursor.position(at: root.typeOffset),
          text: "the type '\(type.prefix(40))' is none of GeoJSON's",
          remedy: ConversionAdvice.command(for: file))
      }
    case nil:
      throw .notGeoJSON(
        file: file, position: nil, text: "this is JSON but no GeoJSON: it has no 'type'",
        remedy: ConversionAdvice.command(for: file))
    }
  }

  private mutating func readFeature(_ cursor: inout JSONCursor) throws(ReportError) {
    guard cursor.peek() == UInt8(ascii: "{") else {
      throw cursor.failure("expected a Feature, \(cursor.seen())")
    }
    let start = cursor.offset
    let line = cursor.position(at: start).line
    var feature = Members()
    try cursor.forEachMember { (cursor: inout JSONCursor, name: String, place: Int) throws(ReportError) in
      try feature.note(name, at: place, cursor)
      try readCommon(name, place, &cursor, into: &feature)
    }
    guard feature.type == "Feature" else {
      throw cursor.failure("an element of 'features' must have the type 'Feature'", at: start)
    }
    add(feature, line: line)
  }

  /// A member that any level may have; those that mean nothing to us are checked and passed over.
  private mutating func readCommon(
    _ name: String, _ place: Int, _ cursor: inout JSONCursor, into members: inout Members
  ) throws(ReportError) {
    switch name {
    case "type":
      _ = cursor.peek()
      members.typeOffset = cursor.offset
      members.type = try cursor.string()
    case "crs": crs = (try cursor.value(), place)
    case "id": members.id = try cursor.value()
    case "properties":
      _ = cursor.peek()
      let start = cursor.offset
      switch try cursor.value() {
      case .object(let properties): members.properties = properties
      case .null: break
      default: throw cursor.failure("'properties' must be an object or null", at: start)
      }
    case "geometry": members.geometry = try GeometryReader.read(&cursor, bounds: &bounds)
    case "coordinates", "geometries":
      _ = cursor.peek()
      members.coordinatesOffset = cursor.offset
      try cursor.skip()
    default: try cursor.skip()
    }
  }

  /// A geometry that stands alone. False where `type` is no geometry.
  private mutating func readBare(
    _ type: String, _ root: Members, _ start: Int, _ cursor: inout JSONCursor
  ) throws(ReportError) -> Bool {
    guard GeometryReader.types.contains(type) else { return false }
    guard let place = root.coordinatesOffset else {
      throw cursor.failure("a geometry needs 'coordinates'", at: start)
    }
    let end = cursor.offset
    var members = root
    cursor.move(to: place)
    members.geometry = try GeometryReader.lines(of: type, &cursor, bounds: &bounds)
    cursor.move(to: end)
    add(members, line: cursor.position(at: start).line)
    return true
  }

  // MARK: What comes of it

  private mutating func add(_ members: Members, line: Int) {
    defer { featureIndex += 1 }
    let place = Place(log: file, line: line)
    switch members.geometry {
    case nil:
      count("null")
      findings.add(
        Finding(.ledgerGeometry, .warning, at: place, "a feature without a geometry was left out"))
    case .other(let type):
      count(type)
      findings.add(
        Finding(
          .ledgerGeometry, .warning, at: Place(log: file, line: line, column: type),
          "a feature of type \(type) was left out: roads are LineString or MultiLineString"))
    case .lines(let lines, let shortPieces):
      if shortPieces > 0 {
        findings.add(
          Finding(
            .ledgerGeometry, .warning, at: place, count: shortPieces,
            "a line of fewer than two positions was left out"))
      }
      let pieces = lines.filter { $0.count >= 2 }
      guard !pieces.isEmpty else { return count("empty LineString") }
      features.append(
        GeoFeature(
          lines: pieces, properties: members.properties, id: members.id, index: featureIndex, line: line))
    }
  }

  private mutating func count(_ type: String) {
    if let known = others.firstIndex(where: { $0.type == type }) {
      others[known].count += 1
    } else {
      others.append((type, 1))
    }
  }

  private func checkNotEmpty() throws(ReportError) {
    guard features.isEmpty else { return }
    let seen = others.map { "\($0.count) \($0.type)" }.joined(separator: ", ")
    throw .notGeoJSON(
      file: file, position: nil,
      text: "no LineString in this file: it holds \(seen.isEmpty ? "no feature at all" : seen)",
      remedy: "give the roads' centrelines, as LineString or MultiLineString; from another layer or format "
        + ConversionAdvice.command(for: file))
  }

  private mutating func checkReferenceSystem(_ cursor: JSONCursor) throws(ReportError) {
    guard let crs, case .object = crs.value else { return }
    let name = crs.value["properties"]?["name"]?.string ?? ""
    guard !ReferenceSystem.isWGS84(name) else { return }
    var cursor = cursor
    if ReferenceSystem.isJGD2011(name) {
      let place = cursor.position(at: crs.offset)
      findings.add(
        Finding(
          .ledgerProjected, .note, at: Place(log: file, line: place.line, column: "crs"),
          "the coordinates are in JGD2011, read as WGS 84: the two differ by decimetres"))
      return
    }
    throw .notGeoJSON(
      file: file, position: cursor.position(at: crs.offset),
      text: "the coordinates are in '\(name.prefix(60))', not in degrees on WGS 84 (EPSG:4326)",
      remedy: ConversionAdvice.command(for: file))
  }
}

/// The members of one level of a GeoJSON file that mean something to us.
private struct Members {
  var type: String?
  var typeOffset = 0
  var id: JSONValue?
  var properties: [JSONMember] = []
  var geometry: GeometryReader.Geometry?
  var coordinatesOffset: Int?
  private var names: [String] = []

  /// Refuses a second member of the same name where the first one's meaning would be in doubt.
  mutating func note(_ name: String, at place: Int, _ cursor: JSONCursor) throws(ReportError) {
    guard GeoJSONNames.structural.contains(name) else { return }
    if names.contains(name) { throw cursor.failure("'\(name)' is given twice", at: place) }
    names.append(name)
  }
}

private enum GeoJSONNames {
  static let structural = [
    "type", "features", "geometry", "properties", "coordinates", "geometries", "crs", "id",
  ]
}
