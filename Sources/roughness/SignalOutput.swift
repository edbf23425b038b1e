import DriveLogs
import RoadFindings
import RoadReports
import RoadSurveys

/// Standard output as a place for bytes that says what went wrong instead of throwing.
struct StandardOutputWriter {
  func write(_ bytes: [UInt8]) -> ReportError? {
    var sink = ByteSink(descriptor: 1, path: "standard output")
    do throws(ReportError) {
      try sink.write(bytes)
      try sink.flush()
      return nil
    } catch {
      return error
    }
  }
}

/// Writes a log's samples and fixes between two times as our wide log.
struct RawSignalSink: DriveLogSink {
  private var writer = WideLogWriter()
  private let range: ClosedRange<Double>
  private let output: StandardOutputWriter
  private var origin: Int64?
  private var fault: ReportError?
  private var early: [Fix] = []

  init(range: ClosedRange<Double>, output: StandardOutputWriter) {
    self.range = range
    self.output = output
  }

  mutating func begin(_ description: DriveLogDescription) { writer.begin(description) }

  mutating func receive(finding: Finding) {}

  mutating func receive(fix: Fix) {
    // Fixes may come before the first sample, whose time is zero.
    if origin == nil { early.append(fix) } else { pass(fix) }
  }

  mutating func receive(motion block: borrowing MotionBlock) {
    if origin == nil, let first = block.times.first {
      origin = first
      for fix in early { pass(fix) }
      early = []
    }
    guard let origin, fault == nil else { return }
    let lower = range.lowerBound
    let upper = range.upperBound
    func isInside(_ time: Int64) -> Bool {
      let seconds = Double(time - origin) / 1e9
      return seconds >= lower && seconds <= upper
    }
    guard let first = block.times.firstIndex(where: isInside),
      let last = block.times.lastIndex(where: isInside)
    else {
      return
    }
    writer.receive(motion: block.rows(first...last))
    guard writer.bytes.count >= 1 << 16 else { return }
    drain()
  }

  /// Hands over what is left. Errors: those of the output.
  mutating func finish() throws(ReportError) {
    drain()
    if let fault { throw fault }
  }

  private mutating func pass(_ fix: Fix) {
    guard let origin else { return }
    if range.contains(Double(fix.time - origin) / 1e9) { writer.receive(fix: fix) }
  }

  private mutating func drain() {
    guard fault == nil, !writer.bytes.isEmpty else { return }
    fault = output.write(writer.bytes)
    writer.bytes.removeAll(keepingCapacity: true)
  }
}

extension MotionBlock {
  /// Some rows of the block.
  fileprivate borrowing func rows(_ range: ClosedRange<Int>) -> MotionBlock {
    var part = MotionBlock()
    part.times = Array(times[range])
    part.ax = cut(ax, range)
    part.ay = cut(ay, range)
    part.az = cut(az, range)
    part.gx = cut(gx, range)
    part.gy = cut(gy, range)
    part.gz = cut(gz, range)
    part.axle = cut(axle, range)
    part.strut = cut(strut, range)
    part.profile = cut(profile, range)
    return part
  }

  private borrowing func cut(_ column: [Float], _ range: ClosedRange<Int>) -> [Float] {
    column.isEmpty ? [] : Array(column[range])
  }
}

/// Keeps a signal whole, for a file whose header must say how long it is.
struct SignalCollector: SignalReceiver {
  private(set) var pieces: [(from: Double, to: Double)] = []
  private var columns: [[Double]] = []
  private var step = 0.0

  mutating func receive(_ rows: SignalRows) {
    let end = rows.position(rows.count - 1)
    if rows.beginsPiece || pieces.isEmpty {
      pieces.append((rows.start, end))
    } else {
      pieces[pieces.count - 1].to = end
    }
    // Of the first piece only: a second one refuses the whole.
    guard pieces.count == 1 else { return }
    if columns.isEmpty {
      columns = rows.columns
      step = rows.step
    } else {
      for (index, column) in rows.columns.enumerated() { columns[index] += column }
    }
  }

  /// The ERD file of the one piece; the speed along a profile is left out, so that it is one track.
  func erd(_ stage: SignalStage, title: String) -> [UInt8] {
    let fields: [(name: String, unit: String)] =
      switch stage {
      case .raw, .uniform: [("ax", "m/s^2"), ("ay", "m/s^2"), ("az", "m/s^2")]
      case .conditioned: [("up", "m/s^2"), ("horiz_x", "m/s^2"), ("horiz_y", "m/s^2"), ("horiz_z", "m/s^2")]
      case .gravity: [("g_x", "m/s^2"), ("g_y", "m/s^2"), ("g_z", "m/s^2")]
      case .profile: [("elev", "m")]
      }
    return ERDWriter(title: "\(title) \(stage.rawValue)", step: step, xUnit: stage.isOverDistance ? "m" : "s")
      .bytes(
        zip(fields, columns).map { ERDWriter.Channel(name: $0.name, unit: $0.unit, values: $1) })
  }
}
