/// Gathers findings in the order seen and merges equal ones, so that ten thousand bad cells make one line.
///
/// Findings are equal when kind, severity, log and column agree; the first one's text, line and start time are kept,
/// the end time grows, the counts add up. The order of first appearance is kept: same input, same bytes.
public struct FindingCollector: Sendable {
  private struct Key: Hashable {
    var kind: FindingKind
    var severity: Severity
    var log: String?
    var column: String?
  }

  private var order: [Key] = []
  private var merged: [Key: Finding] = [:]

  public init() {}

  /// Adds one finding, or its count to an equal one. Complexity: O(1).
  public mutating func add(_ finding: Finding) {
    let key = Key(
      kind: finding.kind, severity: finding.severity, log: finding.place.log, column: finding.place.column)
    guard var known = merged[key] else {
      order.append(key)
      merged[key] = finding
      return
    }
    known.count += finding.count
    if let end = finding.place.endSeconds ?? finding.place.startSeconds {
      known.place.endSeconds = max(known.place.endSeconds ?? end, end)
    }
    merged[key] = known
  }

  /// All findings in the order of first appearance.
  public var findings: [Finding] { order.map { merged[$0]! } }
}
