/// Where a road's kilometre posts stand along the ledger's line: metres of the line here, the authority's kilometres there.
///
/// Linear between the posts at the line's two ends, for a line is rarely exactly as long as its posts say; with a post at
/// the start only, start + metres. Posts may descend along the line.
public struct KilometrePosts: Sendable, Hashable {
  /// Post at the line's start, km.
  public let start: Double
  /// Kilometres of the posts in a metre of the line: nearly 0.001, below 0 where they descend.
  public let perMeter: Double

  /// The post at a chainage in metres, in km.
  public func post(at chainage: Double) -> Double { start + perMeter * chainage }

  /// Why posts are not used as they are stated.
  public enum Doubt: Sendable, Hashable {
    /// A post at the end only: which way they count can't be told.
    case noStart
    /// The same post at both ends.
    case equal
    /// As long as the line if they were metres.
    case meters
    /// Their difference isn't the line's length: metres are counted from the start's.
    case length(statedMeters: Double)
  }

  /// Difference between posts and line that is taken for their drawing, as a share of the line.
  static let tolerance = 0.1
  /// And in any case, km: posts are often written to ten metres.
  static let leastTolerance = 0.02
  /// No road is longer, km.
  static let most = 20_000.0

  /// Posts at the ends of a line of this length, and what is wrong with them; nil where they can't be used.
  public static func stated(
    from: Double?, to: Double?, lengthMeters: Double
  ) -> (posts: KilometrePosts?, doubt: Doubt?) {
    guard let from else { return (nil, to == nil ? nil : .noStart) }
    guard let to else { return (KilometrePosts(start: from, perMeter: 0.001), nil) }
    let (span, length) = (abs(to - from), lengthMeters / 1000)
    let tolerance = max(tolerance * length, leastTolerance)
    let counted = KilometrePosts(start: from, perMeter: to < from ? -0.001 : 0.001)
    if abs(span - length) <= tolerance {
      // A short line whose posts were rounded to one.
      guard span > 0, lengthMeters > 0 else { return (counted, nil) }
      return (KilometrePosts(start: from, perMeter: (to - from) / lengthMeters), nil)
    }
    if span == 0 { return (nil, .equal) }
    if abs(span / 1000 - length) <= tolerance { return (nil, .meters) }
    return (counted, .length(statedMeters: span * 1000))
  }

  /// Kilometres as ledgers write them: `12.34`, `12k340`, `12+340`, `KP 12.34`, `12.34 km`; nil for anything else.
  static func kilometers(of value: PropertyValue) -> Double? {
    if let number = value.number { return inRange(number) }
    var text = (value.text ?? "").halfWidth.lowercased().filter { !$0.isWhitespace }[...]
    for word in ["kp", "pk", "km"] {
      if text.hasPrefix(word) { text = text.dropFirst(2) }
      if text.hasSuffix(word) { text = text.dropLast(2) }
    }
    let parts = text.split(separator: text.contains("+") ? "+" : "k", omittingEmptySubsequences: false)
    guard let first = parts.first, isDigits(first) || parts.count == 1, let kilometers = Double(first)
    else { return nil }
    if parts.count == 1 { return inRange(kilometers) }
    // Three digits of metres: `12k3` would leave open whether 3 or 300 is meant.
    let meters = parts[1].prefix { $0 != "." }
    guard parts.count == 2, meters.count == 3, isDigits(meters), let rest = Double(parts[1]) else {
      return nil
    }
    return inRange(kilometers + rest / 1000)
  }

  private static func inRange(_ value: Double) -> Double? { (0...most).contains(value) ? value : nil }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
