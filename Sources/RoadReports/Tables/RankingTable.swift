public import RoadSurveys

/// `ranking.csv`: the ranked sections, worst first, with all that a crew wants to know of each.
public enum RankingTable {
  public static let fileName = "ranking.csv"

  /// The columns, in their contractual order.
  public static let columns = [
    "rank", "section_id", "road_id", "road_name", "road_class", "direction", "from_m", "to_m", "length_m",
    "start_lat", "start_lon", "end_lat", "end_lon", "iri", "iri_low", "iri_high", "iri_max", "class",
    "share_iii", "events", "runs", "vehicles", "last_date", "speed_kmh", "coverage", "run_sd", "confidence",
    "trend", "condition", "traffic", "importance", "priority", "reason", "action", "photo",
  ]

  /// Writes one record a section, in the order of `ranking`.
  public static func write(_ ranking: [SectionEstimate], into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for section in ranking {
      let start = section.lines.first?.first
      let end = section.lines.last?.last
      table.integer(section.rank)
      table.text(section.id)
      table.text(section.roadID)
      table.text(section.roadName)
      table.text(section.roadClass)
      table.text(section.direction)
      table.number(section.fromMeters, decimals: Decimals.meters)
      table.number(section.toMeters, decimals: Decimals.meters)
      table.number(section.toMeters - section.fromMeters, decimals: Decimals.meters)
      table.number(start?.latitude, decimals: Decimals.degrees)
      table.number(start?.longitude, decimals: Decimals.degrees)
      table.number(end?.latitude, decimals: Decimals.degrees)
      table.number(end?.longitude, decimals: Decimals.degrees)
      table.number(section.iri, decimals: Decimals.iri)
      table.number(section.iriLow, decimals: Decimals.iri)
      table.number(section.iriHigh, decimals: Decimals.iri)
      table.number(section.iriMax, decimals: Decimals.iri)
      table.text(section.conditionClass)
      table.number(section.shareIII, decimals: Decimals.share)
      table.integer(section.events)
      table.integer(section.runs)
      table.integer(section.vehicles)
      table.text(section.lastDate)
      table.number(section.speedKmh, decimals: Decimals.speed)
      table.number(section.coverage, decimals: Decimals.share)
      table.number(section.runSD, decimals: Decimals.iri)
      table.text(section.confidence)
      table.number(section.trend, decimals: Decimals.iri)
      table.number(section.condition, decimals: Decimals.share)
      table.number(section.traffic, decimals: Decimals.share)
      table.number(section.importance, decimals: Decimals.share)
      table.number(section.priority, decimals: Decimals.priority)
      table.text(section.reason)
      table.text(section.action)
      table.text(section.photo)
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }
}
