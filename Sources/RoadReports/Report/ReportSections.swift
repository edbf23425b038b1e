import RoadSurveys

/// The sections as the page's script reads them: the map's properties by the same names, the reason, the line.
enum ReportSections {
  static func write(
    _ sections: [SectionEstimate], _ json: inout ReportJSON, into sink: inout ByteSink
  ) throws(ReportError) {
    json.beginList("sections")
    for section in sections {
      json.element { properties(of: section, &$0) }
      try json.drain(into: &sink)
    }
    json.endList()
  }

  /// Which section it is and where it lies.
  static func place(of section: SectionEstimate, _ json: inout ReportJSON) {
    json.text("id", section.id)
    json.text("road_id", section.roadID)
    json.text("road_name", section.roadName)
    json.text("direction", section.direction)
    json.number("from_m", section.fromMeters, Decimals.meters)
    json.number("to_m", section.toMeters, Decimals.meters)
    if let place = PlaceWords.phrase(section) { json.phrase("place", place) }
  }

  private static func properties(of section: SectionEstimate, _ json: inout ReportJSON) {
    place(of: section, &json)
    json.number("iri", section.iri, Decimals.iri)
    json.number("iri_low", section.iriLow, Decimals.iri)
    json.number("iri_high", section.iriHigh, Decimals.iri)
    json.number("iri_max", section.iriMax, Decimals.iri)
    json.text("class", section.conditionClass)
    json.number("share_iii", section.shareIII, Decimals.share)
    json.flag("calibrated", section.calibrated)
    json.integer("runs", section.runs)
    json.integer("vehicles", section.vehicles)
    json.integer("events", section.events)
    json.number("speed_kmh", section.speedKmh, Decimals.speed)
    json.number("coverage", section.coverage, Decimals.share)
    json.number("run_sd", section.runSD, Decimals.iri)
    json.number("trend", section.trend, Decimals.iri)
    json.text("last_date", section.lastDate)
    json.text("confidence", section.confidence)
    json.number("aadt", section.aadt, Decimals.traffic)
    json.number("importance", section.importance, Decimals.share)
    json.number("priority", section.priority, Decimals.priority)
    json.integer("rank", section.rank)
    json.phrases("reason", SectionWords.reason(of: section))
    json.phrase("action", section.action.map(SectionWords.action))
    json.text("photo", section.photo)
    json.line(section.lines)
  }
}
