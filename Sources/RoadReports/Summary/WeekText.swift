public import RoadSurveys

/// What came of a week's logs, for people.
public enum WeekText {
  /// New logs that are named.
  private static let most = 20

  /// Which logs were new, known and refused, and what changed; `changes` is nil where nothing is earlier.
  public static func lines(
    new: [String], known: Int, refused: [String], changes: ListChanges?, language: Language = .english
  ) -> [String] {
    let words = Words.of(language)
    var lines = [
      words("weekLogs", words.grouped(new.count), words.grouped(known), words.grouped(refused.count))
    ]
    lines += new.prefix(most).map { words("weekNew", SafeText.visible($0)) }
    if new.count > most { lines.append(words("weekMore", words.grouped(new.count - most))) }
    lines += refused.map { words("weekRefused", SafeText.visible($0)) } + [""]
    guard let changes else { return lines + [words("weekFirst")] }
    return lines + [words("weekSince")] + ChangesText.lines(of: changes, language: language)
  }

  /// What is said where no log could be used.
  public static func nothing(_ language: Language = .english) -> String { Words.of(language)("weekNothing") }
}
