public import RoadSurveys

/// `roads.geojson`: the ledger that was drawn from the driven lines, to be given back as `--roads` next time.
public enum DerivedRoadsGeoJSON {
  public static let fileName = "roads.geojson"

  /// Writes one feature a line with `id` and `name`.
  public static func write(_ roads: [DerivedRoad], into sink: inout ByteSink) throws(ReportError) {
    var json = JSONWriter()
    json.beginFeatureCollection()
    for road in roads {
      json.beginFeature()
      json.name("id")
      json.string(road.id)
      json.name("name")
      json.string(road.name)
      json.endFeature(road.lines)
      try json.drain(into: &sink)
    }
    json.endFeatureCollection()
    try json.drain(into: &sink, all: true)
  }
}
