public import RoadSurveys

/// An evaluation as JSON: every level with all its groups, numbers unrounded.
public enum EvaluationJSON {
  public static let fileName = "evaluation.json"

  /// The document's bytes. Absent statistics are `null`.
  public static func bytes(_ evaluation: Evaluation) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.name("alignment")
    if let alignment = evaluation.alignment {
      json.beginObject()
      member("shift_m", alignment.shiftMeters, &json)
      member("correlation_before", alignment.correlationBefore, &json)
      member("correlation_after", alignment.correlationAfter, &json)
      json.name("n")
      json.integer(alignment.count)
      json.endObject()
    } else {
      json.null()
    }
    json.name("levels")
    json.beginArray()
    for level in evaluation.levels { write(level, &json) }
    json.endArray()
    json.name("repeatability")
    if let repeatability = evaluation.repeatability { write(repeatability, &json) } else { json.null() }
    for (name, roads) in [
      ("roads_without_estimate", evaluation.roadsWithoutEstimate),
      ("roads_without_reference", evaluation.roadsWithoutReference),
    ] {
      json.name(name)
      json.beginArray()
      for road in roads { json.string(road) }
      json.endArray()
    }
    json.endObject()
    json.newline()
    return json.bytes
  }

  private static func write(_ level: Evaluation.Level, _ json: inout JSONWriter) {
    json.beginObject()
    json.name("unit")
    json.string(level.unit)
    member("length_m", level.lengthMeters, &json)
    member("coverage", level.coverage, &json)
    json.name("total")
    write(level.total, &json)
    json.name("calibration_roads")
    if let practised = level.calibrationRoads { write(practised, &json) } else { json.null() }
    for (name, scores) in [
      ("by_calibration", level.byCalibration), ("by_speed", level.bySpeed), ("by_vehicle", level.byVehicle),
      ("by_road", level.byRoad), ("by_run", level.byRun),
    ] {
      json.name(name)
      json.beginArray()
      for score in scores { write(score, &json) }
      json.endArray()
    }
    json.endObject()
  }

  static func write(_ score: EvaluationScore, _ json: inout JSONWriter) {
    let a = score
    json.beginObject()
    json.name("name")
    json.string(score.name)
    json.name("n")
    json.integer(a.count)
    member("r2", a.rSquared, &json)
    member("pearson_r", a.pearson, &json)
    member("pearson_r_squared", a.pearson.map { $0 * $0 }, &json)
    member("spearman", a.spearman, &json)
    member("rmse", a.rootMeanSquareError, &json)
    member("bias", a.bias, &json)
    member("mape_percent", a.meanAbsolutePercentageError, &json)
    member("class_agreement", a.classAgreement, &json)
    member("worst_tenth_overlap", a.worstTenthOverlap, &json)
    range("limits_of_agreement", a.limitsOfAgreement, &json)
    member("interval_coverage", score.intervalCoverage, &json)
    member("interval_width", score.intervalWidth, &json)
    if let bounds = score.bounds {
      json.name("bootstrap")
      json.beginObject()
      json.name("drawn")
      json.string(bounds.groups)
      range("r2", bounds.rSquared, &json)
      range("pearson_r", bounds.pearson, &json)
      range("rmse", bounds.rootMeanSquareError, &json)
      range("bias", bounds.bias, &json)
      range("mape_percent", bounds.meanAbsolutePercentageError, &json)
      json.endObject()
    }
    json.endObject()
  }

  private static func write(_ repeatability: Repeatability, _ json: inout JSONWriter) {
    json.beginObject()
    member("length_m", repeatability.lengthMeters, &json)
    json.name("pieces")
    json.integer(repeatability.pieces)
    member("coefficient_of_variation", repeatability.coefficientOfVariation, &json)
    for (name, likeness) in [
      ("same_vehicle", repeatability.sameVehicle), ("other_vehicle", repeatability.otherVehicle),
    ] {
      json.name(name)
      json.beginObject()
      json.name("pairs")
      json.integer(likeness.pairs)
      member("correlation", likeness.correlation, &json)
      member("best_correlation", likeness.bestCorrelation, &json)
      member("shift_m", likeness.shiftMeters, &json)
      json.endObject()
    }
    json.endObject()
  }

  private static func member(_ name: String, _ value: Double?, _ json: inout JSONWriter) {
    json.name(name)
    json.number(value)
  }

  private static func range(_ name: String, _ range: ClosedRange<Double>?, _ json: inout JSONWriter) {
    json.name(name)
    guard let range else { return json.null() }
    json.beginArray()
    json.number(range.lowerBound)
    json.number(range.upperBound)
    json.endArray()
  }
}
