public import RoadSurveys

/// `sections.geojson`: one feature a line for each driven section and direction (RFC 7946).
///
/// The properties' names and order are the program's contract; `null` means that there is no estimate.
public enum SectionsGeoJSON {
  public static let fileName = "sections.geojson"

  /// Writes the collection, in the order of `sections`. Complexity: linear; memory does not grow with the number.
  public static func write(
    _ sections: [SectionEstimate], language: Language = .english, into sink: inout ByteSink
  ) throws(ReportError) {
    let words = Words.of(language)
    var json = JSONWriter()
    json.beginFeatureCollection()
    for section in sections {
      json.beginFeature()
      properties(of: section, words, &json)
      json.endFeature(section.lines)
      try json.drain(into: &sink)
    }
    json.endFeatureCollection()
    try json.drain(into: &sink, all: true)
  }

  private static func properties(
    of section: SectionEstimate, _ words: Words, _ json: inout JSONWriter
  ) {
    func text(_ name: String, _ value: String?) {
      json.name(name)
      json.string(value)
    }
    func number(_ name: String, _ value: Double?, _ decimals: Int) {
      json.name(name)
      json.number(value, decimals: decimals)
    }
    func count(_ name: String, _ value: Int?) {
      json.name(name)
      json.integer(value)
    }
    text("id", section.id)
    text("road_id", section.roadID)
    text("road_name", section.roadName)
    text("road_class", section.roadClass)
    text("direction", section.direction)
    number("from_m", section.fromMeters, Decimals.meters)
    number("to_m", section.toMeters, Decimals.meters)
    number("iri", section.iri, Decimals.iri)
    number("iri_low", section.iriLow, Decimals.iri)
    number("iri_high", section.iriHigh, Decimals.iri)
    number("iri_max", section.iriMax, Decimals.iri)
    text("class", section.conditionClass)
    number("share_iii", section.shareIII, Decimals.share)
    json.name("calibrated")
    json.flag(section.calibrated)
    count("runs", section.runs)
    count("vehicles", section.vehicles)
    count("events", section.events)
    number("speed_kmh", section.speedKmh, Decimals.speed)
    number("coverage", section.coverage, Decimals.share)
    number("run_sd", section.runSD, Decimals.iri)
    number("trend", section.trend, Decimals.iri)
    text("first_date", section.firstDate)
    text("last_date", section.lastDate)
    text("confidence", section.confidence)
    number("aadt", section.aadt, Decimals.traffic)
    number("importance", section.importance, Decimals.share)
    number("priority", section.priority, Decimals.priority)
    count("rank", section.rank)
    text("action", section.action.map { words(SectionWords.action($0)) })
    text("photo", section.photo)
  }
}

extension JSONWriter {
  mutating func beginFeatureCollection() {
    beginObject()
    name("type")
    string("FeatureCollection")
    name("features")
    beginArray()
  }

  mutating func endFeatureCollection() {
    newline()
    endArray()
    endObject()
    newline()
  }

  /// Begins a feature on a line of its own, up to its first property.
  mutating func beginFeature() {
    beginObject(onNewLine: true)
    name("type")
    string("Feature")
    name("properties")
    beginObject()
  }

  /// Ends the properties and the feature.
  mutating func endFeature(_ lines: [[MapPoint]]) {
    endObject()
    name("geometry")
    lineGeometry(lines)
    endObject()
  }
}
