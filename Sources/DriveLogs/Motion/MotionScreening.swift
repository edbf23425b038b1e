import RoadFindings

/// Takes out samples that no working accelerometer can have measured, and says what is doubtful about the axes.
///
/// Spikes and stuck axes become gaps in their channel, counted and located by line and column; an axis that never moves
/// and steps too coarse for the road are only said. Runs in the reader, before the clock is judged, so that every later
/// stage sees the same samples. The result doesn't depend on how the rows are cut. Latency: one row; up to half a second
/// while an axis repeats a value.
struct MotionScreening {
  /// Even a smooth road shakes one of the axes by more, m/s² rms.
  static let drivingVibration = 0.1

  private let log: String
  private var spikes: [SpikeDetector] = []
  private var stuck: [StuckAxisDetector] = []
  private var coarse: [CoarseMotionDetector] = []
  private var origin: Int64?
  private var rows = 0
  /// Line of the first row.
  private var firstLine = 0

  /// `channels` in the order of the rows' columns; rotation rates are not looked at.
  init(plan: TablePlan, channels: [Quantity], log: String) {
    self.init(channels: channels, columns: channels.map { plan.column($0)?.name ?? $0.rawValue }, log: log)
  }

  init(channels: [Quantity], columns: [String], log: String) {
    self.log = log
    for (index, quantity) in channels.enumerated() where quantity.dimension == .acceleration {
      spikes.append(
        SpikeDetector(
          channel: index, height: quantity == .axle ? SpikeDetector.axleHeight : SpikeDetector.bodyHeight))
      stuck.append(StuckAxisDetector(channel: index, column: columns[index]))
      coarse.append(CoarseMotionDetector(channel: index, column: columns[index]))
    }
  }

  /// Screens the rows up to `limit` in place and gives how many at the front are final.
  mutating func screen(
    _ queue: inout MotionRows, upTo limit: Int, isLast: Bool, findings: inout FindingCollector
  ) -> Int {
    guard limit > 0, !stuck.isEmpty else { return limit }
    if origin == nil {
      origin = queue.times[0]
      firstLine = queue.lines[0]
    }
    let zero = origin ?? 0
    let log = log
    var ready = limit
    for index in spikes.indices {
      let column = stuck[index].column
      let lines = queue.lines
      let times = queue.times
      let height = spikes[index].heightInG
      let judged = spikes[index].screen(&queue, upTo: limit, isLast: isLast) { row in
        findings.add(
          Finding(
            .spike, .warning,
            at: Place(
              log: log, line: lines[row], column: column, startSeconds: Self.seconds(times[row], zero)),
            "a single sample more than \(height) g off its neighbours (spike); the sample is a gap"))
      }
      ready = min(ready, judged)
    }
    let judged = ready
    for index in stuck.indices {
      let others = stuck.indices.filter { $0 != index }.map { stuck[$0].channel }
      let column = stuck[index].column
      let held = stuck[index].screen(&queue, upTo: judged, isLast: isLast, others: others) { run in
        findings.add(
          Finding(
            .stuckAxis, .warning,
            at: Place(
              log: log, line: run.line, column: column, startSeconds: Self.seconds(run.from, zero),
              endSeconds: Self.seconds(run.to, zero)),
            count: run.rows,
            "the axis is stuck at \(Self.shown(Double(run.value))) m/s² for \(ClockRepair.seconds(run.to &- run.from)) s "
              + "while others move; the samples are gaps: check sensor and cable"))
      }
      ready = min(ready, held)
    }
    for index in coarse.indices { coarse[index].screen(queue, upTo: judged) }
    return ready
  }

  /// The first `count` rows are about to leave the queue.
  mutating func removeFirst(_ count: Int, of queue: MotionRows) {
    rows += count
    for index in spikes.indices {
      spikes[index].removeFirst(count, of: queue.channels[spikes[index].channel])
      stuck[index].removeFirst(count)
      coarse[index].removeFirst(count)
    }
  }

  /// Says what only the whole log can tell.
  mutating func finish(findings: inout FindingCollector) {
    for index in coarse.indices {
      guard let verdict = coarse[index].verdict() else { continue }
      findings.add(
        Finding(
          .coarseMotion, .warning, at: Place(log: log, column: coarse[index].column),
          "coarse quantisation: the values come in steps of \(Self.shown(verdict.step)) m/s² where the vibration is "
            + "\(Self.shown(verdict.deviation)) m/s² rms; record with full resolution"))
    }
    guard rows >= TableLog.fewestRows else { return }
    for detector in constantAxes {
      findings.add(
        Finding(
          .stuckAxis, .warning, at: Place(log: log, line: firstLine, column: detector.column), count: rows,
          "the axis shows \(Self.shown(Double(detector.onlyValue ?? 0))) m/s² in every row: not connected?"))
    }
  }

  /// Axes that showed one value throughout while another one moved as it does on the road.
  private var constantAxes: [StuckAxisDetector] {
    coarse.contains { $0.vibration >= Self.drivingVibration } ? stuck.filter { $0.onlyValue != nil } : []
  }

  /// Why a log can't be used whose axis with gravity hangs from beginning to end.
  var complaint: DriveLogError? {
    guard
      let axis = constantAxes.first(where: {
        ($0.onlyValue ?? 0).magnitude > StuckAxisDetector.carriesGravity
      })
    else { return nil }
    return DriveLogError(
      .badData, .stuckAxis, at: Place(log: log, line: firstLine, column: axis.column),
      "the axis with gravity shows \(Self.shown(Double(axis.onlyValue ?? 0))) m/s² in every row: stuck; check sensor "
        + "and cable")
  }

  private static func seconds(_ time: Int64, _ origin: Int64) -> Double { Double(time &- origin) / 1e9 }

  /// Three decimals at most, without a float formatter.
  static func shown(_ value: Double) -> String {
    let thousandths = Int((value.magnitude * 1000).rounded())
    var digits = String(1000 + thousandths % 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    let sign = value < 0 && thousandths > 0 ? "-" : ""
    return "\(sign)\(thousandths / 1000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
