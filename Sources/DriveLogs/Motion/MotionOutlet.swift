import RoadFindings

/// The last step before the sink: repairs the clock, cuts into blocks, puts fixes in their place.
struct MotionOutlet {
  private var queue: MotionRows
  private var clock: ClockRepair
  private var coarse: CoarseClock?
  private var screening: FixScreening
  private var motion: MotionScreening
  private var timing: TimingStatistics
  private var lastRow: (time: Int64, line: Int)?
  private let speedColumn: String?
  private var block = MotionBlock()
  private let channels: [Quantity]
  private let blockRows: Int
  private var beginsStretch = false
  private(set) var rowsOut = 0
  private(set) var fixesOut = 0
  private var screened: [Fix] = []

  /// `channels` in the order of `Quantity.motion`.
  init(plan: TablePlan, channels: [Quantity], log: String, blockRows: Int) {
    self.channels = channels
    queue = MotionRows(channels: channels.count)
    clock = ClockRepair(log: log, column: plan.column(.time)?.name, time: plan.time, clock: plan.clock)
    coarse = plan.hasCoarseTime ? CoarseClock() : nil
    screening = FixScreening(plan: plan, log: log)
    motion = MotionScreening(plan: plan, channels: channels, log: log)
    timing = TimingStatistics(log: log, column: plan.column(.time)?.name)
    speedColumn = plan.column(.speed)?.name
    self.blockRows = blockRows
  }

  var clockState: ClockRepair { clock }
  /// Why the motion can't be used at all, once all rows are in.
  var complaint: DriveLogError? { motion.complaint }
  var standsStill: Bool { coarse.map { $0.standsStill || $0.runs < 2 } ?? false }

  /// Takes rows in; `append` writes them into the queue.
  mutating func push<Sink: DriveLogSink>(
    into sink: inout Sink, findings: inout FindingCollector,
    _ append: (inout MotionRows, inout FindingCollector) -> Void
  ) {
    append(&queue, &findings)
    drain(into: &sink, findings: &findings, isLast: false)
  }

  mutating func finish<Sink: DriveLogSink>(into sink: inout Sink, findings: inout FindingCollector) {
    drain(into: &sink, findings: &findings, isLast: true)
    screening.finish(into: &screened, findings: &findings)
    emitFixes(into: &sink)
    screening.tellSpeed(column: speedColumn, findings: &findings)
    timing.finish(findings: &findings)
    motion.finish(findings: &findings)
  }

  private mutating func drain<Sink: DriveLogSink>(
    into sink: inout Sink, findings: inout FindingCollector, isLast: Bool
  ) {
    let ready = coarse?.spread(&queue, isLast: isLast) ?? queue.count
    // A row may be judged only when the row after it has its final time.
    let timed = isLast || coarse == nil ? ready : max(0, ready - 1)
    let limit = motion.screen(&queue, upTo: timed, isLast: isLast, findings: &findings)
    let verdicts = clock.judge(&queue, upTo: limit, isLast: isLast, findings: &findings)
    var fixIndex = 0
    func fixes(upTo row: Int, time: Int64?, _ me: inout MotionOutlet, _ findings: inout FindingCollector) {
      while fixIndex < me.queue.fixes.count, me.queue.fixes[fixIndex].row <= row {
        var pending = me.queue.fixes[fixIndex]
        if pending.row < row || !pending.sharesRow || time == nil {
          pending.fix.time &+= me.clock.offset
        } else {
          pending.fix.time = time!
        }
        me.screening.push(pending.fix, into: &me.screened, findings: &findings)
        fixIndex += 1
      }
    }
    var row = 0
    while row < verdicts.count {
      let run = plainRun(verdicts, from: row, nextFix: fixIndex)
      if run > 0 {
        take(row..<row + run, into: &sink, findings: &findings)
        row += run
        continue
      }
      let verdict = verdicts[row]
      defer { row += 1 }
      if verdict == .keepAndBegin {
        flush(into: &sink)
        screening.finish(into: &screened, findings: &findings)
        emitFixes(into: &sink)
        beginsStretch = true
        lastRow = nil
      }
      fixes(upTo: row, time: verdict == .drop ? nil : queue.times[row], &self, &findings)
      if verdict != .drop { take(row..<row + 1, into: &sink, findings: &findings) }
    }
    if isLast { fixes(upTo: queue.count, time: nil, &self, &findings) }
    flush(into: &sink)
    emitFixes(into: &sink)
    queue.fixes.removeFirst(fixIndex)
    motion.removeFirst(verdicts.count, of: queue)
    queue.removeFirst(verdicts.count)
    coarse?.removeFirst(verdicts.count)
  }

  /// How many rows from `row` on are simply kept and have no fix, so that they can be taken in one piece.
  private func plainRun(_ verdicts: [ClockRepair.Verdict], from row: Int, nextFix: Int) -> Int {
    let limit = nextFix < queue.fixes.count ? min(queue.fixes[nextFix].row, verdicts.count) : verdicts.count
    var end = row
    while end < limit && verdicts[end] == .keep { end += 1 }
    return end - row
  }

  /// Appends rows to the block, which goes out whenever it is full.
  private mutating func take<Sink: DriveLogSink>(
    _ rows: Range<Int>, into sink: inout Sink, findings: inout FindingCollector
  ) {
    if let lastRow {
      timing.push(step: queue.times[rows.lowerBound] - lastRow.time, line: lastRow.line, findings: &findings)
    }
    timing.push(times: queue.times, lines: queue.lines, rows: rows, findings: &findings)
    lastRow = (queue.times[rows.upperBound - 1], queue.lines[rows.upperBound - 1])
    var start = rows.lowerBound
    while start < rows.upperBound {
      let end = min(rows.upperBound, start + blockRows - block.count)
      if block.count == 0 {
        block.beginsStretch = beginsStretch
        beginsStretch = false
      }
      block.append(queue, rows: start..<end, channels: channels)
      start = end
      if block.count == blockRows {
        flush(into: &sink)
        emitFixes(into: &sink)
      }
    }
  }

  private mutating func flush<Sink: DriveLogSink>(into sink: inout Sink) {
    guard block.count > 0 else { return }
    rowsOut += block.count
    sink.receive(motion: block)
    block.removeAll()
  }

  private mutating func emitFixes<Sink: DriveLogSink>(into sink: inout Sink) {
    fixesOut += screened.count
    for fix in screened { sink.receive(fix: fix) }
    screened.removeAll(keepingCapacity: true)
  }
}

extension MotionBlock {
  fileprivate mutating func append(_ source: MotionRows, rows: Range<Int>, channels: [Quantity]) {
    times += source.times[rows]
    for (channel, quantity) in channels.enumerated() {
      let values = source.channels[channel][rows]
      switch quantity {
      case .ax: ax += values
      case .ay: ay += values
      case .az: az += values
      case .gx: gx += values
      case .gy: gy += values
      case .gz: gz += values
      case .axle: axle += values
      case .strut: strut += values
      default: profile += values
      }
    }
  }

  /// Forgets the samples and keeps the storage.
  mutating func removeAll() {
    times.removeAll(keepingCapacity: true)
    ax.removeAll(keepingCapacity: true)
    ay.removeAll(keepingCapacity: true)
    az.removeAll(keepingCapacity: true)
    gx.removeAll(keepingCapacity: true)
    gy.removeAll(keepingCapacity: true)
    gz.removeAll(keepingCapacity: true)
    axle.removeAll(keepingCapacity: true)
    strut.removeAll(keepingCapacity: true)
    profile.removeAll(keepingCapacity: true)
    beginsStretch = false
  }
}
