public import RoadSurveys

/// A comparison as people read it.
public enum ComparisonText {
  /// The summary, with at most `most` sections of each kind, ending with a line feed.
  public static func text(
    of sections: [SurveyComparison.Section], effects: [SurveyComparison.RepairEffect], surveys: [String],
    most: Int = 10
  ) -> String {
    var lines = ["Compared: \(surveys.map(SafeText.visible).joined(separator: ", "))"]
    for status in SurveyComparison.Status.allCases {
      let own = sections.filter { $0.status == status }
      let length = own.reduce(0) { $0 + $1.section.toMeters - $1.section.fromMeters }
      lines.append(
        "\(status.rawValue): \(own.count) sections, \(FixedDecimals.text(length / 1000, decimals: 2)) km")
    }
    lines += part("Deteriorating most", sections.filter { $0.status == .deteriorating }, most) { -$0 }
    lines += part("Improved most", sections.filter { $0.status == .improved }, most) { $0 }
    if !effects.isEmpty { lines += ["", "Repairs"] + effects.map(repair) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func part(
    _ title: String, _ sections: [SurveyComparison.Section], _ most: Int, _ key: (Double) -> Double
  ) -> [String] {
    guard !sections.isEmpty else { return [] }
    let order = sections.enumerated().sorted { a, b in
      let (x, y) = (key(a.element.difference?.change ?? 0), key(b.element.difference?.change ?? 0))
      return x != y ? x < y : a.offset < b.offset
    }.map(\.element)
    var table = TextTable([
      .init(title: "road", alignment: .left, limit: 28),
      .init(title: "direction", alignment: .left, limit: 10),
      .init(title: "from m", alignment: .right, limit: 10),
      .init(title: "to m", alignment: .right, limit: 10),
      .init(title: "IRI", alignment: .right, limit: 8), .init(title: "change", alignment: .right, limit: 16),
    ])
    for part in order.prefix(most) {
      table.row([
        part.section.roadName ?? part.section.roadID, part.section.direction,
        FixedDecimals.text(part.section.fromMeters, decimals: 0),
        FixedDecimals.text(part.section.toMeters, decimals: 0),
        part.section.iri.map { FixedDecimals.text($0, decimals: 1) } ?? "–",
        part.difference.map { signed($0.change, $0.standardError) } ?? "–",
      ])
    }
    return ["", title] + table.lines
  }

  private static func repair(_ effect: SurveyComparison.RepairEffect) -> String {
    let work = effect.repair
    let place =
      "road \(work.roadID) \(work.direction ?? "both directions") "
      + "\(FixedDecimals.text(work.fromMeters, decimals: 0))–\(FixedDecimals.text(work.toMeters, decimals: 0)) m, "
      + work.date
    guard let before = effect.before, let after = effect.after, let error = effect.standardError else {
      return SafeText.visible("  \(place): not rated both before and after")
    }
    return SafeText.visible(
      "  \(place): IRI \(FixedDecimals.text(before, decimals: 1)) to \(FixedDecimals.text(after, decimals: 1)), "
        + "\(signed(after - before, error)) over \(effect.sections) sections")
  }

  private static func signed(_ value: Double, _ error: Double) -> String {
    (value > 0 ? "+" : "") + FixedDecimals.text(value, decimals: 2) + " ± "
      + FixedDecimals.text(1.96 * error, decimals: 2)
  }
}
