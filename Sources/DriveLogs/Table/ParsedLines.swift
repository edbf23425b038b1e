import RoadKernels
import Synchronization

/// A place for whole lines and what another thread made of them; its storage is used again for later lines.
///
/// A class behind a lock, so that the storage is never copied on its way between two threads: one thread at a time has
/// it, and the lock is never waited for.
final class ParsedLines: Sendable {
  struct Content: Sendable {
    var bytes: [UInt8] = []
    /// Those of the bytes that are lines.
    var range = 0..<0
    var isLast = false
    var table: RowTable
    var parsed = ParsedRows()
    var progress = IndexProgress(consumed: 0, line: 0, stop: .needsBytes)
    var limit: Int

    init(columns: Int, capacity: Int) {
      table = RowTable(columns: columns, capacity: capacity)
      limit = capacity
    }

    /// Fills the table with the rows from an offset on, lines numbered from 0, and parses them.
    mutating func parse(from start: Int, _ indexer: RowIndexer, _ parser: RowParser) {
      let bytes = bytes
      table.removeAll()
      table.limit = limit
      progress = indexer.index(
        bytes.span.extracting(0..<range.upperBound), from: start, line: 0, isLast: isLast, into: &table)
      parser.parse(bytes.span, table, into: &parsed)
    }
  }

  /// Bytes of a short row: time and three axes with few digits.
  private static let shortRow = 32

  private let content: Mutex<Content>
  private let columns: Int

  /// Room for the rows of so many bytes; of shorter rows than these the table takes what fits.
  init(columns: Int, bytes: Int) {
    self.columns = columns
    content = Mutex(Content(columns: columns, capacity: max(1, bytes / Self.shortRow)))
  }

  func parse(_ lines: WholeLines, _ indexer: RowIndexer, _ parser: RowParser) {
    content.withLock {
      $0.bytes = lines.bytes
      $0.range = lines.range
      $0.isLast = lines.isLast
      $0.parse(from: lines.range.lowerBound, indexer, parser)
    }
  }

  /// The storage of lines that are done with.
  func takeBytes() -> [UInt8] {
    content.withLock { inside in
      var bytes: [UInt8] = []
      swap(&inside.bytes, &bytes)
      return bytes
    }
  }

  /// Everything, to be worked on without the lock, and put back afterwards.
  func takeOut() -> Content {
    content.withLock { inside in
      var empty = Content(columns: columns, capacity: 1)
      swap(&inside, &empty)
      return empty
    }
  }

  func putBack(_ taken: Content) { content.withLock { $0 = taken } }
}
