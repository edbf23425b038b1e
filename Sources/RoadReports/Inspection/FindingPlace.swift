import RoadFindings

/// Where a finding was seen, as every message begins.
enum FindingPlace {
  /// `log:line:column: text`, with only those parts that are known; seconds of the log where there is no line.
  static func located(_ finding: Finding) -> String {
    let place = finding.place
    var parts: [String] = []
    if let log = place.log { parts.append(log) }
    if let line = place.line {
      parts.append(String(line))
    } else if let start = place.startSeconds {
      parts.append(FixedDecimals.text(start, decimals: 1) + " s")
    }
    if let column = place.column { parts.append(column) }
    return parts.isEmpty ? finding.text : parts.joined(separator: ":") + ": " + finding.text
  }
}
