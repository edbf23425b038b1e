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
  ///
  /// `monthFirst` reads `10/09/2025` as the ninth of October.
  package init?(_ bytes: some Sequence<UInt8>, monthFirst: Bool = false) {
    var scan = Scanner(bytes: Array(bytes))
    guard let first = scan.digits(1...4), let mark = scan.next() else { return nil }
    var days = 0
    var hour = first.value
    if mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/") {
      guard let date = TimeText.date(first, mark, monthFirst, &scan) else { return nil }
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
    _ first: (value: Int, count: Int), _ mark: UInt8, _ monthFirst: Bool, _ scan: inout Scanner
  ) -> (days: Int, hour: Int)? {
    guard let middle = scan.digits(1...2)?.value, scan.next() == mark, let last = scan.digits(1...4) else {
      return nil
    }
    let isYearFirst = first.count == 4
    guard isYearFirst || last.count == 4 else { return nil }
    let year = isYearFirst ? first.value : last.value
    let month = isYearFirst || !monthFirst ? middle : first.value
    let day = isYearFirst ? last.value : monthFirst ? middle : first.value
    guard (1...12).contains(month), (1...31).contains(day), (1900...2300).contains(year),
      scan.takes("T "), let hour = scan.digits(1...2)?.value, scan.takes(":-")
    else { return nil }
    return (days(year: year, month: month, day: day), hour)
  }

  /// The moment as `2026-03-29T14:24:29.5Z`; the fraction as long as it must be.
  static func utc(_ nanoseconds: Int64) -> String {
    let day = Int64(86_400_000_000_000)
    let days = nanoseconds >= 0 ? nanoseconds / day : (nanoseconds - day + 1) / day
    let rest = nanoseconds - days * day
    let date = civil(days: Int(days))
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let second = Int(rest / 1_000_000_000)
    var text = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))T"
    text += "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    var fraction = padded(Int(rest % 1_000_000_000), 9)
    while fraction.last == "0" { fraction.removeLast() }
    return text + (fraction.isEmpty ? "" : "." + fraction) + "Z"
  }

  /// The date of a day counted from 1970-01-01 (Hinnant, civil_from_days).
  static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let z = days + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// Nanoseconds since midnight of `HHMMSS.SS` read as a number of nanoseconds; nil where it is no time of day.
  static func clockDigits(_ number: Int64) -> Int64? {
    let second = Int64(1_000_000_000)
    guard number >= 0, number < 240_000 * second else { return nil }
    let whole = number / second
    let (hours, minutes, seconds) = (whole / 10_000, whole / 100 % 100, whole % 100)
    guard minutes < 60, seconds <= 60 else { return nil }
    return (hours * 3600 + minutes * 60 + seconds) * second + number % second
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
