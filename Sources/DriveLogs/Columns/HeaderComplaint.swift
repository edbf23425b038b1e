import RoadFindings

/// What is said when a header is missing or lacks a column.
enum HeaderComplaint {
  static func noHeader(_ head: LogHead, name: String) -> DriveLogError {
    let lines = head.lines.filter { !head.isBlank($0) }
    guard let first = lines.first(where: { !head.isComment($0) }) ?? lines.first else {
      let separators = HeaderSearch.delimiters.map { byte in head.bytes.count { $0 == byte } }.max() ?? 0
      if separators >= TableReader.mostColumns {
        return DriveLogError(
          .badData, .unknownFormat, at: Place(log: name, line: 1),
          "more than \(TableReader.mostColumns) columns; a drive log has a few dozen at most")
      }
      if head.isWhole || head.bytes.allSatisfy({ $0 <= 0x20 }) {
        return DriveLogError(
          .badData, .emptyFile, at: Place(log: name, line: 1),
          "no header: only blank lines; a log with a header was expected")
      }
      return DriveLogError(
        .badData, .lineTooLong, at: Place(log: name, line: 1),
        "a line longer than 64 KiB; a drive log's lines are short: this is another kind of file")
    }
    let place = Place(log: name, line: first.number)
    let widest = HeaderSearch.delimiters.map { head.cells(first, delimiter: $0).count }.max() ?? 0
    if widest > TableReader.mostColumns {
      return DriveLogError(
        .badData, .unknownFormat, at: place,
        "more than \(TableReader.mostColumns) columns; a drive log has a few dozen at most")
    }
    let bytes = head.bytes[first.range]
    if String(validating: bytes, as: UTF8.self) == nil {
      return DriveLogError(
        .badData, .encoding, at: place,
        "the header is not UTF-8 (\(looksLikeShiftJIS(bytes) ? "looks like Shift_JIS" : "looks like cp1252")) and no "
          + "column is known; save the file as UTF-8, or name the columns with --mapping")
    }
    let shown = SafeText.escaped(String(head.text(first.range).prefix(80)))
    return DriveLogError(
      .badData, .unknownFormat, at: place,
      "no header recognised: “\(shown)” names no known column; a header with time, accelerations and position was "
        + "expected, or name the columns with --mapping")
  }

  /// Lead bytes of kanji and kana followed by trail bytes, nearly everywhere.
  private static func looksLikeShiftJIS(_ bytes: ArraySlice<UInt8>) -> Bool {
    var pairs = 0
    var strays = 0
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      if (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte) {
        let next = at + 1 < bytes.endIndex ? bytes[at + 1] : 0
        if (0x40...0x7E).contains(next) || (0x80...0xFC).contains(next) { pairs += 1 } else { strays += 1 }
        at += 2
      } else {
        at += 1
      }
    }
    return pairs > 0 && strays * 10 <= pairs
  }

  /// Refuses a header that lacks what `needs` asks for, listing what was found.
  static func checkComplete(
    _ columns: [TablePlan.Column], _ hit: HeaderSearch.Hit, needs: TableRecognition.Needs, place: Place,
    options: LogReadingOptions
  ) throws(DriveLogError) {
    func has(_ quantity: Quantity) -> Bool { columns.contains { $0.quantity == quantity } }
    let found = hit.names.prefix(40).map { SafeText.escaped($0) }.joined(separator: ", ")
    var missing: [String] = []
    var hint = "add the column or name it with --mapping"
    if !has(.time) && (options.rateHertz == nil || !needs.contains(.motion)) {
      missing.append("t (time)")
      hint = "add it, state the sampling rate with --rate, or name the column with --mapping"
    }
    if needs.contains(.motion), !(has(.axle) && has(.strut)), !has(.profile) {
      for quantity in Quantity.accelerations where !has(quantity) { missing.append(quantity.rawValue) }
    }
    if needs.contains(.fixes) {
      if !has(.latitude) { missing.append("lat") }
      if !has(.longitude) { missing.append("lon") }
    }
    guard missing.isEmpty else {
      throw DriveLogError(
        .badData, .missingColumn, at: place,
        "missing column \(missing.joined(separator: ", ")); found \(found); \(hint)")
    }
  }
}
