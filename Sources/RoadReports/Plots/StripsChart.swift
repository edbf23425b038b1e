public import RoadSurveys

/// IRI along the roads as a plot: sections as steps with their 95 % interval, single runs as thin lines, one panel for each
/// road and direction, the roads of the worst sections first.
public enum StripsChart {
  public static let fileName = "strips.svg"
  /// More panels than this make no picture; the title says how many were left out.
  static let mostPanels = 40

  /// `classBounds` are the IRI at which class II and III begin, m/km. Complexity: O(sections + runs' cells).
  public static func chart(
    _ sections: [SectionEstimate], strips: RunStrips, classBounds: (two: Double, three: Double),
    language: Language = .english
  ) -> Chart {
    let words = Words.of(language)
    struct Place: Hashable {
      var road: String
      var direction: String
    }
    var order: [Place] = []
    var bySection: [Place: [SectionEstimate]] = [:]
    let rated = sections.filter { $0.iri != nil }
    let inRank = rated.enumerated().sorted { a, b in
      (a.element.rank ?? .max, a.offset) < (b.element.rank ?? .max, b.offset)
    }
    for (_, section) in inRank {
      let place = Place(road: section.roadID, direction: section.direction)
      if bySection[place] == nil { order.append(place) }
      bySection[place, default: []].append(section)
    }
    let runs = Dictionary(grouping: strips.strips) { Place(road: $0.roadID, direction: $0.direction) }
    let top = rated.reduce(classBounds.three) { max($0, $1.iriHigh ?? 0, $1.iri ?? 0) }
    let panels = order.prefix(mostPanels).map { place in
      panel(
        (bySection[place] ?? []).sorted { $0.fromMeters < $1.fromMeters }, runs[place] ?? [], top: top,
        classBounds, words)
    }
    let left = order.count - panels.count
    return Chart(
      words("chartStrips") + (left > 0 ? words("chartLeftOut", words.grouped(left)) : ""),
      panels: panels)
  }

  private static func panel(
    _ sections: [SectionEstimate], _ runs: [RunStrips.Strip], top: Double,
    _ bounds: (two: Double, three: Double), _ words: Words
  ) -> Chart.Panel {
    let first = sections[0]
    let from = sections.reduce(first.fromMeters) { min($0, $1.fromMeters) }
    let to = sections.reduce(first.toMeters) { max($0, $1.toMeters) }
    let name = first.roadName.map { "\($0) (\(first.roadID))" } ?? first.roadID
    var panel = Chart.Panel(
      name + words("separator") + words(first.direction), x: Chart.Axis(words("chartChainage"), from...to),
      y: Chart.Axis(words("chartIri"), 0...top))
    panel.aspect = 0.16
    for run in runs {
      let places = run.iri.indices.map { run.from + (Double($0) + 0.5) * RunStrips.step }
      panel.marks.append(.line(x: places, y: run.iri.map { $0 ?? .nan }, .grey, width: 0.5))
    }
    var (x, low, high, middle): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for section in sections {
      if let end = x.last, end < section.fromMeters {
        x.append(end)
        low.append(.nan)
        high.append(.nan)
        middle.append(.nan)
      }
      for place in [section.fromMeters, section.toMeters] {
        x.append(place)
        low.append(section.iriLow ?? .nan)
        high.append(section.iriHigh ?? .nan)
        middle.append(section.iri ?? .nan)
      }
    }
    panel.marks += [
      .band(x: x, low: low, high: high, .blue), .line(x: x, y: middle, .blue, width: 2),
      .line(x: [from, to], y: [bounds.two, bounds.two], .orange, isDashed: true),
      .line(x: [from, to], y: [bounds.three, bounds.three], .red, isDashed: true),
    ]
    panel.legend = [
      (.blue, words("chartSection")), (.grey, words("chartRuns")), (.orange, words("chartClass", "signII")),
      (.red, words("chartClass", "signIII")),
    ]
    return panel
  }
}
