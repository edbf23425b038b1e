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
    try append(segments, to: &table, &sink)
    try table.drain(into: &sink, all: true)
  }

  /// Writes the segments of `count` pieces of runs, each fetched when its turn comes; memory holds one piece's.
  ///
  /// Returns how many there were.
  public static func write(
    pieces count: Int, into sink: inout ByteSink, segments: (Int) throws(ReportError) -> [SegmentEstimate]
  ) throws(ReportError) -> Int {
    var table = DelimitedText(columns: columns)
    var written = 0
    for piece in 0..<count {
      let some = try segments(piece)
      written += some.count
      try append(some, to: &table, &sink)
    }
    try table.drain(into: &sink, all: true)
    return written
  }

  private static func append(
    _ segments: [SegmentEstimate], to table: inout DelimitedText, _ sink: inout ByteSink
  ) throws(ReportError) {
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
  }
}
