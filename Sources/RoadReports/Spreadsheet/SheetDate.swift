/// Dates as spreadsheets count them: whole days, 1 March 1900 is 61 (a leap day that never was is counted before it).
enum SheetDate {
  /// The serial number of `YYYY-MM-DD` from 1900-03-01 on; nil for anything else, which a spreadsheet can't hold as a date.
  static func serial(of text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      (1...12).contains(month), (1...daysInMonth(month, year)).contains(day)
    else { return nil }
    // Days since 1 March of year 0, after Hinnant; a year begins in March, so that the leap day is its last.
    let shifted = month <= 2 ? year - 1 : year
    let fromMarch = (month + 9) % 12
    let days =
      365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * fromMarch + 2) / 5 + day - 1
    let serial = days - 693_899
    return serial >= 61 ? serial : nil
  }

  private static func daysInMonth(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
