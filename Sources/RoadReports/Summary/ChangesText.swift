public import RoadSurveys

/// What changed in the list since last time, for people.
public struct ChangesText {
  private let words: Words
  /// Sections of each kind that are named.
  private let most: Int

  /// Lines of text, `most` sections of each kind at most.
  public static func lines(
    of changes: ListChanges, most: Int = 10, language: Language = .english
  ) -> [String] {
    let text = ChangesText(words: .of(language), most: most)
    guard !changes.isEmpty else { return [text.words("changesNone")] }
    let first = text.words.counted(changes.firstSeen, "section")
    return (changes.firstSeen > 0 ? [text.words("changesFirst", first)] : [])
      + text.part("changesNew", changes.entered, text.entered)
      + text.part("changesOff", changes.left, text.left)
      + text.part("changesMoved", changes.moved, text.moved)
  }

  /// Why a section went, or what to do about one that came; nil where nothing is to be said.
  static func cause(of change: ListChanges.Change) -> Phrase? {
    let action = change.section.action.map(SectionWords.action)
    return switch change.cause {
    case nil: action
    case .readsLower: Phrase("causeLower")
    case .noRunCounts: action ?? Phrase("causeNoRun")
    case .notInResult: Phrase("causeMissing")
    }
  }

  private func part(
    _ title: String, _ changes: [ListChanges.Change], _ text: (ListChanges.Change) -> String
  ) -> [String] {
    guard !changes.isEmpty else { return [] }
    let named = changes.prefix(most).map { "  " + SafeText.visible(text($0)) }
    let rest = changes.count - named.count
    return [words(title, words.grouped(changes.count))] + named
      + (rest > 0 ? [words("weekMore", words.grouped(rest))] : [])
  }

  private func entered(_ change: ListChanges.Change) -> String {
    words("changeNew", "\(change.section.rank ?? 0)", place(change.section), tenths(change.section.iri))
      + (change.oldIRI.map { words("changeWas", tenths($0)) } ?? "") + because(change)
  }

  private func left(_ change: ListChanges.Change) -> String {
    let now = change.cause == .readsLower ? words("changeNow", tenths(change.section.iri)) : ""
    return words("changeOff", "\(change.oldRank ?? 0)", place(change.section), tenths(change.oldIRI)) + now
      + because(change)
  }

  private func moved(_ change: ListChanges.Change) -> String {
    words(
      "changeMoved", "\(change.section.rank ?? 0)", change.oldRank.map(String.init) ?? "–",
      place(change.section), tenths(change.section.iri), tenths(change.oldIRI))
  }

  private func because(_ change: ListChanges.Change) -> String {
    Self.cause(of: change).map { words("changeBecause", words($0)) } ?? ""
  }

  private func place(_ section: SectionEstimate) -> String {
    let name = section.roadName.map { "\($0) (\(section.roadID))" } ?? section.roadID
    return "\(name) \(words(section.direction)) \(FixedDecimals.text(section.fromMeters, decimals: 0))–"
      + "\(FixedDecimals.text(section.toMeters, decimals: 0)) m"
      + (PlaceWords.phrase(section).map { " [\(words($0))]" } ?? "")
  }

  private func tenths(_ value: Double?) -> String {
    value.map { FixedDecimals.text($0, decimals: 1) } ?? "–"
  }
}
