import RoadSurveys

extension JSONWriter {
  /// Writes a LineString, a MultiLineString where there are several pieces, or `null` where there is none.
  ///
  /// Coordinates carry 7 decimals: 11 mm, finer than any fix.
  mutating func lineGeometry(_ lines: [[MapPoint]]) {
    let pieces = lines.flatMap(Antimeridian.cut)
    guard let first = pieces.first else { return null() }
    beginObject()
    name("type")
    string(pieces.count == 1 ? "LineString" : "MultiLineString")
    name("coordinates")
    if pieces.count == 1 {
      positions(first)
    } else {
      beginArray()
      for piece in pieces { positions(piece) }
      endArray()
    }
    endObject()
  }

  private mutating func positions(_ points: [MapPoint]) {
    beginArray()
    for point in points {
      beginArray()
      number(point.longitude, decimals: Decimals.degrees)
      number(point.latitude, decimals: Decimals.degrees)
      endArray()
    }
    endArray()
  }
}
