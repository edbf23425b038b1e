import ArgumentParser

/// The one question about local time.
struct ZoneArguments: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Local time east of UTC, for dates and for times that name no zone (Japan: +09:00). Without it both are UTC, "
        + "and it is said.",
      valueName: "±hh:mm"))
  var utcOffset: String?

  /// Minutes east of Greenwich; nil where nothing was said.
  func minutes() throws -> Int? {
    guard let utcOffset else { return nil }
    guard let minutes = Self.minutes(utcOffset) else {
      throw ValidationError("--utc-offset \(utcOffset): expected ±hh:mm, for example +09:00")
    }
    return minutes
  }

  /// Minutes of `±hh:mm`; nil for any other text.
  static func minutes(_ utcOffset: String) -> Int? {
    let parts = utcOffset.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
    guard let sign = utcOffset.first, "+-".contains(sign), parts.count == 2,
      parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }),
      let hours = Int(parts[0]), let rest = Int(parts[1]), (0...18).contains(hours), (0...59).contains(rest)
    else { return nil }
    return (sign == "-" ? -1 : 1) * (hours * 60 + rest)
  }
}

extension Character {
  /// `Int` takes a sign too, and that is none here.
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
