public import RoadSurveys

/// What changed in the list since last time, for people.
public enum ChangesText {
  /// Lines of text, `most` sections of each kind at most.
  public static func lines(of changes: ListChanges, most: Int = 10) -> [String] {
    if changes.entered.isEmpty, changes.left.isEmpty, changes.moved.isEmpty, changes.firstSeen == 0 {
      return ["The list is as it was."]
    }
    var lines: [String] = []
    if changes.firstSeen > 0 { lines.append("Driven for the first time: \(changes.firstSeen) sections") }
    lines += part("New on the list (class III)", changes.entered, most) { change in
      let before = change.oldIRI.map { ", was \(tenths($0))" } ?? ""
      return "rank \(change.section.rank ?? 0): \(place(change.section)): IRI "
        + "\(change.section.iri.map(tenths) ?? "–")\(before)\(change.section.action.map { "; \($0)" } ?? "")"
    }
    lines += part("Off the list", changes.left, most) { change in
      let now = change.section.iri.map { ", now \(tenths($0))" } ?? ""
      return "was rank \(change.oldRank ?? 0): \(place(change.section)): IRI "
        + "\(change.oldIRI.map(tenths) ?? "–")\(now)\(change.cause.map { "; \($0)" } ?? "")"
    }
    lines += part("On the list, changed by half a metre per kilometre or more", changes.moved, most) {
      change in
      "rank \(change.section.rank ?? 0), was \(change.oldRank.map(String.init) ?? "none"): "
        + "\(place(change.section)): IRI \(change.section.iri.map(tenths) ?? "–"), was "
        + "\(change.oldIRI.map(tenths) ?? "–")"
    }
    return lines
  }

  private static func part(
    _ title: String, _ changes: [ListChanges.Change], _ most: Int, _ text: (ListChanges.Change) -> String
  ) -> [String] {
    guard !changes.isEmpty else { return [] }
    var lines =
      ["\(title): \(changes.count)"] + changes.prefix(most).map { "  " + SafeText.visible(text($0)) }
    if changes.count > most { lines.append("  and \(changes.count - most) more") }
    return lines
  }

  private static func place(_ section: SectionEstimate) -> String {
    let name = section.roadName.map { "\($0) (\(section.roadID))" } ?? section.roadID
    return "\(name) \(section.direction) \(FixedDecimals.text(section.fromMeters, decimals: 0))–"
      + "\(FixedDecimals.text(section.toMeters, decimals: 0)) m"
  }

  private static func tenths(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }
}
