import RoadReports
import RoughnessModels

/// The table that `roughness iri` shows people: three decimals, one block for each track.
enum IRIText {
  static func bytes(_ result: ProfileEvaluation.Result) -> [UInt8] {
    var text = ""
    for track in result.tracks {
      let dx = track.index.interval.meters
      let resampled = track.isResampled ? ", resampled" : ""
      text += "\(track.file)\(track.name == "profile" ? "" : " (\(track.name))"): IRI "
      text += "\(fixed(track.index.wholeProfile, 3)) m/km over \(fixed(track.index.ratedMeters, 1)) m "
      text += "(dx \(dx) m\(resampled), start \(track.index.start.rawValue))\n"
      text += row(["from m", "to m", "IRI m/km"])
      for segment in track.segments + [track.remainder].compactMap(\.self) {
        text += row([fixed(segment.fromMeters, 1), fixed(segment.toMeters, 1), fixed(segment.iri, 3)])
      }
    }
    if let pair = result.pair {
      text += "\(pair.file): MRI \(fixed(pair.whole.meanRoughnessIndex, 3)), HRI "
      text += "\(fixed(pair.whole.halfCarRoughnessIndex, 3)) m/km (dx \(pair.intervalMeters) m)\n"
      text += row(["from m", "to m", "MRI m/km", "HRI m/km"])
      for segment in pair.segments + [pair.remainder].compactMap(\.self) {
        text += row([
          fixed(segment.fromMeters, 1), fixed(segment.toMeters, 1), fixed(segment.meanRoughnessIndex, 3),
          fixed(segment.halfCarRoughnessIndex, 3),
        ])
      }
    }
    return Array(text.utf8)
  }

  private static func row(_ cells: [String]) -> String {
    cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined() + "\n"
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    FixedDecimals.text(value, decimals: decimals)
  }
}
