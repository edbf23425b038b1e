import CRoadKernels

/// Finds rows and cells; the same results as `PlainRowIndexer`.
///
/// Regular rows (the right number of cells, no quotes, LF or CRLF) are found 64 bytes at a time. Any other row is walked
/// with care, eight bytes at a time: each word is compared with the four bytes that mean something (delimiter, LF, CR,
/// quote) by exact SWAR equality (no false positives: Mycroft's zero-byte test with the carries kept apart), and only
/// the hits are looked at. Then the fast walk is tried again.
package struct RowIndexer: Sendable {
  package var shape: RowShape
  private let instructions: KernelLevel

  package init(shape: RowShape, instructions: KernelLevel = .best) {
    self.shape = shape
    self.instructions = instructions
  }

  /// Rows walked with care before the fast walk is tried again, at most: where most rows are odd, trying costs time.
  private static let longestPatience = 512

  /// Appends the rows of `bytes[start...]` to `table` until it is full or the bytes end.
  ///
  /// `line` is the number of the line that begins at `start`; `isLast` says that no bytes follow, so that an unfinished
  /// row counts as a row. Complexity: O(bytes); an unfinished row is looked at again with the next buffer.
  package func index(
    _ bytes: Span<UInt8>, from start: Int, line: Int, isLast: Bool, into table: inout RowTable
  ) -> IndexProgress {
    if instructions == .plain {
      return PlainRowIndexer(shape: shape).index(bytes, from: start, line: line, isLast: isLast, into: &table)
    }
    // The storage is taken out of the table while it is written: no copy, no check per cell.
    var bounds: [Int32] = []
    var lines: [Int] = []
    swap(&bounds, &table.bounds)
    swap(&lines, &table.lines)
    defer {
      swap(&bounds, &table.bounds)
      swap(&lines, &table.lines)
    }
    return bytes.withUnsafeBufferPointer { buffer in
      bounds.withUnsafeMutableBufferPointer { bounds in
        lines.withUnsafeMutableBufferPointer { lines in
          guard let base = buffer.baseAddress else {
            return IndexProgress(consumed: start, line: line, stop: isLast ? .finished : .needsBytes)
          }
          var walk = RowWalk(
            base: base, count: buffer.count, bounds: bounds.baseAddress!, lines: lines.baseAddress!,
            columns: table.columns, rows: table.rows, shape: shape, isLast: isLast, at: start, line: line)
          defer { table.rows = walk.rows }
          guard hasRegularRows(table) else { return walk.run(into: &table) }
          var patience = 1
          while true {
            let rows = regularRows(&walk, table)
            patience = rows > 16 ? 1 : min(2 * patience, Self.longestPatience)
            let progress = walk.run(into: &table, pauseAfter: patience)
            if !walk.isPaused { return progress }
          }
        }
      }
    }
  }

  /// Whether the fast walk knows this shape: a delimiter that no blank line holds, and no merging.
  private func hasRegularRows(_ table: borrowing RowTable) -> Bool {
    table.columns >= 2 && !shape.mergesDelimiters
      && ![.space, .quote, .lineFeed, .carriageReturn, 0].contains(shape.delimiter)
      && !(shape.delimiter == .tab && shape.allowsShortRows)
  }

  /// Takes the regular rows from here on; returns how many.
  private func regularRows(_ walk: inout RowWalk, _ table: borrowing RowTable) -> Int {
    let columns = table.columns
    let found = road_index_rows(
      instructions.rawValue, walk.base, Int64(walk.rowStart), Int64(walk.count), shape.delimiter,
      Int32(columns), shape.allowsShortRows ? 2 : Int32(columns), Int64(RowShape.longestLine),
      walk.bounds + walk.rows * (columns + 1),
      Int64(min(table.capacity, table.limit) - walk.rows - table.odd.count))
    let rows = Int(found.rows)
    for row in 0..<rows { walk.lines[walk.rows &+ row] = walk.line &+ row }
    walk.rows += rows
    walk.line += rows
    walk.rowStart = Int(found.consumed)
    return rows
  }
}

