import RoadFindings
public import RoadSurveys

/// What `inspect --json` writes: one object, its members always in the same order, what is unknown `null`.
///
/// `logs` holds one object a log in the order given; the article *Inspection* names every member.
public struct InspectionJSON {
  private var json = JSONWriter()

  /// The document of these logs, ending with a line feed.
  public static func text(of inspections: [LogInspection], version: String) -> String {
    var document = InspectionJSON()
    document.write(inspections, version: version)
    return String(decoding: document.json.bytes, as: UTF8.self) + "\n"
  }

  private mutating func write(_ inspections: [LogInspection], version: String) {
    json.beginObject()
    string("tool", "roughness")
    string("version", version)
    json.name("logs")
    json.beginArray()
    for inspection in inspections { write(inspection) }
    json.newline()
    json.endArray()
    json.endObject()
  }

  private mutating func write(_ log: LogInspection) {
    json.beginObject(onNewLine: true)
    string("log", log.log)
    flag("usable", log.isUsable)
    string("verdict", InspectionText.verdict(of: log))
    string("remedy", log.remedy)
    refusal(log.refusal)
    number("rated_m", log.ratedMeters, Decimals.meters)
    number("distance_m", log.distanceMeters, Decimals.meters)
    number("duration_s", log.durationSeconds, Decimals.seconds)
    string("start", log.start)
    number("rows", Double(log.rows), 0)
    number("rows_dropped", Double(log.rowsDropped), 0)
    number("bytes", Double(log.bytes), 0)
    string("sha256", log.sha256.isEmpty ? nil : log.sha256)
    recognised(log.recognised)
    number("rate_hz", log.timing.rateHertz, Decimals.hertz)
    number("jitter_ms", log.timing.jitterSeconds.map { $0 * 1000 }, 3)
    number("pieces", Double(log.timing.stretches), 0)
    number("holes", Double(log.timing.holes), 0)
    number("longest_hole_s", log.timing.longestHoleSeconds, Decimals.seconds)
    fixes(log.fixes)
    direction("gravity_mps2", log.sensor.gravity)
    number("gravity_norm_mps2", log.sensor.gravity == nil ? nil : log.sensor.norm, 4)
    string("gravity_axis", log.sensor.gravity?.nearestAxis)
    direction("forward", log.sensor.forward)
    json.name("excluded")
    json.beginArray()
    for excluded in log.excluded { write(excluded) }
    json.endArray()
    json.name("findings")
    json.beginArray()
    for finding in log.findings { write(finding) }
    json.endArray()
    json.endObject()
  }

  private mutating func refusal(_ refusal: LogInspection.Refusal?) {
    json.name("refused")
    guard let refusal else { return json.null() }
    json.beginObject()
    number("exit", Double(refusal.exit), 0)
    string("kind", refusal.finding.kind.rawValue)
    place(refusal.finding.place)
    string("text", refusal.finding.text)
    json.endObject()
  }

  private mutating func recognised(_ recognised: LogInspection.Recognised?) {
    string("format", recognised?.format)
    string("delimiter", recognised?.layout?.delimiter)
    string("decimal_mark", recognised?.layout?.decimalMark)
    string("encoding", recognised?.layout?.encoding)
    number("header_line", recognised?.layout.map { Double($0.headerLine) }, 0)
    string("clock", recognised.map { $0.knowsDates ? "date" : "since_start" })
    string("vehicle", recognised?.vehicle)
    string("road", recognised?.label)
    json.name("columns")
    json.beginArray()
    for column in recognised?.columns ?? [] {
      json.beginObject()
      string("name", column.name)
      string("quantity", column.quantity)
      string("unit", column.unit.isEmpty ? nil : column.unit)
      json.endObject()
    }
    json.endArray()
  }

  private mutating func fixes(_ fixes: LogInspection.Fixes) {
    json.name("fixes")
    json.beginObject()
    number("count", Double(fixes.count), 0)
    number("with_speed", Double(fixes.withSpeed), 0)
    number("with_heading", Double(fixes.withHeading), 0)
    number("interval_s", fixes.intervalSeconds, Decimals.seconds)
    number("accuracy_m", fixes.accuracyMeters, 1)
    number("latency_s", fixes.latencySeconds, 2)
    json.endObject()
  }

  private mutating func direction(_ name: String, _ direction: LogInspection.Direction?) {
    json.name(name)
    guard let direction else { return json.null() }
    json.beginArray()
    for part in [direction.x, direction.y, direction.z] { json.number(part, decimals: 4) }
    json.endArray()
  }

  private mutating func write(_ excluded: LogInspection.Excluded) {
    json.beginObject()
    string("reason", excluded.kind.rawValue)
    number("meters", excluded.meters, Decimals.meters)
    number("meters_alone", excluded.metersAlone, Decimals.meters)
    number("places", Double(excluded.places), 0)
    number("start_s", excluded.startSeconds, Decimals.seconds)
    number("end_s", excluded.endSeconds, Decimals.seconds)
    json.endObject()
  }

  private mutating func write(_ finding: Finding) {
    json.beginObject()
    string("kind", finding.kind.rawValue)
    string("severity", finding.severity.rawValue)
    place(finding.place)
    number("count", Double(finding.count), 0)
    string("text", finding.text)
    json.endObject()
  }

  private mutating func place(_ place: Place) {
    string("file", place.log)
    number("line", place.line.map(Double.init), 0)
    string("column", place.column)
    number("start_s", place.startSeconds, Decimals.seconds)
    number("end_s", place.endSeconds, Decimals.seconds)
  }

  private mutating func string(_ name: String, _ value: String?) {
    json.name(name)
    json.string(value)
  }

  private mutating func number(_ name: String, _ value: Double?, _ decimals: Int) {
    json.name(name)
    json.number(value, decimals: decimals)
  }

  private mutating func flag(_ name: String, _ value: Bool) {
    json.name(name)
    json.flag(value)
  }
}
