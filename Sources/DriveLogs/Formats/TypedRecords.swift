import RoadKernels

/// Boxes of the Arduino kind: rows of several kinds in one file, each told by its first cell.
///
/// One header line per kind (`imu;TMS;AX;AY;AZ`, `gps;TMS;LAT;LONG;SPEED;HH;MM;SS`), then interleaved rows, most with a
/// delimiter at their end. The clock must stand in the same cell of both. Accelerations are raw counts: their unit is
/// told by the norm and said, or by `--accel-unit`; no fix is (0, 0).
enum TypedRecords {
  static let format = TableFormat(
    name: "typed records",
    find: { head in
      guard var hit = layout(head) else { return nil }
      for (kind, record) in hit.records.enumerated() {
        for place in record.names {
          let name = ColumnName(head.plainName(hit.names[place]))
          guard let quantity = name.commonQuantity else { continue }
          // The clock of the later kinds is that of the first.
          if kind > 0 && hit.columns.contains(where: { $0.quantity == quantity }) { continue }
          hit.columns.append(
            .init(place: place, name: name, quantity: quantity, unit: name.unit))
        }
      }
      return hit.columns.contains { $0.quantity == .latitude } && hit.columns.contains { $0.quantity == .az }
        ? hit : nil
    })

  /// The kinds of records by their header lines and the rows that follow; names are `imu.AX`. Nil for any other head.
  static func layout(_ head: LogHead) -> HeaderSearch.Hit? {
    let lines = head.lines.prefix(40).filter {
      !head.isBlank($0) && !head.isComment($0) && !head.isSeparatorLine($0)
    }
    for delimiter in head.statedDelimiter.map({ [$0] }) ?? HeaderSearch.delimiters.dropLast() {
      var hit: HeaderSearch.Hit?
      for (index, line) in lines.enumerated() {
        var cells = head.cells(line, delimiter: delimiter)
        guard cells.count >= 3, isWord(cells[0]) else { break }
        if let known = hit, !isWord(cells[1]) {
          // The first row of data: it must be of a known kind.
          guard index >= 2, known.records.contains(where: { $0.tag == Array(cells[0].utf8) }) else { break }
          return known
        }
        guard isWord(cells[1]), hit?.records.contains(where: { $0.tag == Array(cells[0].utf8) }) != true
        else { break }
        if cells.last == "" { cells.removeLast() }
        var table =
          hit
          ?? HeaderSearch.Hit(
            format: TableFormat(name: "typed records"), line: line, delimiter: delimiter, names: [])
        let start = table.names.count
        table.names += cells.dropFirst().map { cells[0] + "." + $0 }
        table.cellIndices = (table.cellIndices ?? []) + Array(1..<cells.count)
        table.records.append(
          RecordKind(tag: Array(cells[0].utf8), cells: cells.count, names: start..<table.names.count))
        // A delimiter at the end of a row is one more, empty cell.
        table.width = max(table.width, cells.count + 1)
        table.dataStart = head.offset(after: line)
        table.dataLine = line.number + 1
        hit = table
      }
    }
    return nil
  }

  private static func isWord(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    return first.properties.isAlphabetic
  }
}

extension LogHead {
  /// `AX` of `imu.AX`.
  fileprivate func plainName(_ name: String) -> String {
    name.firstIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }
}

extension TypedRecords {
  /// 16384 counts are 1 g, as of a sensor set to ±2 g.
  static let layout = RecordingLayout(
    parts: [
      .init(
        columns: [
          .init("imu", .constant("imu")), .init("TMS", .clock(.sinceStart(.milliseconds, decimals: 1))),
        ]
          + RecordingLayout.axes(Quantity.accelerations, .standardGravity, decimals: 0, factor: 1.0 / 16384) {
            "A" + $0.uppercased()
          }),
      .init(
        rows: .fixes,
        columns: [
          .init("gps", .constant("gps")), .init("TMS", .clock(.sinceStart(.milliseconds, decimals: 1))),
          .init("LAT", .number(.latitude, .degrees, decimals: 7)),
          .init("LONG", .number(.longitude, .degrees, decimals: 7)),
          .init("SPEED", .number(.speed, .metresPerSecond, decimals: 3)), .init("HH", .constant("0")),
          .init("MM", .constant("0")), .init("SS", .constant("0")),
        ]),
    ], separator: ";", rowEnd: ";", ending: "txt")
}
