import RoadFindings
import RoadReports
import RoughnessModels

/// What `roughness iri --json` writes: every number with the fewest digits that read back as the same double.
struct IRIJSON {
  /// Whether every sample's values are wanted too.
  var running: Bool

  func bytes(_ results: [ProfileEvaluation.Result]) -> [UInt8] {
    var json = JSONWriter(indented: true)
    json.beginObject()
    json.name("unit")
    json.string("m/km")
    json.name("profiles")
    json.beginArray()
    for result in results { for track in result.tracks { write(track, into: &json) } }
    json.endArray()
    json.name("pairs")
    json.beginArray()
    for pair in results.compactMap(\.pair) { write(pair, into: &json) }
    json.endArray()
    json.name("findings")
    json.beginArray()
    for finding in results.flatMap(\.findings) { write(finding, into: &json) }
    json.endArray()
    json.endObject()
    json.newline()
    return json.bytes
  }

  private func write(_ track: ProfileEvaluation.Track, into json: inout JSONWriter) {
    let index = track.index
    json.beginObject()
    json.name("file")
    json.string(track.file)
    json.name("track")
    json.string(track.name)
    number("dx_m", index.interval.meters, &json)
    number("base_m", index.interval.baseLengthMeters, &json)
    json.name("resampled")
    json.flag(track.isResampled)
    json.name("start")
    json.string(index.start.rawValue)
    number("start_slope", index.startSlope, &json)
    json.name("samples")
    json.integer(index.responses.count)
    number("from_m", track.whole.fromMeters, &json)
    number("to_m", track.whole.toMeters, &json)
    number("iri", track.whole.iri, &json)
    json.name("segments")
    json.beginArray()
    for segment in track.segments { write(segment, into: &json) }
    json.endArray()
    json.name("remainder")
    if let remainder = track.remainder { write(remainder, into: &json) } else { json.null() }
    if running { writeRunning(track, into: &json) }
    json.endObject()
  }

  private func write(
    _ segment: ProfileEvaluation.Segment, into json: inout JSONWriter
  ) {
    json.beginObject()
    number("from_m", segment.fromMeters, &json)
    number("to_m", segment.toMeters, &json)
    number("iri", segment.iri, &json)
    json.endObject()
  }

  private func write(_ pair: ProfileEvaluation.Pair, into json: inout JSONWriter) {
    func members(_ segment: ProfileEvaluation.Pair.Segment, _ json: inout JSONWriter) {
      number("from_m", segment.fromMeters, &json)
      number("to_m", segment.toMeters, &json)
      number("mri", segment.meanRoughnessIndex, &json)
      number("hri", segment.halfCarRoughnessIndex, &json)
    }
    func object(_ segment: ProfileEvaluation.Pair.Segment, _ json: inout JSONWriter) {
      json.beginObject()
      members(segment, &json)
      json.endObject()
    }
    json.beginObject()
    json.name("file")
    json.string(pair.file)
    number("dx_m", pair.intervalMeters, &json)
    members(pair.whole, &json)
    json.name("segments")
    json.beginArray()
    for segment in pair.segments { object(segment, &json) }
    json.endArray()
    json.name("remainder")
    if let remainder = pair.remainder { object(remainder, &json) } else { json.null() }
    json.endObject()
  }

  /// Columns, not rows: a row's names a million times over would be most of the file.
  private func writeRunning(_ track: ProfileEvaluation.Track, into json: inout JSONWriter) {
    let dx = track.index.interval.meters
    func column(_ name: String, _ values: [Double], _ json: inout JSONWriter) {
      json.name(name)
      json.beginArray()
      for value in values { json.number(value) }
      json.endArray()
    }
    json.name("running")
    json.beginObject()
    column("to_m", track.index.responses.indices.map { track.fromMeters + Double($0 + 1) * dx }, &json)
    column("slope", track.index.slopes, &json)
    column("response", track.index.responses, &json)
    column("iri", track.index.running, &json)
    json.endObject()
  }

  private func write(_ finding: Finding, into json: inout JSONWriter) {
    json.beginObject()
    json.name("file")
    json.string(finding.place.log)
    json.name("line")
    json.integer(finding.place.line)
    json.name("kind")
    json.string(finding.kind.rawValue)
    json.name("severity")
    json.string(finding.severity.rawValue)
    json.name("text")
    json.string(finding.text)
    json.endObject()
  }

  private func number(_ name: String, _ value: Double, _ json: inout JSONWriter) {
    json.name(name)
    json.number(value)
  }
}
