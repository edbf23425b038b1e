/// A date and time, or a time of day, written as text.
///
/// Taken: `2025-10-09T08:53:20.25Z`, with `+09:00`, `+0900` or without a zone, a blank for the `T`, `/` for `-`, a
/// fraction after `.`, `,` or `:` of up to nine digits; `09/10/2025 08:53:20` (day first); `08:53:20.25`.
/// 23:59:60 is the leap second and counts as the next second.
package struct TimeText: Equatable {
  /// Since 1970-01-01T00:00:00Z, or since midnight where there is no date.
  package var nanoseconds: Int64
  package var hasDate: Bool
  package var hasZone: Bool
  var isLeapSecond: Bool

  /// Complexity: O(length). Nil for anything else.
  package init?(_ bytes: some Sequence<UInt8>) {
    var scan = Scanner(bytes: Array(bytes))
    guard let first = scan.digits(1...4), let mark = scan.next() else { return nil }
    var days = 0
    var hour = first.value
    if mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") {
      guard let date = TimeText.date(first, mark, &scan) else { return nil }
      days = date.days
      hour = date.hour
      hasDate = true
    } else {
      guard mark == UInt8(ascii: ":"), first.count <= 2 else { return nil }
      hasDate = false
    }
    guard let minute = scan.digits(1...2)?.value, scan.takes(":-"), let second = scan.digits(1...2)?.value,
      hour < 24, minute < 60, second <= 60
    else { return nil }
    isLeapSecond = second == 60
    var total = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    var fraction: Int64 = 0
    if scan.takes(".,:_") {
      guard let digits = scan.digits(1...9) else { return nil }
      fraction = Int64(digits.value)
      for _ in digits.count..<9 { fraction *= 10 }
    }
    _ = scan.takes(" ")
    if scan.isAtEnd {
      hasZone = false
    } else {
      guard let zone = scan.zone() else { return nil }
      total -= zone
      hasZone = true
    }
    guard scan.isAtEnd else { return nil }
    nanoseconds = total * 1_000_000_000 + fraction
  }

  /// What stands before the minutes of a text that begins with a date.
  private static func date(
    _ first: (value: Int, count: Int), _ mark: UInt8, _ scan: inout Scanner
  ) -> (days: Int, hour: Int)? {
    guard let month = scan.digits(1...2)?.value, scan.next() == mark, let last = scan.digits(1...4) else {
      return nil
    }
    let isYearFirst = first.count == 4
    guard isYearFirst || last.count == 4 else { return nil }
    let year = isYearFirst ? first.value : last.value
    let day = isYearFirst ? last.value : first.value
    guard (1...12).contains(month), (1...31).contains(day), (1900...2300).contains(year),
      scan.takes("T "), let hour = scan.digits(1...2)?.value, scan.takes(":-")
    else { return nil }
    return (days(year: year, month: month, day: day), hour)
  }

  /// Days from 1970-01-01 in the proleptic Gregorian calendar (Hinnant, days_from_civil).
  static func days(year: Int, month: Int, day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private struct Scanner {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { at == bytes.count }

    mutating func next() -> UInt8? {
      guard at < bytes.count else { return nil }
      at += 1
      return bytes[at - 1]
    }

    mutating func takes(_ allowed: StaticString) -> Bool {
      guard at < bytes.count else { return false }
      let byte = bytes[at]
      guard allowed.withUTF8Buffer({ $0.contains(byte) }) else { return false }
      at += 1
      return true
    }

    mutating func digits(_ allowed: ClosedRange<Int>) -> (value: Int, count: Int)? {
      var value = 0
      var count = 0
      while at < bytes.count, count < allowed.upperBound, (0x30...0x39).contains(bytes[at]) {
        value = value * 10 + Int(bytes[at] - 0x30)
        count += 1
        at += 1
      }
      return allowed.contains(count) ? (value, count) : nil
    }

    /// Seconds east of Greenwich.
    mutating func zone() -> Int64? {
      if takes("Zz") { return 0 }
      let isEast = at < bytes.count && bytes[at] == UInt8(ascii: "+")
      guard takes("+-"), let hours = digits(2...2)?.value else { return nil }
      _ = takes(":")
      let minutes = isAtEnd ? 0 : digits(2...2)?.value ?? 60
      guard hours <= 14, minutes < 60 else { return nil }
      return Int64((hours * 3600 + minutes * 60) * (isEast ? 1 : -1))
    }
  }
}
