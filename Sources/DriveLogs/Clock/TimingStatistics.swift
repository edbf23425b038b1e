import RoadFindings

/// Watches the steps between rows: rate, jitter, missing samples, and where the rate changes.
///
/// The period is the mean of the steps below 1.9 of the usual one (two steps in one are a missing row); a stamp's jitter is the steps' RMS deviation / √2
/// (two stamps make a step). The rate changes when fewer than half of 128 steps fit the period. Steps of more than a
/// second are gaps and say nothing about the rate. Complexity: O(1) per row.
struct TimingStatistics {
  private static let window = 128
  /// Without this rate IRI can't be had at all (METHODS §3), Hz.
  static let lowestRate = 20.0

  private let log: String
  private let column: String?
  private var steps: [Int64] = []
  private var lines: [Int] = []
  /// The window before, in which a change may have begun.
  private var earlierSteps: [Int64] = []
  private var earlierLines: [Int] = []
  private var period: Int64 = 0
  private var count = 0
  private var sum: Int64 = 0
  private var squares = 0.0
  private var allSteps = 0
  private var duration: Int64 = 0
  private var missing = 0.0
  private var jitterSquares = 0.0
  private var jitterSteps = 0
  private var jitterPeriods = 0.0
  // Since the rate last changed.
  private var segmentSteps = 0
  private var segmentDuration: Int64 = 0

  init(log: String, column: String?) {
    self.log = log
    self.column = column
    steps.reserveCapacity(Self.window)
    lines.reserveCapacity(Self.window)
  }

  /// Takes the step (ns) from the row at `line` to the next one.
  mutating func push(step: Int64, line: Int, findings: inout FindingCollector) {
    guard step <= ClockRepair.gapNanoseconds else { return }
    steps.append(step)
    lines.append(line)
    if steps.count == Self.window { judge(&findings) }
  }

  /// Takes the steps between consecutive `rows`, given all rows' times and lines; the same as each step by itself.
  mutating func push(times: [Int64], lines: [Int], rows: Range<Int>, findings: inout FindingCollector) {
    var row = rows.lowerBound
    while row + 1 < rows.upperBound {
      let end = min(rows.upperBound - 1, row + Self.window - steps.count)
      let before = steps.count
      if append(times.span, from: row, to: end) > ClockRepair.gapNanoseconds {
        steps.removeSubrange(before...)
        for at in row..<end { push(step: times[at + 1] - times[at], line: lines[at], findings: &findings) }
      } else {
        self.lines += lines[row..<end]
        if steps.count == Self.window { judge(&findings) }
      }
      row = end
    }
  }

  /// Appends the steps from each of some rows to the next one; returns the longest.
  private mutating func append(_ times: Span<Int64>, from start: Int, to end: Int) -> Int64 {
    var longest = Int64.min
    var earlier = times[start]
    for row in start + 1...end {
      let step = times[row] - earlier
      earlier = times[row]
      steps.append(step)
      longest = max(longest, step)
    }
    return longest
  }

  mutating func finish(findings: inout FindingCollector) {
    judge(&findings)
    settle()
    let total = Double(allSteps)
    guard total >= 1, duration > 0 else { return }
    let place = Place(log: log, column: column)
    let rate = total / (Double(duration) / 1e9)
    if rate < Self.lowestRate {
      findings.add(
        Finding(
          .rateLow, .warning, at: place,
          "sample rate \(Self.shown(rate)) Hz < \(Self.shown(Self.lowestRate)) Hz minimum: IRI can't be told from it"
        ))
    }
    let share = missing / (total + max(missing, 0))
    if share > 0.03 {
      findings.add(
        Finding(
          .samplesMissing, .warning, at: place, count: Int(missing.rounded()),
          "about \(Self.shown(share * 100)) % of the samples are missing; the rest are resampled"))
    }
    guard jitterSteps > 0 else { return }
    let jitter = (jitterSquares / Double(jitterSteps) / 2).squareRoot()
    let mean = jitterPeriods / Double(jitterSteps)
    if jitter > 0.15 * mean {
      findings.add(
        Finding(
          .jitter, .warning, at: place,
          "jitter \(Self.shown(jitter / 1e6)) ms rms on steps of \(Self.shown(mean / 1e6)) ms; resampled by the stamps"
        ))
    }
  }

  private mutating func judge(_ findings: inout FindingCollector) {
    guard !steps.isEmpty else { return }
    if period == 0 { period = median(steps) }
    var seen = tally()
    if seen.fitting * 2 < steps.count, steps.count >= 16 {
      change(&findings)
      seen = tally()
    }
    let total = seen.total
    allSteps += steps.count
    duration += total
    count += seen.usual
    sum += seen.usualSum
    squares += seen.usualSquares
    segmentSteps += steps.count
    segmentDuration += total
    swap(&steps, &earlierSteps)
    swap(&lines, &earlierLines)
    steps.removeAll(keepingCapacity: true)
    lines.removeAll(keepingCapacity: true)
  }

  /// What the window holds, seen by the present period, in one pass.
  private func tally() -> Tally {
    var seen = Tally()
    let (least, most) = (period / 2, period + period / 2)
    for step in steps {
      seen.total += step
      if step > least && step < most { seen.fitting += 1 }
      if step * 10 < period * 19 {
        seen.usual += 1
        seen.usualSum += step
        seen.usualSquares += Double(step) * Double(step)
      }
    }
    return seen
  }

  private struct Tally {
    var total: Int64 = 0
    /// Steps within half a period of the period.
    var fitting = 0
    // Steps below 1.9 periods.
    var usual = 0
    var usualSum: Int64 = 0
    var usualSquares = 0.0
  }

  private mutating func change(_ findings: inout FindingCollector) {
    let new = median(steps)
    guard new > 0, new < period * 4 / 5 || new > period * 5 / 4 else { return }
    // Back from the first new step as long as the steps are nearer to the new period than to the old one.
    let old = period
    func isNew(_ step: Int64) -> Bool { abs(step - new) < abs(step - old) }
    let at = steps.firstIndex(where: isNew) ?? 0
    var line = lines[at]
    if at == 0 {
      for (step, earlier) in zip(earlierSteps, earlierLines).reversed() {
        guard isNew(step) else { break }
        line = earlier
      }
    }
    findings.add(
      Finding(
        .rateChange, .warning, at: Place(log: log, line: line, column: column),
        "rate change (\(Self.shown(1e9 / Double(period))) → \(Self.shown(1e9 / Double(new))) Hz)"))
    settle()
    period = new
  }

  /// Adds up what was seen at one rate.
  private mutating func settle() {
    defer {
      (count, sum, squares, segmentSteps, segmentDuration) = (0, 0, 0, 0, 0)
    }
    guard count > 0 else { return }
    let mean = Double(sum) / Double(count)
    missing += Double(segmentDuration) / mean - Double(segmentSteps)
    jitterSquares += max(0, squares - Double(count) * mean * mean)
    jitterSteps += count
    jitterPeriods += mean * Double(count)
  }

  private func median(_ steps: [Int64]) -> Int64 { steps.sorted()[steps.count / 2] }

  /// One decimal, none where it is zero.
  private static func shown(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
  }
}
