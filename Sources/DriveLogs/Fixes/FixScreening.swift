import RoadFindings

/// Lets through the fixes that can be true, in order; runs within the reader, so that a sink sees good fixes only.
///
/// Latency: one fix.
struct FixScreening {
  private let log: String
  private var last: Fix?
  private(set) var accepted = 0

  init(log: String) { self.log = log }

  mutating func push(_ fix: Fix, into output: inout [Fix], findings: inout FindingCollector) {
    if let last, fix.time <= last.time {
      findings.add(
        Finding(
          .backwardFix, .warning, at: Place(log: log, line: fix.line),
          "the fix is not later than the one before; it is dropped"))
      return
    }
    if let accuracy = fix.accuracy, accuracy > 30 {
      findings.add(
        Finding(
          .inaccurateFix, .warning, at: Place(log: log, line: fix.line),
          "the fix's accuracy is worse than 30 m; it is dropped"))
      return
    }
    last = fix
    accepted += 1
    output.append(fix)
  }

  mutating func finish(into output: inout [Fix], findings: inout FindingCollector) { last = nil }
}
