public import RoadSurveys

/// `trends.csv`: how each section's roughness changes with time, with its standard error, significant or not.
public enum TrendsTable {
  public static let fileName = "trends.csv"

  /// The columns, in their order.
  public static let columns = [
    "section_id", "road_id", "direction", "from_m", "to_m", "trend", "trend_se", "chance", "runs", "levels",
    "significant",
  ]

  /// Writes one record for each section that has enough runs and days.
  public static func write(_ sections: [SectionEstimate], into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for section in sections {
      guard let fit = section.trendFit else { continue }
      table.text(section.id)
      table.text(section.roadID)
      table.text(section.direction)
      table.number(section.fromMeters, decimals: Decimals.meters)
      table.number(section.toMeters, decimals: Decimals.meters)
      table.number(fit.perYear, decimals: Decimals.iri)
      table.number(fit.standardError, decimals: Decimals.iri)
      table.number(fit.chance, decimals: 6)
      table.integer(fit.runs)
      table.integer(fit.levels)
      table.flag(fit.isSignificant)
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }
}
