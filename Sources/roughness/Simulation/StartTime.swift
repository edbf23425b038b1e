import ArgumentParser

/// An instant as the command line gives it: `2026-04-06T09:00:00+09:00` or with `Z`; the zone must be stated.
struct StartTime: ExpressibleByArgument {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  let nanoseconds: Int64
  let defaultValueDescription: String

  /// A Monday morning in spring, when survey cars set out.
  static let standard = StartTime(
    nanoseconds: 1_775_433_600_000_000_000, defaultValueDescription: "2026-04-06T09:00:00+09:00")

  private init(nanoseconds: Int64, defaultValueDescription: String) {
    self.nanoseconds = nanoseconds
    self.defaultValueDescription = defaultValueDescription
  }

  init?(argument: String) {
    let text = Array(argument.utf8)
    guard text.count == 20 || text.count == 25 else { return nil }
    let pattern = Array("0000-00-00T00:00:00".utf8)
    func number(_ range: Range<Int>) -> Int? {
      let digits = text[range]
      guard digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
    }
    for (i, expected) in pattern.enumerated() where expected != UInt8(ascii: "0") {
      guard text[i] == expected else { return nil }
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
      year >= 1970, (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    var offset = 0
    if text.count == 20 {
      guard text[19] == UInt8(ascii: "Z") else { return nil }
    } else {
      guard let zoneHour = number(20..<22), text[22] == UInt8(ascii: ":"), let zoneMinute = number(23..<25),
        zoneHour <= 14, zoneMinute < 60
      else { return nil }
      switch text[19] {
      case UInt8(ascii: "+"): offset = zoneHour * 3600 + zoneMinute * 60
      case UInt8(ascii: "-"): offset = -(zoneHour * 3600 + zoneMinute * 60)
      default: return nil
      }
    }
    // Days from the civil date (H. Hinnant's algorithm), March as the year's first month.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = shiftedYear / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    self.init(nanoseconds: Int64(seconds) * 1_000_000_000, defaultValueDescription: argument)
  }
}
