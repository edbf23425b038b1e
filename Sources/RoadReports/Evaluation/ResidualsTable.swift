public import RoadSurveys

/// `residuals.csv`: every pair of estimate and reference behind an evaluation.
public enum ResidualsTable {
  public static let fileName = "residuals.csv"

  /// The columns, in their contractual order.
  public static let columns = [
    "unit", "length_m", "log", "vehicle", "road_id", "direction", "from_m", "to_m", "iri", "iri_low",
    "iri_high",
    "reference", "residual", "speed_kmh", "calibrated", "calibration_road",
  ]

  /// Writes one record a pair, level after level.
  public static func write(_ evaluation: Evaluation, into sink: inout ByteSink) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for level in evaluation.levels {
      for pair in level.pairs {
        table.text(level.unit)
        table.number(level.lengthMeters, decimals: Decimals.meters)
        table.text(pair.log)
        table.text(pair.vehicle)
        table.text(pair.roadID)
        table.text(pair.direction)
        table.number(pair.fromMeters, decimals: Decimals.meters)
        table.number(pair.toMeters, decimals: Decimals.meters)
        table.number(pair.estimate, decimals: Decimals.iri)
        table.number(pair.low, decimals: Decimals.iri)
        table.number(pair.high, decimals: Decimals.iri)
        table.number(pair.reference, decimals: Decimals.iri)
        table.number(pair.residual, decimals: Decimals.iri)
        table.number(pair.speedKmh, decimals: Decimals.speed)
        table.text(pair.calibrated.map { $0 ? "true" : "false" })
        table.flag(pair.onCalibrationRoad)
        table.endRow()
        try table.drain(into: &sink)
      }
    }
    try table.drain(into: &sink, all: true)
  }
}
