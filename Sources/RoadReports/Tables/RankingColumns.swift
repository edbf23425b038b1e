import RoadSurveys

/// What stands in the columns of the ranking, once for every form in which it goes out.
enum RankingColumns {
  /// The columns' names, in their contractual order.
  static let names = [
    "rank", "section_id", "road_id", "road_name", "road_class", "direction", "from_m", "to_m", "length_m",
    "start_lat", "start_lon", "end_lat", "end_lon", "iri", "iri_low", "iri_high", "iri_max", "class",
    "share_iii", "events", "runs", "vehicles", "last_date", "speed_kmh", "coverage", "run_sd", "confidence",
    "trend", "condition", "traffic", "importance", "priority", "reason", "action", "photo",
  ]

  /// The cells of one section, one for each name.
  static func cells(of section: SectionEstimate, _ words: Words) -> [TableCell] {
    let reason = SectionWords.reason(of: section)
    let start = section.lines.first?.first
    let end = section.lines.last?.last
    return [
      .integer(section.rank), .text(section.id), .text(section.roadID), .text(section.roadName),
      .text(section.roadClass), .text(section.direction),
      .number(section.fromMeters, decimals: Decimals.meters),
      .number(section.toMeters, decimals: Decimals.meters),
      .number(section.toMeters - section.fromMeters, decimals: Decimals.meters),
      .number(start?.latitude, decimals: Decimals.degrees),
      .number(start?.longitude, decimals: Decimals.degrees),
      .number(end?.latitude, decimals: Decimals.degrees),
      .number(end?.longitude, decimals: Decimals.degrees),
      .number(section.iri, decimals: Decimals.iri), .number(section.iriLow, decimals: Decimals.iri),
      .number(section.iriHigh, decimals: Decimals.iri), .number(section.iriMax, decimals: Decimals.iri),
      .text(section.conditionClass), .number(section.shareIII, decimals: Decimals.share),
      .integer(section.events), .integer(section.runs), .integer(section.vehicles),
      .date(section.lastDate), .number(section.speedKmh, decimals: Decimals.speed),
      .number(section.coverage, decimals: Decimals.share), .number(section.runSD, decimals: Decimals.iri),
      .text(section.confidence), .number(section.trend, decimals: Decimals.iri),
      .number(section.condition, decimals: Decimals.share),
      .number(section.traffic, decimals: Decimals.share),
      .number(section.importance, decimals: Decimals.share),
      .number(section.priority, decimals: Decimals.priority),
      .text(reason.isEmpty ? nil : words(reason)),
      .text(section.action.map { words(SectionWords.action($0)) }),
      .text(section.photo),
    ]
  }
}
