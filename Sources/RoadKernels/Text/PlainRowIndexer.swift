/// Finds rows and cells one byte at a time: the readable twin of `RowIndexer`, equal in every result.
///
/// Quoting is that of RFC 4180: a quote opens only at the start of a cell (blanks may come before), `""` inside stands
/// for one quote, any other quote is an ordinary byte. LF, CR and CRLF each end a line.
package struct PlainRowIndexer: Sendable {
  package var shape: RowShape

  package init(shape: RowShape) { self.shape = shape }

  /// Appends the rows of `bytes[start...]`, as `RowIndexer.index` does. Complexity: O(bytes).
  package func index(
    _ bytes: Span<UInt8>, from start: Int, line firstLine: Int, isLast: Bool, into table: inout RowTable
  ) -> IndexProgress {
    var rowStart = start
    var line = firstLine
    while true {
      if rowStart == bytes.count && isLast {
        return IndexProgress(consumed: rowStart, line: line, stop: .finished)
      }
      if table.room <= 0 {
        return IndexProgress(consumed: rowStart, line: line, stop: .tableFull)
      }
      let textStart = skipNuls(bytes, from: rowStart, line: line, &table)
      if isLast && textStart == bytes.count {
        return IndexProgress(consumed: textStart, line: line, stop: .finished)
      }
      var walk = Walk(at: textStart)
      var at = textStart
      var ended = false
      while at < bytes.count && !ended {
        let byte = bytes[at]
        if walk.isQuoted {
          if byte == .quote {
            if at + 1 == bytes.count && !isLast { break }
            if at + 1 < bytes.count && bytes[at + 1] == .quote {
              at += 1
            } else {
              walk.isQuoted = false
              walk.quotedBytes += at - walk.quoteStart
            }
          } else if byte == .lineFeed {
            walk.linesWithin += 1
          } else if byte == .carriageReturn {
            if at + 1 == bytes.count && !isLast { break }
            if at + 1 == bytes.count || bytes[at + 1] != .lineFeed { walk.linesWithin += 1 }
          }
          if walk.isQuoted && at - walk.quoteStart > RowShape.longestQuote {
            return IndexProgress(consumed: rowStart, line: line + walk.quoteLine, stop: .quoteOpen)
          }
        } else if byte == .quote {
          if isBlank(bytes, walk.cellStart, at) {
            walk.isQuoted = true
            walk.quoteStart = at
            walk.quoteLine = walk.linesWithin
          }
        } else if byte == shape.delimiter {
          if !(shape.mergesDelimiters && at == walk.cellStart) { walk.ends.append(at) }
          walk.cellStart = at + 1
        } else if byte == .lineFeed || byte == .carriageReturn {
          if byte == .carriageReturn && at + 1 == bytes.count && !isLast { break }
          ended = true
          break
        }
        at += 1
        if at - textStart - walk.quotedBytes > RowShape.longestLine && !walk.isQuoted {
          return IndexProgress(consumed: rowStart, line: line, stop: .lineTooLong)
        }
      }
      if !ended {
        guard isLast else { return IndexProgress(consumed: textStart, line: line, stop: .needsBytes) }
        if walk.isQuoted {
          return IndexProgress(consumed: rowStart, line: line + walk.quoteLine, stop: .quoteOpen)
        }
      }
      if !(shape.mergesDelimiters && at == walk.cellStart && !walk.ends.isEmpty) { walk.ends.append(at) }
      add(bytes, start: textStart, ends: walk.ends, end: at, line: line, isCutOff: !ended, &table)
      line += walk.linesWithin
      if ended {
        line += 1
        at += bytes[at] == .carriageReturn && at + 1 < bytes.count && bytes[at + 1] == .lineFeed ? 2 : 1
      }
      rowStart = at
    }
  }

  private struct Walk {
    var cellStart: Int
    var ends: [Int] = []
    var isQuoted = false
    var quoteStart = 0
    var quoteLine = 0
    var quotedBytes = 0
    var linesWithin = 0

    init(at start: Int) { cellStart = start }
  }

  /// NUL bytes where a row should begin come from FAT pre-allocation: passed over and counted.
  private func skipNuls(_ bytes: Span<UInt8>, from start: Int, line: Int, _ table: inout RowTable) -> Int {
    var at = start
    while at < bytes.count && bytes[at] == 0 { at += 1 }
    if at > start {
      if table.nulBytes == 0 { table.firstNulLine = line }
      table.nulBytes += at - start
    }
    return at
  }

  private func isBlank(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for at in start..<end where bytes[at] != .space && bytes[at] != .tab { return false }
    return true
  }

  private func add(
    _ bytes: Span<UInt8>, start: Int, ends: [Int], end: Int, line: Int, isCutOff: Bool,
    _ table: inout RowTable
  ) {
    if isBlank(bytes, start, end) && !(shape.delimiter == .tab && ends.count == table.columns && end > start)
    {
      if table.blankLines == 0 { table.firstBlankLine = line }
      table.blankLines += 1
      return
    }
    let fits = shape.allowsShortRows ? ends.count <= table.columns : ends.count == table.columns
    guard fits else {
      table.odd.append(
        RowTable.OddRow(
          line: line, cells: ends.count, start: start, end: end,
          isCutOff: isCutOff && ends.count < table.columns))
      return
    }
    let at = table.rows * table.stride
    table.bounds[at] = Int32(start - 1)
    for column in 0..<table.columns {
      table.bounds[at + column + 1] = Int32(column < ends.count ? ends[column] : end)
    }
    table.lines[table.rows] = line
    table.rows += 1
  }
}

extension UInt8 {
  package static let tab: UInt8 = 0x09
  package static let lineFeed: UInt8 = 0x0A
  package static let carriageReturn: UInt8 = 0x0D
  package static let space: UInt8 = 0x20
  package static let quote: UInt8 = 0x22
}
