public import RoadSurveys

/// A comparison in short for programs: what ``ComparisonText`` says, with fixed names. Members keep their order; new ones
/// may be added at the end.
public enum ComparisonJSON {
  /// The document; `folder` is where the files were written, nil for nowhere.
  public static func text(
    of sections: [SurveyComparison.Section], effects: [SurveyComparison.RepairEffect], surveys: [String],
    folder: String? = nil
  ) -> String {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.name("surveys")
    json.beginArray()
    for survey in surveys { json.string(survey) }
    json.endArray()
    for status in SurveyComparison.Status.allCases {
      let own = sections.filter { $0.status == status }
      json.name(status.rawValue)
      json.beginObject()
      json.name("sections")
      json.integer(own.count)
      json.name("length_m")
      json.number(
        own.reduce(0) { $0 + $1.section.toMeters - $1.section.fromMeters }, decimals: Decimals.meters)
      json.endObject()
    }
    json.name("changed")
    json.beginArray()
    for section in sections where section.status == .deteriorating || section.status == .improved {
      write(section, &json)
    }
    json.endArray()
    json.name("repairs")
    json.beginArray()
    for effect in effects { write(effect, &json) }
    json.endArray()
    json.name("folder")
    json.string(folder)
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ part: SurveyComparison.Section, _ json: inout JSONWriter) {
    let section = part.section
    json.beginObject()
    for (name, value) in [
      ("section_id", section.id), ("road_id", section.roadID), ("road_name", section.roadName),
      ("direction", section.direction),
    ] {
      json.name(name)
      json.string(value)
    }
    json.name("from_m")
    json.number(section.fromMeters, decimals: Decimals.meters)
    json.name("to_m")
    json.number(section.toMeters, decimals: Decimals.meters)
    json.name("status")
    json.string(part.status.rawValue)
    json.name("iri")
    json.number(section.iri, decimals: Decimals.iri)
    json.name("change")
    json.number(part.difference?.change, decimals: Decimals.iri)
    json.name("standard_error")
    json.number(part.difference?.standardError, decimals: Decimals.iri)
    if let place = PlaceWords.phrase(section) {
      json.name("place")
      json.string(Words.english(place))
    }
    json.endObject()
  }

  private static func write(_ effect: SurveyComparison.RepairEffect, _ json: inout JSONWriter) {
    let work = effect.repair
    json.beginObject()
    json.name("road_id")
    json.string(work.roadID)
    json.name("direction")
    json.string(work.direction)
    json.name("from_m")
    json.number(work.fromMeters, decimals: Decimals.meters)
    json.name("to_m")
    json.number(work.toMeters, decimals: Decimals.meters)
    json.name("date")
    json.string(work.date)
    json.name("sections")
    json.integer(effect.sections)
    json.name("iri_before")
    json.number(effect.before, decimals: Decimals.iri)
    json.name("iri_after")
    json.number(effect.after, decimals: Decimals.iri)
    json.name("standard_error")
    json.number(effect.standardError, decimals: Decimals.iri)
    json.endObject()
  }
}
