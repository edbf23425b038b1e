import RoadFindings
import RoadReports
import RoadSurveys
import RoughnessModels

/// A calibration in short for programs: what ``CalibrationText`` says, with fixed names. The curve itself stands in the
/// vehicle's file.
enum CalibrationJSON {
  /// The document; `file` is where the vehicle was written.
  static func text(_ outcome: CalibrationOutcome, file: String) -> String {
    let fit = outcome.fit
    let curve = fit.curve
    var json = JSONWriter(indented: true)
    func text(_ name: String, _ value: String?) {
      json.name(name)
      json.string(value)
    }
    func number(_ name: String, _ value: Double?) {
      json.name(name)
      json.number(value)
    }
    func count(_ name: String, _ value: Int) {
      json.name(name)
      json.integer(value)
    }
    func list(_ name: String, _ values: [String]) {
      json.name(name)
      json.beginArray()
      for value in values { json.string(value) }
      json.endArray()
    }
    json.beginObject()
    text("vehicle", outcome.vehicle.id)
    text("estimator", outcome.vehicle.calibration?.estimator)
    count("pieces", fit.samples)
    count("blocks", fit.blocks)
    count("runs", fit.runs)
    number("factor", curve.factor(raw: curve.centreRaw, speedKmh: curve.centreSpeedKmh))
    number("at_raw", curve.centreRaw)
    number("at_speed_kmh", curve.centreSpeedKmh)
    json.name("terms")
    json.beginArray()
    for coefficient in curve.coefficients {
      json.beginObject()
      text("term", coefficient.term.rawValue)
      number("value", coefficient.value)
      number("standard_error", coefficient.standardError)
      json.endObject()
    }
    json.endArray()
    number("error_unseen_percent", fit.crossValidatedPercent)
    number("error_unseen", fit.crossValidated)
    number("error_unseen_gain_alone", fit.gainAloneCrossValidated)
    number("residual", fit.residual)
    number("factor_error", curve.relativeError)
    list("doubts", fit.doubts.map(\.rawValue))
    count("warnings", outcome.findings.count { $0.severity > .note })
    list("refused", outcome.refused.map { "\($0)" })
    text("file", file)
    list("logs", outcome.vehicle.logs)
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
