public import RoadFindings
public import RoadSurveys

/// `findings.csv`: every doubt about the data, where it was seen and how often.
public enum FindingsTable {
  public static let fileName = "findings.csv"

  /// The columns, in their contractual order.
  public static let columns = [
    "log", "line", "column", "start_s", "end_s", "kind", "severity", "count", "text",
  ]

  /// Writes one record a finding, in the order given.
  ///
  /// In another language than English, in which findings are made, the text begins with what the kind means.
  public static func write(
    _ findings: [Finding], language: Language = .english, into sink: inout ByteSink
  ) throws(ReportError) {
    let words = Words.of(language)
    var table = DelimitedText(columns: columns)
    for finding in findings {
      table.text(finding.place.log)
      table.integer(finding.place.line)
      table.text(finding.place.column)
      table.number(finding.place.startSeconds, decimals: Decimals.seconds)
      table.number(finding.place.endSeconds, decimals: Decimals.seconds)
      table.text(finding.kind.rawValue)
      table.text(finding.severity.rawValue)
      table.integer(finding.count)
      table.text(words.explained(finding))
      table.endRow()
    }
    try table.drain(into: &sink, all: true)
  }
}
