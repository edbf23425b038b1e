import RoadFindings
import RoadKernels

/// A format whose logs are one table: what its columns mean.
///
/// A format is a value of functions: `assign` looks at a header and says what each column measures (or that the header
/// is not this format's), the others say what the header cannot show. Reading is shared by all tables.
struct TableFormat: Sendable {
  var name: String
  /// One quantity (or nil for a column of no interest) per column; nil when this is another format's header.
  var assign: @Sendable ([ColumnName]) -> [Quantity?]? = { _ in nil }
  /// Unit of a column that states none, in this format.
  var defaultUnit: @Sendable (Quantity) -> Unit? = { _ in nil }
  /// True for headers of logs that hold linear acceleration only.
  var isLinear: @Sendable ([ColumnName]) -> Bool = { _ in false }
  /// Finds the table of a format that is not one header line over rows (sections, typed records).
  var find: (@Sendable (LogHead) -> HeaderSearch.Hit?)?
  /// What the user says of the table, in place of all the above.
  var mapping: LogMapping.Table?
}

/// Finds the header of a table: the first line that a format knows, under the delimiter that makes it so.
struct HeaderSearch {
  /// A table that was found, and all that its format or a mapping settles before a row is looked at.
  struct Hit: Sendable {
    var format: TableFormat
    /// The line with the names; of a table without a header its first row.
    var line: LogHead.Line
    var delimiter: UInt8
    /// Every column's name as the header spells it; numbers from 1 where there is no header.
    var names: [String]
    var columns: [Column] = []
    /// Cells of a row.
    var width: Int
    var dataStart = 0
    var dataLine = 0
    var isHeaderless = false
    /// Where columns and cells differ: the cell of each name.
    var cellIndices: [Int]?
    /// Kinds of typed records.
    var records: [RecordKind] = []
    var decimalMark: UInt8?
    var clock: LogMapping.Clock?
    var isMapped = false
    var rateHertz: Double?
    var utcOffsetSeconds: Int?
    var vertical: LogMapping.Vertical?
    var noValues: [Double] = []
    /// Rows to leave out, by the place of a name.
    var skips: [TablePlan.Skip] = []

    init(format: TableFormat, line: LogHead.Line, delimiter: UInt8, names: [String]) {
      self.format = format
      self.line = line
      self.delimiter = delimiter
      self.names = names
      width = names.count
    }

    var score: Int { columns.count }

    /// The cell of a name.
    func cell(_ place: Int) -> Int { cellIndices?[place] ?? place }

    /// Which kinds of records hold the motion and the fixes; nil for a table of one kind.
    var recordRoles: TablePlan.Records? {
      func kind(of quantities: [Quantity]) -> Int? {
        guard let column = columns.first(where: { quantities.contains($0.quantity) }) else { return nil }
        return records.firstIndex { $0.names.contains(column.place) }
      }
      guard let motion = kind(of: Quantity.motion), let fix = kind(of: [.latitude]) else { return nil }
      return .init(kinds: records, motion: motion, fix: fix)
    }
  }

  /// A column that measures something.
  struct Column: Sendable {
    /// Place among the table's names, from 0.
    var place: Int
    var name: ColumnName
    var quantity: Quantity
    /// Unit stated by the header, the format or the user.
    var unit: Unit?
    var factor = 1.0
  }

  static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x20]
  /// Lines in which a header is looked for.
  private static let mostLines = 64

  /// A format with a layout of its own that knows the head; else the first line with at least three known columns, or the
  /// best with two.
  static func find(_ head: LogHead, formats: [TableFormat]) -> Hit? {
    for format in formats {
      if let hit = format.find?(head) { return hit }
    }
    var best: Hit?
    for line in head.lines.prefix(mostLines) where !head.isComment(line) && !head.isBlank(line) {
      for delimiter in head.statedDelimiter.map({ [$0] }) ?? delimiters {
        let cells = head.cells(line, delimiter: delimiter)
        guard cells.count >= 2, cells.count <= TableReader.mostColumns else { continue }
        let names = cells.map(ColumnName.init)
        for format in formats {
          guard let quantities = format.assign(names) else { continue }
          var hit = Hit(format: format, line: line, delimiter: delimiter, names: cells)
          hit.dataStart = head.offset(after: line)
          hit.dataLine = line.number + 1
          for (index, quantity) in quantities.enumerated() {
            guard let quantity else { continue }
            let unit = names[index].unit ?? format.defaultUnit(quantity)
            hit.columns.append(.init(place: index, name: names[index], quantity: quantity, unit: unit))
          }
          if hit.score >= 2 && hit.score > (best?.score ?? 0) { best = hit }
          break
        }
      }
      if let best, best.score >= 3 { return best }
    }
    return best
  }
}

/// One kind of typed records: what its first cell says, and how many cells it has.
struct RecordKind: Sendable, Equatable {
  var tag: [UInt8]
  var cells: Int
  /// Its columns among the names of the table.
  var names: Range<Int>
}
