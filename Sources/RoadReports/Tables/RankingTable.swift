public import RoadSurveys

/// `ranking.csv`: the ranked sections, worst first, with all that a crew wants to know of each.
public enum RankingTable {
  public static let fileName = "ranking.csv"

  /// The columns, in their contractual order.
  public static var columns: [String] { RankingColumns.names }

  /// Writes one record a section, in the order of `ranking`; reasons and actions are in `language`.
  public static func write(
    _ ranking: [SectionEstimate], language: Language = .english, into sink: inout ByteSink
  ) throws(ReportError) {
    var table = DelimitedText(columns: columns)
    for section in ranking {
      for cell in RankingColumns.cells(of: section, .of(language)) { table.cell(cell) }
      table.endRow()
      try table.drain(into: &sink)
    }
    try table.drain(into: &sink, all: true)
  }
}
