public import RoadSurveys

/// A search in short for programs: every setting tried, best first. Members keep their order; new ones may be added at the
/// end.
public enum TuningJSON {
  /// The document; `before` is the error of the settings as they were.
  public static func text(
    _ trials: [TuningTrial], axes: [TuningAxis], before: TuningScore?, folder: String? = nil
  ) -> String {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.name("settings")
    json.beginArray()
    for axis in axes { json.string(axis.path) }
    json.endArray()
    json.name("before")
    write(before, &json)
    json.name("trials")
    json.beginArray()
    for trial in TuningReports.ranked(trials) + trials.filter({ $0.score == nil }) {
      json.beginObject()
      json.name("values")
      json.beginArray()
      for value in trial.values { json.value(JSONValue(value)) }
      json.endArray()
      json.name("score")
      write(trial.score, &json)
      json.endObject()
    }
    json.endArray()
    json.name("folder")
    json.string(folder)
    json.endObject()
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func write(_ score: TuningScore?, _ json: inout JSONWriter) {
    guard let score else { return json.null() }
    json.beginObject()
    json.name("error")
    json.number(score.error)
    json.name("mape_percent")
    json.number(score.percent)
    json.name("r_squared")
    json.number(score.rSquared)
    json.name("gain")
    json.number(score.gain)
    json.name("n")
    json.integer(score.count)
    json.endObject()
  }
}