/// The state of one pass; a type of its own so that it stays in registers.
private struct RowWalk {
  let base: UnsafePointer<UInt8>
  let count: Int
  let bounds: UnsafeMutablePointer<Int32>
  /// The walk stopped between two rows, only because it was asked to.
  var isPaused = false
  private var rowsUntilPause = Int.max
  let lines: UnsafeMutablePointer<Int>
  let columns: Int
  let shape: RowShape
  let isLast: Bool
  var rows: Int
  /// Rows and odd rows that still fit.
  var room = 0
  var rowStart: Int
  var textStart: Int
  var cellStart: Int
  var cells = 0
  var line: Int
  var isQuoted = false
  var quoteStart = 0
  var quoteLine = 0
  var quotedBytes = 0
  var linesWithin = 0

  init(
    base: UnsafePointer<UInt8>, count: Int, bounds: UnsafeMutablePointer<Int32>,
    lines: UnsafeMutablePointer<Int>, columns: Int, rows: Int, shape: RowShape, isLast: Bool, at start: Int,
    line: Int
  ) {
    self.base = base
    self.count = count
    self.bounds = bounds
    self.lines = lines
    self.columns = columns
    self.rows = rows
    self.shape = shape
    self.isLast = isLast
    self.line = line
    rowStart = start
    textStart = start
    cellStart = start
  }

  mutating func run(into table: inout RowTable, pauseAfter pause: Int = .max) -> IndexProgress {
    isPaused = false
    rowsUntilPause = pause
    room = min(table.capacity, table.limit) &- rows &- table.odd.count
    if let end = beginRow(at: rowStart, &table) { return end }
    let delimiters = UInt64(shape.delimiter) &* ones
    var at = rowStart
    var passOver = rowStart
    while at < count {
      let word = load(at)
      var hits =
        equal(word, delimiters) | equal(word, lineFeeds) | equal(word, carriageReturns) | equal(word, quotes)
      if count - at < 8 { hits &= (1 &<< UInt64((count - at) &* 8)) &- 1 }
      while hits != 0 {
        let hit = at &+ hits.trailingZeroBitCount &>> 3
        hits &= hits &- 1
        if hit < passOver { continue }
        let byte = base[hit]
        if isQuoted {
          if let end = walkQuoted(byte, hit, &passOver) { return end }
          continue
        }
        if hit &- textStart &- quotedBytes > RowShape.longestLine { return stop(.lineTooLong, line) }
        if byte == shape.delimiter {
          if !(shape.mergesDelimiters && hit == cellStart) { endCell(hit) }
          cellStart = hit &+ 1
        } else if byte == .quote {
          if isBlank(cellStart, hit) {
            isQuoted = true
            quoteStart = hit
            quoteLine = linesWithin
          }
        } else {
          var next = hit &+ 1
          if byte == .carriageReturn {
            if next == count {
              if !isLast { return IndexProgress(consumed: textStart, line: line, stop: .needsBytes) }
            } else if base[next] == .lineFeed {
              next &+= 1
            }
          }
          endRow(at: hit, isCutOff: false, &table)
          line &+= linesWithin &+ 1
          passOver = next
          if let end = beginRow(at: next, &table) { return end }
        }
      }
      at &+= 8
    }
    return endOfBytes(&table)
  }

  /// Starts a row at `start`, unless the table is full or the bytes are at their end.
  @inline(__always)
  private mutating func beginRow(at start: Int, _ table: inout RowTable) -> IndexProgress? {
    rowStart = start
    if start == count && isLast { return stop(.finished, line) }
    if room == 0 { return stop(.tableFull, line) }
    if rowsUntilPause == 0 {
      isPaused = true
      return stop(.needsBytes, line)
    }
    rowsUntilPause &-= 1
    textStart = start
    if start < count && base[start] == 0 { skipNuls(&table) }
    if isLast && textStart == count {
      return IndexProgress(consumed: textStart, line: line, stop: .finished)
    }
    cellStart = textStart
    cells = 0
    isQuoted = false
    quotedBytes = 0
    linesWithin = 0
    return nil
  }

  private mutating func skipNuls(_ table: inout RowTable) {
    if table.nulBytes == 0 { table.firstNulLine = line }
    while textStart < count && base[textStart] == 0 { textStart += 1 }
    table.nulBytes += textStart - rowStart
  }

  @inline(__always)
  private mutating func endCell(_ end: Int) {
    cells &+= 1
    if cells <= columns { bounds[rows &* (columns &+ 1) &+ cells] = Int32(truncatingIfNeeded: end) }
  }

