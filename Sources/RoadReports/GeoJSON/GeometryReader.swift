import RoadSurveys

/// Reads one GeoJSON geometry: the positions of lines, and only the type of everything else.
enum GeometryReader {
  static let types = [
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection",
  ]

  enum Geometry {
    /// Pieces as in the file, short ones too, and how many have fewer than two positions.
    case lines([[MapPoint]], short: Int)
    case other(type: String)
  }

  /// The geometry object that comes next; nil for `null`.
  static func read(_ cursor: inout JSONCursor, bounds: inout CoordinateBounds) throws(ReportError)
    -> Geometry?
  {
    if cursor.peek() == UInt8(ascii: "n") {
      try cursor.skip()
      return nil
    }
    let start = cursor.offset
    var type: String?
    var typeOffset = start
    var coordinates: Int?
    try cursor.forEachMember { (cursor: inout JSONCursor, name: String, place: Int) throws(ReportError) in
      switch name {
      case "type":
        guard type == nil else { throw cursor.failure("'type' is given twice", at: place) }
        _ = cursor.peek()
        typeOffset = cursor.offset
        type = try cursor.string()
      case "coordinates":
        // The type may come later: pass over the positions now, read them when it is known.
        guard coordinates == nil else { throw cursor.failure("'coordinates' is given twice", at: place) }
        _ = cursor.peek()
        coordinates = cursor.offset
        try cursor.skip()
      default: try cursor.skip()
      }
    }
    guard let type else { throw cursor.failure("a geometry needs a 'type'", at: start) }
    guard types.contains(type) else {
      throw cursor.failure("the geometry's type '\(type.prefix(40))' is none of GeoJSON's", at: typeOffset)
    }
    guard type == "LineString" || type == "MultiLineString" else { return .other(type: type) }
    guard let coordinates else { throw cursor.failure("a \(type) needs 'coordinates'", at: start) }
    let end = cursor.offset
    cursor.move(to: coordinates)
    let geometry = try lines(of: type, &cursor, bounds: &bounds)
    cursor.move(to: end)
    return geometry
  }

  /// The positions of a line type, from the value of `coordinates`; other types are not looked into.
  static func lines(
    of type: String, _ cursor: inout JSONCursor, bounds: inout CoordinateBounds
  ) throws(ReportError) -> Geometry {
    var lines: [[MapPoint]] = []
    switch type {
    case "LineString": lines = [try line(&cursor, &bounds)]
    case "MultiLineString":
      try cursor.forEachElement { (cursor: inout JSONCursor) throws(ReportError) in
        lines.append(try line(&cursor, &bounds))
      }
    default: return .other(type: type)
    }
    return .lines(lines, short: lines.count { $0.count < 2 })
  }

  private static func line(
    _ cursor: inout JSONCursor, _ bounds: inout CoordinateBounds
  ) throws(ReportError) -> [MapPoint] {
    var points: [MapPoint] = []
    try cursor.forEachElement { (cursor: inout JSONCursor) throws(ReportError) in
      points.append(try position(&cursor, &bounds))
    }
    return points
  }

  private static func position(
    _ cursor: inout JSONCursor, _ bounds: inout CoordinateBounds
  ) throws(ReportError) -> MapPoint {
    _ = cursor.peek()
    let start = cursor.offset
    var longitude = 0.0
    var latitude = 0.0
    var count = 0
    try cursor.forEachElement { (cursor: inout JSONCursor) throws(ReportError) in
      let number = try cursor.number()
      if count == 0 { longitude = number } else if count == 1 { latitude = number }
      count += 1
    }
    guard count >= 2 else { throw cursor.failure("a position needs a longitude and a latitude", at: start) }
    bounds.include(longitude: longitude, latitude: latitude, offset: start)
    return MapPoint(latitude: latitude, longitude: longitude)
  }
}
