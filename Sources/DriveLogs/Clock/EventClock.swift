import RoadKernels

/// Ties a recording's own seconds to the world's clock, pauses included.
///
/// phyphox writes each START and PAUSE with the experiment's time and the system's: experiment time stands still while
/// paused, so every START has its own offset.
struct EventClock: Sendable, Equatable {
  private var starts: [(experiment: Int64, offset: Int64)] = []

  static func == (a: EventClock, b: EventClock) -> Bool {
    a.starts.elementsEqual(b.starts) { $0 == $1 }
  }

  /// Of the text of `meta/time.csv`; nil when it names no start.
  init?(_ head: LogHead) {
    for delimiter in HeaderSearch.delimiters.dropLast() {
      for line in head.lines {
        let cells = head.cells(line, delimiter: delimiter)
        guard cells.count >= 3, cells[0] == "START", let experiment = Self.nanoseconds(cells[1]),
          let system = Self.nanoseconds(cells[2])
        else { continue }
        starts.append((experiment, system - experiment))
      }
      if !starts.isEmpty { return }
    }
    return nil
  }

  private static func nanoseconds(_ cell: String) -> Int64? {
    let bytes = Array(cell.utf8)
    let mark = UInt8(ascii: cell.contains(",") ? "," : ".")
    return Decimal.digits(bytes.span, 0, bytes.count, decimalMark: mark)?.scaled(by: 9)
  }

  /// Nanoseconds since 1970 of a recording's time.
  func absolute(_ time: Int64) -> Int64 {
    var offset = starts[0].offset
    for start in starts where start.experiment <= time { offset = start.offset }
    return time + offset
  }
}
