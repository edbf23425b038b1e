import RoadFindings

/// Makes a log's times strictly increasing within stretches: the one place that knows what clocks do wrong.
///
/// Row by row, `d` being the step from the last row kept:
/// - 0 < d ≤ 1 s: kept. d = 0: a duplicate, dropped.
/// - d ≈ −24 h or −2³² ticks: the counter rolled over; everything after it is moved on.
/// - any other step waits for the next row. If that one goes on from the last kept row, the row between was out of order
///   and is dropped; if it goes on from the new one, the clock was set (back, or by a minute and more: a new stretch
///   begins) or there is a gap.
/// Stamps that whole runs of rows share are spread evenly first (`spread`). Latency: one row; with shared stamps two runs.
struct ClockRepair {
  /// Nothing is joined across a longer step.
  static let gapNanoseconds: Int64 = 1_000_000_000
  /// A longer step ahead begins a new stretch.
  static let sessionNanoseconds: Int64 = 60_000_000_000

  /// What to do with a row.
  enum Verdict: Equatable {
    case keep, drop, keepAndBegin
  }

  private let log: String
  private let column: String?
  /// Steps back by which a counter of this log rolls over.
  private let periods: [Int64]
  private(set) var last: Int64?
  private(set) var first: Int64?
  /// What roll-overs have added.
  private(set) var offset: Int64 = 0
  private var previousRaw: Int64?
  /// Rows whose stamp is before that of the row above them, and the first of them.
  private(set) var backwardRows = 0
  private(set) var firstBackwardLine: Int?
  private(set) var dropped = 0

  init(log: String, column: String?, time: TablePlan.Time, clock: DriveLogDescription.Clock) {
    self.log = log
    self.column = column
    switch (clock, time) {
    case (_, .clockDigits): periods = [86_400_000_000_000]
    case (.sinceStart, .number(let unit)):
      // 2^32 ms or µs counters, and seconds of the day in any unit.
      let ticks: [Int64] =
        unit == .milliseconds || unit == .microseconds
        ? [Int64(1) << 32 * (unit == .milliseconds ? 1_000_000 : 1000)] : []
      periods = [86_400_000_000_000] + ticks
    case (.sinceStart, .text), (.sinceStart, .monthFirstText): periods = [86_400_000_000_000]
    default: periods = []
    }
  }

  /// Judges the rows that can be judged; the verdicts go with the first rows, whose times are repaired in place.
  mutating func judge(
    _ rows: inout MotionRows, upTo limit: Int, isLast: Bool, findings: inout FindingCollector
  ) -> [Verdict] {
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(limit)
    var row = 0
    while row < limit {
      let plain = keepPlain(&rows.times, from: row, limit)
      if plain > row {
        verdicts.append(contentsOf: repeatElement(.keep, count: plain - row))
        row = plain
        continue
      }
      let raw = rows.times[row]
      let time = raw &+ offset
      guard let last else {
        accept(time, raw)
        verdicts.append(.keep)
        rows.times[row] = time
        row += 1
        continue
      }
      let step = time &- last
      let line = rows.lines[row]
      if step == 0 {
        add(
          .duplicateTime, .warning, line, time,
          "the time stamp is that of the row before; the row is dropped", &findings)
        drop(&verdicts)
        previousRaw = raw
        row += 1
        continue
      }
      if let period = periods.first(where: { step + $0 > 0 && step + $0 <= Self.gapNanoseconds }) {
        offset += period
        add(
          .clockRollover, .warning, line, time + period,
          "the counter rolled over after \(period / 1_000_000_000) s; the times after it are moved on",
          &findings)
        continue
      }
      let next: Int64?
      if row + 1 < rows.count {
        next = rows.times[row + 1] &+ offset
      } else if isLast {
        next = nil
      } else {
        break
      }
      if let previousRaw, raw < previousRaw {
        backwardRows += 1
        if firstBackwardLine == nil { firstBackwardLine = line }
      }
      previousRaw = raw
      let verdict = unusual(time, step, last, next, line, &findings)
      if verdict == .drop {
        drop(&verdicts)
      } else {
        self.last = time
        rows.times[row] = time
        verdicts.append(verdict)
      }
      row += 1
    }
    return verdicts
  }

  /// Goes through the rows that follow each other as they should, and gives the first one that doesn't.
  private mutating func keepPlain(_ times: inout [Int64], from row: Int, _ limit: Int) -> Int {
    guard var last else { return row }
    var at = row
    while at < limit {
      let time = times[at] &+ offset
      let step = time &- last
      guard step > 0 && step <= Self.gapNanoseconds else { break }
      times[at] = time
      last = time
      at += 1
    }
    guard at > row else { return row }
    self.last = last
    previousRaw = last &- offset
    return at
  }

  private mutating func accept(_ time: Int64, _ raw: Int64) {
    first = time
    last = time
    previousRaw = raw
  }

  private mutating func drop(_ verdicts: inout [Verdict]) {
    verdicts.append(.drop)
    dropped += 1
  }

  /// A step back, or ahead by more than a gap, judged with the row after it.
  private func unusual(
    _ time: Int64, _ step: Int64, _ last: Int64, _ next: Int64?, _ line: Int,
    _ findings: inout FindingCollector
  ) -> Verdict {
    if step < 0 {
      let goesOnFromLast = next.map { $0 > last && $0 - last <= Self.gapNanoseconds } ?? true
      let goesOnFromNew = next.map { $0 >= time && $0 - time <= Self.gapNanoseconds } ?? false
      if goesOnFromLast || !goesOnFromNew {
        add(
          .backwardTime, .warning, line, last,
          "the time goes back by \(Self.seconds(-step)) s (not monotonic); the row is dropped", &findings)
        return .drop
      }
      add(
        .clockJump, .warning, line, last,
        "clock jump \(Self.seconds(step)) s: the clock was set back; a new session begins", &findings)
      return .keepAndBegin
    }
    if let next, next < time {
      add(
        .backwardTime, .warning, line, last,
        "the time is \(Self.seconds(step)) s ahead of the rows around it; the row is dropped", &findings)
      return .drop
    }
    guard step >= Self.sessionNanoseconds else {
      add(
        .gap, .warning, line, last, "gap of \(Self.seconds(step)) s: nothing is joined across it", &findings)
      return .keep
    }
    let isClock = step >= 30 * 86_400_000_000_000
    add(
      isClock ? .clockJump : .gap, .warning, line, last,
      "\(isClock ? "clock jump" : "gap") of \(Self.seconds(step)) s: a new session begins", &findings)
    return .keepAndBegin
  }

  private func add(
    _ kind: FindingKind, _ severity: Severity, _ line: Int, _ time: Int64, _ text: String,
    _ findings: inout FindingCollector
  ) {
    findings.add(
      Finding(
        kind, severity,
        at: Place(log: log, line: line, column: column, startSeconds: first.map { Double(time &- $0) / 1e9 }),
        text))
  }

  /// Seconds with two decimals, without a float formatter.
  static func seconds(_ nanoseconds: Int64) -> String {
    let hundredths = (nanoseconds.magnitude + 5_000_000) / 10_000_000
    let whole = hundredths / 100
    let rest = hundredths % 100
    let sign = nanoseconds < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }
}
