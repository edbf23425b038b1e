import RoadFindings
import RoadKernels

/// A format whose logs are one table with a header: what its columns mean.
///
/// A format is a value of functions: `assign` looks at a header and says what each column measures (or that the header
/// is not this format's), the others say what the header cannot show. Reading is shared by all tables.
struct TableFormat: Sendable {
  var name: String
  /// One quantity (or nil for a column of no interest) per column; nil when this is another format's header.
  var assign: @Sendable ([ColumnName]) -> [Quantity?]?
  /// Unit of a column that states none, in this format.
  var defaultUnit: @Sendable (Quantity) -> Unit? = { _ in nil }
  /// True for headers of logs that hold linear acceleration only.
  var isLinear: @Sendable ([ColumnName]) -> Bool = { _ in false }
}

/// Finds the header of a table: the first line that a format knows, under the delimiter that makes it so.
struct HeaderSearch {
  struct Hit {
    var format: TableFormat
    var line: LogHead.Line
    var delimiter: UInt8
    var names: [ColumnName]
    var quantities: [Quantity?]

    var score: Int { quantities.count { $0 != nil } }
  }

  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x20]

  /// The first line with at least three known columns, or the best with two.
  static func find(_ head: LogHead, formats: [TableFormat]) -> Hit? {
    var best: Hit?
    for line in head.lines where !head.isComment(line) && !head.isBlank(line) {
      for delimiter in head.statedDelimiter.map({ [$0] }) ?? delimiters {
        let cells = head.cells(line, delimiter: delimiter)
        guard cells.count >= 2, cells.count <= TableReader.mostColumns else { continue }
        let names = cells.map(ColumnName.init)
        for format in formats {
          guard let quantities = format.assign(names) else { continue }
          let hit = Hit(
            format: format, line: line, delimiter: delimiter, names: names, quantities: quantities)
          if hit.score >= 2 && hit.score > (best?.score ?? 0) { best = hit }
          break
        }
      }
      if let best, best.score >= 3 { return best }
    }
    return best
  }
}
