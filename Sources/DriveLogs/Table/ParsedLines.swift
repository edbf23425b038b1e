import RoadKernels
import Synchronization

/// A place for whole lines and what another thread made of them; its storage is used again for later lines.
///
/// A class behind a lock, so that the storage is never copied on its way between two threads: one thread at a time has
/// it, and the lock is never waited for.
final class ParsedLines: Sendable {
  struct Content: Sendable {
    var bytes: [UInt8] = []
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
      progress = indexer.index(bytes.span, from: start, line: 0, isLast: isLast, into: &table)
      parser.parse(bytes.span, table, into: &parsed)
    }
  }

  private let content: Mutex<Content>
  private let columns: Int

  init(columns: Int) {
    self.columns = columns
    content = Mutex(Content(columns: columns, capacity: 2 * TableReader.batchRows))
  }

  func parse(_ lines: WholeLines, _ indexer: RowIndexer, _ parser: RowParser) {
    content.withLock {
      $0.bytes = lines.bytes
      $0.isLast = lines.isLast
      $0.parse(from: 0, indexer, parser)
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
