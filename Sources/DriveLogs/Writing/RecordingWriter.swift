public import RoadFindings

/// Writes a drive as a recorder would have: a sink, so that any log can be converted.
///
/// Numbers are rounded to the format's decimals, halves away from zero. A fix stands in the first row that is not earlier,
/// or in a row of its own. Bytes pile up until the caller takes them.
public struct RecordingWriter: DriveLogSink {
  /// Bytes of one file since they were last taken.
  public struct Piece: Sendable, Hashable {
    /// The file's name within the folder; empty for a format of one file.
    public var file: String
    public var bytes: [UInt8]
  }

  private let layout: RecordingLayout
  private var cells: RecordingCells
  private var pieces: [Piece] = []
  /// Place of each part's file among the pieces.
  private var places: [Int] = []
  private var columns: [[RecordingLayout.Column]] = []
  private var waiting: [Fix] = []
  private var nextFix = 0
  private var held: Fix?

  public init(_ format: RecorderFormat) {
    layout = format.layout
    cells = RecordingCells(layout: format.layout)
    for part in layout.parts {
      if let place = pieces.firstIndex(where: { $0.file == part.file }) {
        places.append(place)
      } else {
        places.append(pieces.count)
        pieces.append(Piece(file: part.file, bytes: []))
      }
    }
  }

  /// What was written since the last call, one piece per file of the format.
  public mutating func take() -> [Piece] {
    let taken = pieces
    for place in pieces.indices { pieces[place].bytes.removeAll(keepingCapacity: true) }
    return taken
  }

  public mutating func begin(_ description: DriveLogDescription) {
    cells.vehicle = description.vehicle
    cells.label = description.label
  }

  public mutating func receive(fix: Fix) { waiting.append(fix) }

  public mutating func receive(finding: Finding) {}

  public mutating func receive(motion block: borrowing MotionBlock) {
    if columns.isEmpty { header(block) }
    for row in 0..<block.count {
      let time = block.times[row]
      var fresh: Fix?
      while nextFix < waiting.count, waiting[nextFix].time <= time {
        fresh = waiting[nextFix]
        held = fresh
        writeFix(waiting[nextFix])
        nextFix += 1
      }
      for (index, part) in layout.parts.enumerated() where part.rows == .motion {
        let fix = part.holdsFixes ? held : fresh
        line(index) { column, cells, bytes in
          cells.append(column.cell, time: time, fix: fix, to: &bytes) { Self.value($0, block, row) }
        }
      }
    }
    waiting.removeFirst(nextFix)
    nextFix = 0
  }

  /// Writes the fixes after the last sample, where fixes have rows of their own.
  public mutating func finish() {
    guard !columns.isEmpty else { return }
    for fix in waiting { writeFix(fix) }
    waiting.removeAll()
  }

  private mutating func writeFix(_ fix: Fix) {
    for (index, part) in layout.parts.enumerated() where part.rows == .fixes {
      line(index) { column, cells, bytes in
        cells.append(column.cell, time: fix.time, fix: fix, to: &bytes) { _ in .nan }
      }
    }
  }

  // MARK: Rows

  private mutating func line(
    _ part: Int, _ cell: (RecordingLayout.Column, RecordingCells, inout [UInt8]) -> Void
  ) {
    guard !columns[part].isEmpty else { return }
    // Taken out and put back: one copy of the bytes while they grow.
    var bytes: [UInt8] = []
    swap(&bytes, &pieces[places[part]].bytes)
    for (index, column) in columns[part].enumerated() {
      if index > 0 { bytes += layout.separator.utf8 }
      cell(column, cells, &bytes)
    }
    bytes += layout.rowEnd.utf8
    bytes += layout.lineEnd.utf8
    swap(&bytes, &pieces[places[part]].bytes)
  }

  private mutating func header(_ block: borrowing MotionBlock) {
    let filled: [(Quantity, Bool)] = [
      (.ax, !block.ax.isEmpty), (.ay, !block.ay.isEmpty), (.az, !block.az.isEmpty), (.gx, !block.gx.isEmpty),
      (.gy, !block.gy.isEmpty), (.gz, !block.gz.isEmpty), (.axle, !block.axle.isEmpty),
      (.strut, !block.strut.isEmpty), (.profile, !block.profile.isEmpty),
    ]
    let missing = Set(filled.filter { !$0.1 }.map(\.0))
    cells.start = min(block.times.first ?? 0, waiting.first?.time ?? .max)
    for (index, part) in layout.parts.enumerated() {
      columns.append(
        part.columns.filter { column in
          switch column.cell {
          case .number(let quantity, _, _, _, _, _): !missing.contains(quantity)
          case .text(.vehicle): cells.vehicle != nil
          case .text: cells.label != nil
          default: true
          }
        })
      // A sensor that the drive has not makes no file.
      let isEmpty =
        part.columns.contains(where: Self.isMotion) && !columns[index].contains(where: Self.isMotion)
      if isEmpty {
        columns[index] = []
      } else {
        pieces[places[index]].bytes += part.header(columns[index].map(\.name), layout, cells.start ?? 0).utf8
      }
      if part.rows == .start {
        line(index) { column, cells, bytes in
          cells.append(column.cell, time: cells.start ?? 0, fix: nil, to: &bytes) { _ in .nan }
        }
      }
    }
  }

  private static func isMotion(_ column: RecordingLayout.Column) -> Bool {
    guard case .number(let quantity, _, _, _, _, _) = column.cell else { return false }
    return Quantity.motion.contains(quantity)
  }

  private static func value(_ quantity: Quantity, _ block: borrowing MotionBlock, _ row: Int) -> Double {
    let value: Float =
      switch quantity {
      case .ax: block.ax[row]
      case .ay: block.ay[row]
      case .az: block.az[row]
      case .gx: block.gx[row]
      case .gy: block.gy[row]
      case .gz: block.gz[row]
      case .axle: block.axle[row]
      case .strut: block.strut[row]
      case .profile: block.profile[row]
      default: .nan
      }
    return Double(value)
  }
}
