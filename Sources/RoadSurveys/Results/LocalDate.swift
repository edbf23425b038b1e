/// Calendar dates from epoch times, without a time-zone database: a survey names its offset.
enum LocalDate {
  /// `YYYY-MM-DD` of an instant, `offsetMinutes` east of UTC. Proleptic Gregorian; exact for every Int64 of nanoseconds.
  ///
  /// Days to civil date after Hinnant, "chrono-compatible low-level date algorithms" (2013).
  static func text(epochNanoseconds: Int64, offsetMinutes: Int) -> String {
    let seconds = floorDivide(Int(epochNanoseconds), 1_000_000_000) + offsetMinutes * 60
    let days = floorDivide(seconds, 86_400) + 719_468
    let era = floorDivide(days, 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// `YYYY-MM-DDThh:mm:ss±hh:mm` of an instant, whole seconds, rounded down.
  static func timeText(epochNanoseconds: Int64, offsetMinutes: Int) -> String {
    let seconds = floorDivide(Int(epochNanoseconds), 1_000_000_000) + offsetMinutes * 60
    let ofDay = seconds - floorDivide(seconds, 86_400) * 86_400
    let zone = abs(offsetMinutes)
    return text(epochNanoseconds: epochNanoseconds, offsetMinutes: offsetMinutes)
      + "T\(padded(ofDay / 3600, 2)):\(padded(ofDay / 60 % 60, 2)):\(padded(ofDay % 60, 2))"
      + (offsetMinutes < 0 ? "-" : "+") + "\(padded(zone / 60, 2)):\(padded(zone % 60, 2))"
  }

  /// Days since 1970-01-01 of a date `YYYY-MM-DD`; nil for a text that is none. Source as for ``text(epochNanoseconds:offsetMinutes:)``.
  static func days(_ date: String) -> Int? {
    guard DatePeriod.isDate(date) else { return nil }
    let parts = date.split(separator: "-").compactMap { Int($0) }
    let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
    let era = floorDivide(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func floorDivide(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  private static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
