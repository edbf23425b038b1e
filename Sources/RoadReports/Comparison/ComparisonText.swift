public import RoadSurveys

/// A comparison as people read it.
public struct ComparisonText {
  private let words: Words
  private let ink: Ink

  /// The summary, with at most `most` sections of each kind, ending with a line feed.
  public static func text(
    of sections: [SurveyComparison.Section], effects: [SurveyComparison.RepairEffect], surveys: [String],
    folder: String? = nil, most: Int = 10, language: Language = .english, ink: Ink = .none
  ) -> String {
    let words = Words.of(language)
    let text = ComparisonText(words: words, ink: ink).text(sections, effects, surveys, most)
    return text + (folder.map { "\n" + words("writtenTo", SafeText.visible($0)) } ?? "")
  }

  private func text(
    _ sections: [SurveyComparison.Section], _ effects: [SurveyComparison.RepairEffect], _ surveys: [String],
    _ most: Int
  ) -> String {
    var lines = [words("compared", surveys.map(SafeText.visible).joined(separator: words("separator")))]
    for status in SurveyComparison.Status.allCases {
      let own = sections.filter { $0.status == status }
      let length = own.reduce(0) { $0 + $1.section.toMeters - $1.section.fromMeters }
      lines.append(
        words(
          "compareLine", status.rawValue, String(own.count), FixedDecimals.text(length / 1000, decimals: 2)))
    }
    lines += part(ink.bold(words("deterioratingMost")), sections.filter { $0.status == .deteriorating }, most)
    { -$0 }
    lines += part(ink.bold(words("improvedMost")), sections.filter { $0.status == .improved }, most) { $0 }
    if !effects.isEmpty { lines += ["", ink.bold(words("repairsTitle"))] + effects.map(repair) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func part(
    _ title: String, _ sections: [SurveyComparison.Section], _ most: Int, _ key: (Double) -> Double
  ) -> [String] {
    guard !sections.isEmpty else { return [] }
    let order = sections.enumerated().sorted { a, b in
      let (x, y) = (key(a.element.difference?.change ?? 0), key(b.element.difference?.change ?? 0))
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
    let places = order.prefix(most).map { PlaceWords.phrase($0.section).map { words($0) } }
    let hasPlaces = places.contains { $0 != nil }
    let placeColumn =
      hasPlaces ? [TextTable.Column(title: words("address"), alignment: .left, limit: 40)] : []
    var table = TextTable(
      [
        .init(title: words("road"), alignment: .left, limit: 28),
        .init(title: words("direction"), alignment: .left, limit: 10),
        .init(title: words("from"), alignment: .right, limit: 10),
        .init(title: words("to"), alignment: .right, limit: 10),
      ] + placeColumn + [
        .init(title: words("iri"), alignment: .right, limit: 8),
        .init(title: words("colChange"), alignment: .right, limit: 16),
      ])
    for (part, place) in zip(order, places) {
      let start = [
        part.section.roadName ?? part.section.roadID, words(part.section.direction),
        FixedDecimals.text(part.section.fromMeters, decimals: 0),
        FixedDecimals.text(part.section.toMeters, decimals: 0),
      ]
      let end = [
        part.section.iri.map { FixedDecimals.text($0, decimals: 1) } ?? "–",
        part.difference.map { Self.signed($0.change, $0.standardError) } ?? "–",
      ]
      table.row(start + (hasPlaces ? [place ?? ""] : []) + end)
    }
    return ["", title] + table.lines
  }

  private func repair(_ effect: SurveyComparison.RepairEffect) -> String {
    let work = effect.repair
    let place = words(
      "repairPlace", work.roadID, work.direction ?? "bothDirections",
      FixedDecimals.text(work.fromMeters, decimals: 0), FixedDecimals.text(work.toMeters, decimals: 0),
      work.date)
    guard let before = effect.before, let after = effect.after, let error = effect.standardError else {
      return SafeText.visible(words("repairUnrated", place))
    }
    return SafeText.visible(
      words(
        "repairDone", place, FixedDecimals.text(before, decimals: 1), FixedDecimals.text(after, decimals: 1),
        Self.signed(after - before, error), String(effect.sections)))
  }

  private static func signed(_ value: Double, _ error: Double) -> String {
    (value > 0 ? "+" : "") + FixedDecimals.text(value, decimals: 2) + " ± "
      + FixedDecimals.text(1.96 * error, decimals: 2)
  }
}
