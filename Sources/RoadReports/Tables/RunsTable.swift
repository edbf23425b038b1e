public import RoadSurveys

/// `runs.csv`: what each log gave.
public enum RunsTable {
  public static let fileName = "runs.csv"

  /// The columns, in their contractual order.
  public static let columns = [
    "log", "label", "format", "vehicle", "calibrated", "rows", "rows_dropped", "duration_s", "distance_m",
    "matched", "rated_m", "rate_hz", "speed_kmh", "iri_median", "findings",
  ]

  /// Writes one record a run, in the order given.
  public static func write(_ runs: [RunSummary], into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for run in runs {
      table.text(run.log)
      table.text(run.label)
      table.text(run.format)
      table.text(run.vehicle)
      table.flag(run.calibrated)
      table.integer(run.rows)
      table.integer(run.rowsDropped)
      table.number(run.durationSeconds, decimals: Decimals.seconds)
      table.number(run.distanceMeters, decimals: Decimals.meters)
      table.number(run.matched, decimals: Decimals.share)
      table.number(run.ratedMeters, decimals: Decimals.meters)
      table.number(run.rateHertz, decimals: Decimals.hertz)
      table.number(run.speedKmh, decimals: Decimals.speed)
      table.number(run.iriMedian, decimals: Decimals.iri)
      table.integer(run.findings)
      table.endRow()
    }
    try table.drain(into: &sink, all: true)
  }
}
