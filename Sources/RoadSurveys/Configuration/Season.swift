/// Days of every year between two dates, both included; `11-15…04-30` reaches over New Year.
///
/// In a configuration it is text: `"11-15…04-30"`; two dots will do for the ellipsis.
public struct Season: Sendable, Hashable, Codable {
  /// `MM-DD`.
  public let from: String
  public let to: String

  /// Nil for a text that is no season.
  public init?(_ text: String) {
    let halves = text.split(separator: text.contains("…") ? "…" : "..", omittingEmptySubsequences: false)
      .map(String.init)
    // In a leap year every day of the calendar is there.
    guard halves.count == 2, halves.allSatisfy({ DatePeriod.isDate("2024-" + $0) }) else { return nil }
    from = halves[0]
    to = halves[1]
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let season = Season(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no season; expected MM-DD…MM-DD")
    }
    self = season
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode("\(from)…\(to)")
  }

  /// Whether a local date `YYYY-MM-DD` lies in the season.
  func contains(_ date: String) -> Bool {
    let day = String(date.suffix(5))
    return from <= to ? from <= day && day <= to : from <= day || day <= to
  }
}
