public import RoadSurveys

/// `events.geojson`: bumps, potholes and steps as points, with the columns of `events.csv` as properties.
public enum EventsGeoJSON {
  public static let fileName = "events.geojson"

  /// Writes one feature a line, by road, direction and chainage.
  public static func write(_ events: [EventEstimate], into sink: inout ByteSink) throws(ReportError) {
    var json = JSONWriter()
    json.beginFeatureCollection()
    for event in events {
      json.beginFeature()
      for (name, cell) in zip(EventColumns.names, EventColumns.cells(of: event)) {
        json.name(name)
        json.cell(cell)
      }
      json.endFeature(at: event.place)
      try json.drain(into: &sink)
    }
    json.endFeatureCollection()
    try json.drain(into: &sink, all: true)
  }
}

extension JSONWriter {
  /// Ends the properties and the feature, which is a point.
  fileprivate mutating func endFeature(at place: MapPoint) {
    endObject()
    name("geometry")
    beginObject()
    name("type")
    string("Point")
    name("coordinates")
    beginArray()
    number(place.longitude, decimals: Decimals.degrees)
    number(place.latitude, decimals: Decimals.degrees)
    endArray()
    endObject()
    endObject()
  }
}