  @inline(__always)
  private mutating func endRow(at end: Int, isCutOff: Bool, _ table: inout RowTable) {
    if !(shape.mergesDelimiters && end == cellStart && cells > 0) { endCell(end) }
    let first = base[textStart]
    if end == textStart || first == .space || first == .tab, isBlank(textStart, end),
      !(shape.delimiter == .tab && cells == columns && end > textStart)
    {
      if table.blankLines == 0 { table.firstBlankLine = line }
      table.blankLines += 1
      return
    }
    room &-= 1
    if cells != columns {
      if !shape.allowsShortRows || cells > columns {
        table.odd.append(
          RowTable.OddRow(
            line: line, cells: cells, start: textStart, end: end,
            isCutOff: isCutOff && cells < columns))
        return
      }
      for missing in cells..<columns {
        bounds[rows &* (columns &+ 1) &+ missing &+ 1] = Int32(truncatingIfNeeded: end)
      }
    }
    bounds[rows &* (columns &+ 1)] = Int32(truncatingIfNeeded: textStart &- 1)
    lines[rows] = line
    rows &+= 1
  }

  private mutating func walkQuoted(_ byte: UInt8, _ hit: Int, _ passOver: inout Int) -> IndexProgress? {
    var last = hit
    if byte == .quote {
      if hit + 1 == count && !isLast {
        if hit - 1 - quoteStart > RowShape.longestQuote { return stop(.quoteOpen, line + quoteLine) }
        return IndexProgress(consumed: textStart, line: line, stop: .needsBytes)
      }
      if hit + 1 < count && base[hit + 1] == .quote {
        passOver = hit + 2
        last = hit + 1
      } else {
        if hit - 1 - quoteStart > RowShape.longestQuote { return stop(.quoteOpen, line + quoteLine) }
        isQuoted = false
        quotedBytes += hit - quoteStart
        return nil
      }
    } else if byte == .lineFeed {
      linesWithin += 1
    } else if byte == .carriageReturn {
      if hit + 1 == count && !isLast {
        if hit - 1 - quoteStart > RowShape.longestQuote { return stop(.quoteOpen, line + quoteLine) }
        return IndexProgress(consumed: textStart, line: line, stop: .needsBytes)
      }
      if hit + 1 == count || base[hit + 1] != .lineFeed { linesWithin += 1 }
    }
    return last - quoteStart > RowShape.longestQuote ? stop(.quoteOpen, line + quoteLine) : nil
  }

  /// The bytes end within a row.
  private mutating func endOfBytes(_ table: inout RowTable) -> IndexProgress {
    if isQuoted {
      if isLast || count - 1 - quoteStart > RowShape.longestQuote {
        return stop(.quoteOpen, line + quoteLine)
      }
      return IndexProgress(consumed: textStart, line: line, stop: .needsBytes)
    }
    if count - textStart - quotedBytes > RowShape.longestLine { return stop(.lineTooLong, line) }
    guard isLast else { return IndexProgress(consumed: textStart, line: line, stop: .needsBytes) }
    endRow(at: count, isCutOff: true, &table)
    line += linesWithin
    return IndexProgress(consumed: count, line: line, stop: .finished)
  }

  @inline(__always)
  private func stop(_ reason: IndexProgress.Stop, _ line: Int) -> IndexProgress {
    IndexProgress(consumed: rowStart, line: line, stop: reason)
  }

  @inline(__always)
  private func isBlank(_ start: Int, _ end: Int) -> Bool {
    var at = start
    while at < end {
      if base[at] != .space && base[at] != .tab { return false }
      at &+= 1
    }
    return true
  }

  /// Eight bytes, the missing ones at the end zero.
  @inline(__always)
  private func load(_ at: Int) -> UInt64 {
    if count &- at >= 8 {
      return UInt64(littleEndian: UnsafeRawPointer(base + at).loadUnaligned(as: UInt64.self))
    }
    var word: UInt64 = 0
    for index in 0..<(count &- at) { word |= UInt64(base[at &+ index]) &<< UInt64(index &* 8) }
    return word
  }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
private let lineFeeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
private let carriageReturns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D
private let quotes: UInt64 = 0x2222_2222_2222_2222

/// The top bit of every byte in which `word` and `pattern` agree; exact.
@inline(__always)
private func equal(_ word: UInt64, _ pattern: UInt64) -> UInt64 {
  let difference = word ^ pattern
  return ~(((difference & lows) &+ lows) | difference | lows)
}
