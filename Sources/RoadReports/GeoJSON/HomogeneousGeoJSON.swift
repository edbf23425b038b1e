public import RoadSurveys

/// `homogeneous.geojson`: one feature a line for each piece of road over which roughness doesn't change.
public enum HomogeneousGeoJSON {
  public static let fileName = "homogeneous.geojson"

  /// Writes the collection, in the order given. Complexity: linear; memory does not grow with the number.
  public static func write(
    _ sections: [HomogeneousEstimate], into sink: inout ByteSink
  ) throws(ReportError) {
    var json = JSONWriter()
    json.beginFeatureCollection()
    for section in sections {
      json.beginFeature()
      json.name("id")
      json.string(section.id)
      json.name("road_id")
      json.string(section.roadID)
      json.name("road_name")
      json.string(section.roadName)
      json.name("direction")
      json.string(section.direction)
      json.name("from_m")
      json.number(section.fromMeters, decimals: Decimals.meters)
      json.name("to_m")
      json.number(section.toMeters, decimals: Decimals.meters)
      json.name("length_m")
      json.number(section.toMeters - section.fromMeters, decimals: Decimals.meters)
      json.name("iri")
      json.number(section.iri, decimals: Decimals.iri)
      json.name("iri_sd")
      json.number(section.iriSD, decimals: Decimals.iri)
      json.name("class")
      json.string(section.conditionClass)
      json.name("calibrated")
      json.flag(section.calibrated)
      json.name("coverage")
      json.number(section.coverage, decimals: Decimals.share)
      json.endFeature(section.lines)
      try json.drain(into: &sink)
    }
    json.endFeatureCollection()
    try json.drain(into: &sink, all: true)
  }

  /// The pieces of a `homogeneous.geojson`, in its order. Errors: `malformed`, `notGeoJSON`.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [HomogeneousEstimate] {
    let tree = try JSONValue.parse(bytes, file: file)
    if tree["features"] == .array([]) { return [] }
    return try GeoJSONReader.read(bytes, file: file).features.map { (feature) throws(ReportError) in
      func missing(_ name: String) -> ReportError {
        .malformed(
          file: file, position: SourcePosition(line: feature.line, column: 1),
          text: "the property '\(name)' is missing: this is no homogeneous.geojson of this program")
      }
      func text(_ name: String) throws(ReportError) -> String {
        guard let text = feature.property(name)?.string else { throw missing(name) }
        return text
      }
      func number(_ name: String) throws(ReportError) -> Double {
        guard let number = feature.property(name)?.number else { throw missing(name) }
        return number
      }
      return HomogeneousEstimate(
        id: try text("id"), roadID: try text("road_id"), roadName: feature.property("road_name")?.string,
        direction: try text("direction"), fromMeters: try number("from_m"), toMeters: try number("to_m"),
        iri: try number("iri"), iriSD: feature.property("iri_sd")?.number, conditionClass: try text("class"),
        calibrated: feature.property("calibrated")?.bool ?? false, coverage: try number("coverage"),
        lines: feature.lines)
    }
  }
}
