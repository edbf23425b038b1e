public import RoadSurveys

/// `segments.csv`: what each run says of each 10 m, rated or not.
public enum SegmentsTable {
  public static let fileName = "segments.csv"

  /// The columns, in their contractual order.
  public static let columns = [
    "log", "vehicle", "road_id", "direction", "from_m", "to_m", "iri_raw", "iri", "speed_kmh", "coverage",
    "excluded",
  ]

  /// Writes one record a segment, in the order given.
  public static func write(_ segments: [SegmentEstimate], into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for segment in segments {
      table.text(segment.log)
      table.text(segment.vehicle)
      table.text(segment.roadID)
      table.text(segment.direction)
      table.number(segment.fromMeters, decimals: Decimals.meters)
      table.number(segment.toMeters, decimals: Decimals.meters)
      table.number(segment.iriRaw, decimals: Decimals.iri)
      table.number(segment.iri, decimals: Decimals.iri)
      table.number(segment.speedKmh, decimals: Decimals.speed)
      table.number(segment.coverage, decimals: Decimals.share)
      // Nothing to say is an empty cell, never an empty pair of quotes.
      table.text(segment.excluded.isEmpty ? nil : segment.excluded)
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }
}
