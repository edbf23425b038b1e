/// Local dates between which a log must begin, both included.
public struct DatePeriod: Sendable, Hashable {
  /// `YYYY-MM-DD`; nil is no bound.
  public let since: String?
  public let until: String?

  /// Nil when a date is none, or when nothing lies between the two.
  public init?(since: String? = nil, until: String? = nil) {
    guard [since, until].allSatisfy({ $0.map(Self.isDate) ?? true }) else { return nil }
    if let since, let until, since > until { return nil }
    self.since = since
    self.until = until
  }

  /// Dates of this form are in the order of their letters.
  func contains(_ date: String) -> Bool {
    (since.map { $0 <= date } ?? true) && (until.map { date <= $0 } ?? true)
  }

  /// Whether a text is a day of the calendar, written `YYYY-MM-DD`.
  public static func isDate(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return (1...days[month - 1]).contains(day)
  }
}
