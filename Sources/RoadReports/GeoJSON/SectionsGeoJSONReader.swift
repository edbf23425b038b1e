public import RoadSurveys

extension SectionsGeoJSON {
  /// The sections of a `sections.geojson`, in its order; what only the ranking table holds (`condition`, `traffic`)
  /// stays nil.
  ///
  /// Properties may come in any order and others among them: a map program may have saved the file anew.
  /// Errors: `malformed`, `notGeoJSON`. Complexity: linear in the bytes.
  public static func read(_ bytes: [UInt8], file: String) throws(ReportError) -> [SectionEstimate] {
    // A survey in which nothing was driven is an empty collection, which is no ledger but a valid result.
    let tree = try? JSONValue.parse(bytes, file: file)
    if tree?["type"]?.string == "FeatureCollection", tree?["features"] == .array([]) { return [] }
    var sections: [SectionEstimate] = []
    for feature in try GeoJSONReader.read(bytes, file: file).features {
      sections.append(try section(SectionProperties(feature: feature, file: file)))
    }
    return sections
  }

  private static func section(_ properties: SectionProperties) throws(ReportError) -> SectionEstimate {
    var section = SectionEstimate(
      id: try properties.text("id"), roadID: try properties.text("road_id"),
      roadName: try properties.optionalText("road_name"),
      roadClass: try properties.optionalText("road_class"),
      direction: try properties.word("direction", of: ["forward", "backward"]),
      fromMeters: try properties.number("from_m"),
      toMeters: try properties.number("to_m"), lines: properties.feature.lines)
    section.iri = try properties.optionalNumber("iri")
    section.iriLow = try properties.optionalNumber("iri_low")
    section.iriHigh = try properties.optionalNumber("iri_high")
    section.iriMax = try properties.optionalNumber("iri_max")
    section.conditionClass = try properties.optionalWord("class", of: ["I", "II", "III"])
    section.shareIII = try properties.optionalNumber("share_iii")
    section.calibrated = try properties.flag("calibrated")
    section.runs = try properties.count("runs")
    section.vehicles = try properties.count("vehicles")
    section.events = try properties.optionalCount("events")
    section.speedKmh = try properties.optionalNumber("speed_kmh")
    section.coverage = try properties.number("coverage")
    section.runSD = try properties.optionalNumber("run_sd")
    section.trend = try properties.optionalNumber("trend")
    section.firstDate = try properties.optionalText("first_date")
    section.lastDate = try properties.optionalText("last_date")
    section.confidence = try properties.word("confidence", of: ["low", "medium", "high"])
    section.aadt = try properties.optionalNumber("aadt")
    section.importance = try properties.optionalNumber("importance")
    section.priority = try properties.optionalNumber("priority")
    section.rank = try properties.optionalCount("rank")
    section.action = try properties.optionalText("action").flatMap(SectionWords.action(reading:))
    section.photo = try properties.optionalText("photo")
    return section
  }
}

/// One feature's properties with their types demanded, errors naming the feature's line.
private struct SectionProperties {
  let feature: GeoFeature
  let file: String

  func text(_ name: String) throws(ReportError) -> String {
    guard let text = try optionalText(name) else { throw failure(name, "must not be null") }
    return text
  }

  func optionalText(_ name: String) throws(ReportError) -> String? {
    switch try value(name) {
    case .null: nil
    case .string(let text): text
    default: throw failure(name, "must be text or null")
    }
  }

  func word(_ name: String, of known: [String]) throws(ReportError) -> String {
    guard let word = try optionalWord(name, of: known) else { throw failure(name, "must not be null") }
    return word
  }

  func optionalWord(_ name: String, of known: [String]) throws(ReportError) -> String? {
    guard let word = try optionalText(name) else { return nil }
    guard known.contains(word) else { throw failure(name, "must be one of \(known.joined(separator: ", "))") }
    return word
  }

  func number(_ name: String) throws(ReportError) -> Double {
    guard let number = try optionalNumber(name) else { throw failure(name, "must not be null") }
    return number
  }

  func optionalNumber(_ name: String) throws(ReportError) -> Double? {
    switch try value(name) {
    case .null: nil
    case .number(let number): number
    default: throw failure(name, "must be a number or null")
    }
  }

  func count(_ name: String) throws(ReportError) -> Int {
    guard let count = try optionalCount(name) else { throw failure(name, "must not be null") }
    return count
  }

  func optionalCount(_ name: String) throws(ReportError) -> Int? {
    guard let number = try optionalNumber(name) else { return nil }
    guard let count = Int(exactly: number), count >= 0 else { throw failure(name, "must be a whole number") }
    return count
  }

  func flag(_ name: String) throws(ReportError) -> Bool {
    guard case .bool(let flag) = try value(name) else { throw failure(name, "must be true or false") }
    return flag
  }

  private func value(_ name: String) throws(ReportError) -> JSONValue {
    guard let value = feature.property(name) else {
      throw failure(name, "is missing: this is no sections.geojson of this program")
    }
    return value
  }

  private func failure(_ name: String, _ text: String) -> ReportError {
    let member = feature.properties.first { $0.name == name }
    return .malformed(
      file: file, position: member?.position ?? SourcePosition(line: feature.line, column: 1),
      text: "the property '\(name)' \(text)")
  }
}
