import RoadReports
import RoughnessModels

/// What `roughness iri --csv` writes: one row a value, numbers with the fewest digits that read back as the same double.
struct IRICSV {
  /// Whether every sample has a row, instead of every segment.
  var running: Bool

  var header: String {
    running
      ? "file,track,to_m,slope,response,iri,dx_m\n" : "file,track,part,from_m,to_m,iri,dx_m,start\n"
  }

  /// Writes the rows of one file; `part` is profile, segment or remainder, `track` also mri and hri.
  func write(_ result: ProfileEvaluation.Result, into sink: inout ByteSink) throws(ReportError) {
    if running {
      for track in result.tracks { try writeSamples(of: track, into: &sink) }
      return
    }
    for track in result.tracks {
      let tail = "\(track.index.interval.meters),\(track.index.start.rawValue)"
      func row(_ part: String, _ segment: ProfileEvaluation.Segment) -> String {
        "\(Self.cell(track.file)),\(track.name),\(part),\(segment.fromMeters),\(segment.toMeters),\(segment.iri),\(tail)\n"
      }
      try sink.write(row("profile", track.whole))
      for segment in track.segments { try sink.write(row("segment", segment)) }
      if let remainder = track.remainder { try sink.write(row("remainder", remainder)) }
    }
    guard let pair = result.pair, let start = result.tracks.first?.index.start else { return }
    func rows(_ part: String, _ segment: ProfileEvaluation.Pair.Segment) -> String {
      [("mri", segment.meanRoughnessIndex), ("hri", segment.halfCarRoughnessIndex)].map { name, value in
        "\(Self.cell(pair.file)),\(name),\(part),\(segment.fromMeters),\(segment.toMeters),\(value),"
          + "\(pair.intervalMeters),\(start.rawValue)\n"
      }.joined()
    }
    try sink.write(rows("profile", pair.whole))
    for segment in pair.segments { try sink.write(rows("segment", segment)) }
    if let remainder = pair.remainder { try sink.write(rows("remainder", remainder)) }
  }

  private func writeSamples(
    of track: ProfileEvaluation.Track, into sink: inout ByteSink
  ) throws(ReportError) {
    let index = track.index
    let dx = index.interval.meters
    let lead = Array("\(Self.cell(track.file)),\(track.name),".utf8)
    let tail = Array(",\(dx)\n".utf8)
    let comma = UInt8(ascii: ",")
    var rows: [UInt8] = []
    for (i, iri) in index.running.enumerated() {
      rows += lead
      rows += (track.fromMeters + Double(i + 1) * dx).description.utf8
      rows.append(comma)
      rows += index.slopes[i].description.utf8
      rows.append(comma)
      rows += index.responses[i].description.utf8
      rows.append(comma)
      rows += iri.description.utf8
      rows += tail
      // Written by pieces, so that a long profile needs little memory.
      if rows.count > 1 << 16 {
        try sink.write(rows)
        rows.removeAll(keepingCapacity: true)
      }
    }
    try sink.write(rows)
  }

  /// A file's name as a cell: quoted where it must be, no formula, no control characters.
  private static func cell(_ text: String) -> String {
    var safe = ""
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        safe += "\"\""
      } else {
        safe.unicodeScalars.append(scalar.value < 0x20 ? "?" : scalar)
      }
    }
    if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40].contains(first) { safe = "'" + safe }
    return safe.contains(where: { $0 == "," || $0 == "\"" || $0 == ";" }) ? "\"\(safe)\"" : safe
  }
}
