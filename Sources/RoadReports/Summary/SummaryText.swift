import RoadFindings
public import RoadSurveys

/// The short summary that people read after a survey: what was read, how much could be rated, where it is worst.
///
/// Text from the data is shown with its control characters visible; colours only stress what the words say.
public struct SummaryText {
  private let words: Words
  private let ink: Ink

  /// The summary of `result`, with at most `worst` ranked sections, ending with a line feed.
  ///
  /// `refused` logs could not be used; `folder` is where the files were written, nil for nowhere; `budget` is what may be
  /// spent on work packages, nil for no line.
  public static func text(
    of result: SurveyResult, refused: Int = 0, folder: String? = nil, worst: Int = 10,
    budget: Double? = nil, language: Language = .english, ink: Ink = .none
  ) -> String {
    let summary = SummaryText(words: .of(language), ink: ink)
    return joined([
      summary.reading(result, refused), summary.rating(result), summary.ranking(result, worst),
      summary.roads(result), summary.packages(result, budget), summary.events(result),
      summary.findings(result),
      summary.written(folder),
    ])
  }

  /// What a ranking alone says: the worst sections and the work packages.
  public static func list(
    of sections: [SectionEstimate], packages: [WorkPackage], folder: String, worst: Int = 10,
    budget: Double? = nil, language: Language = .english, ink: Ink = .none
  ) -> String {
    let summary = SummaryText(words: .of(language), ink: ink)
    var result = SurveyResult(sections: sections, segments: [], runs: [], findings: [], derivedRoads: nil)
    result.packages = packages
    return joined([
      summary.ranking(result, worst), summary.roads(result), summary.packages(result, budget),
      summary.written(folder),
    ])
  }

  private static func joined(_ parts: [[String]]) -> String {
    parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private func written(_ folder: String?) -> [String] {
    folder.map { [words("writtenTo", SafeText.visible($0))] } ?? []
  }

  // MARK: What was read

  private func reading(_ result: SurveyResult, _ refused: Int) -> [String] {
    let runs = result.runs
    let refusal = refused > 0 ? [ink.bad(words("refusedLogs", words.counted(refused, "log")))] : []
    guard !runs.isEmpty else { return [words("noLogUsed")] + refusal }
    let driven = runs.reduce(0) { $0 + $1.distanceMeters }
    let minutes = runs.reduce(0) { $0 + $1.durationSeconds } / 60
    let named = Set(runs.compactMap(\.vehicle)).count
    let (logs, long, time) = (words.counted(runs.count, "log"), kilometres(driven), fixed(minutes, 1))
    var lines = [
      named == 0
        ? words("readLogs", logs, long, time)
        : words("readLogsBy", logs, words.counted(named, "vehicle"), long, time)
    ]
    let dropped = runs.reduce(0) { $0 + $1.rowsDropped }
    if dropped > 0 {
      lines.append(
        words(
          "leftOutRows", words.grouped(dropped), words.counted(runs.reduce(0) { $0 + $1.rows }, "row")))
    }
    return lines + refusal
  }

  // MARK: What could be rated

  private func rating(_ result: SurveyResult) -> [String] {
    let driven = result.runs.reduce(0) { $0 + $1.distanceMeters }
    let rated = result.runs.reduce(0) { $0 + $1.ratedMeters }
    var lines: [String] = []
    if driven > 0 {
      lines.append(words("ratedOf", kilometres(rated), percent(rated / driven)))
    }
    let estimated = result.sections.filter { $0.iri != nil }
    guard !result.sections.isEmpty else { return lines + [words("noSection")] }
    lines.append(
      words(
        "sectionsLine", words.grouped(result.sections.count), words.grouped(estimated.count),
        words.grouped(result.sections.count - estimated.count)))
    let classed = estimated.filter { $0.conditionClass != nil }
    let total = length(classed)
    if total > 0 {
      let shares = ["I", "II", "III"].map { name in
        percent(length(classed.filter { $0.conditionClass == name }) / total)
      }
      lines.append(words("classesLine", shares[0], shares[1], shares[2]))
    }
    let uncalibrated = estimated.count { !$0.calibrated }
    if uncalibrated == estimated.count, uncalibrated > 0 {
      lines.append(ink.doubtful(words("allUncalibrated")))
    } else if uncalibrated > 0 {
      lines.append(ink.doubtful(words("someUncalibrated", words.counted(uncalibrated, "section"))))
    }
    return lines
  }

  // MARK: Where it is worst

  private func ranking(_ result: SurveyResult, _ worst: Int) -> [String] {
    let ranked = result.ranking.prefix(worst)
    guard !ranked.isEmpty else { return [] }
    let places = ranked.map { PlaceWords.phrase($0).map { words($0) } }
    let hasPlaces = places.contains { $0 != nil }
    let placeColumn =
      hasPlaces ? [TextTable.Column(title: words("address"), alignment: .left, limit: 40)] : []
    var table = TextTable(
      [
        .init(title: words("rank"), alignment: .right, limit: 8),
        .init(title: words("road"), alignment: .left, limit: 28),
        .init(title: words("direction"), alignment: .left, limit: 10),
        .init(title: words("from"), alignment: .right, limit: 10),
        .init(title: words("to"), alignment: .right, limit: 10),
      ] + placeColumn + [
        .init(title: words("iri"), alignment: .right, limit: 8),
        .init(title: words("colClass"), alignment: .left, limit: 5),
        .init(title: words("colReason"), alignment: .left, limit: 120),
      ])
    for (section, place) in zip(ranked, places) {
      let start = [
        section.rank.map(String.init) ?? "", section.roadName ?? section.roadID, words(section.direction),
        fixed(section.fromMeters, 0), fixed(section.toMeters, 0),
      ]
      let end = [
        section.iri.map { fixed($0, 1) } ?? "–", section.conditionClass ?? "–",
        words(SectionWords.reason(of: section)),
      ]
      let middle = hasPlaces ? [place ?? ""] : []
      table.row(
        start + middle + end, painted: start.count + middle.count + 1,
        by: ink.conditionClass(section.conditionClass))
    }
    let title =
      ranked.count == 1 ? words("worstSection") : words("worstSections", words.grouped(ranked.count))
    let unit = words(ranked.contains { !$0.calibrated } ? "iriUnitUncalibrated" : "iriUnit")
    return [ink.bold(title) + unit] + table.lines
  }

  // MARK: How it runs along the roads

  /// Roads and directions that are drawn, those of the worst sections; and bars a road at most.
  private static let (mostRoads, mostBars) = (6, 40)

  /// The roads of the worst sections as rows of bars, from low to high chainage in both directions.
  private func roads(_ result: SurveyResult) -> [String] {
    var lanes: [[SectionEstimate]] = []
    var places: [String: Int] = [:]
    let rated = result.sections.filter { $0.iri != nil }
    for section in result.ranking + rated.filter({ $0.rank == nil }) {
      let lane = section.roadID + "\0" + section.direction
      if places[lane] == nil, lanes.count < Self.mostRoads {
        places[lane] = lanes.count
        lanes.append([])
      }
      if let place = places[lane] { lanes[place].append(section) }
    }
    // One section a road is said above already.
    guard lanes.contains(where: { $0.count > 2 }), let top = lanes.joined().compactMap(\.iri).max(), top > 0
    else { return [] }
    var table = TextTable([
      .init(title: words("road"), alignment: .left, limit: 28),
      .init(title: words("direction"), alignment: .left, limit: 10),
      .init(title: "km", alignment: .right, limit: 8),
      .init(title: words("colMean"), alignment: .right, limit: 8),
      .init(title: words("colAlong"), alignment: .left, limit: 60),
    ])
    for lane in lanes {
      let pieces = lane.map { (from: $0.fromMeters, to: $0.toMeters, value: $0.iri) }
      let length = length(lane)
      let mean = lane.reduce(0) { $0 + ($1.iri ?? 0) * ($1.toMeters - $1.fromMeters) } / max(length, 1)
      table.row([
        lane[0].roadName ?? lane[0].roadID, words(lane[0].direction), fixed(length / 1000, 2), fixed(mean, 1),
        Sparkline.text(Sparkline.along(pieces, width: Self.mostBars), top: top),
      ])
    }
    return [ink.bold(words("alongRoads", fixed(top, 1)))] + table.lines
  }

  // MARK: What to do in one visit

  private func packages(_ result: SurveyResult, _ budget: Double?) -> [String] {
    let packages = result.packages
    guard !packages.isEmpty else { return [] }
    let length = packages.reduce(0) { $0 + $1.toMeters - $1.fromMeters }
    let costs = packages.compactMap(\.cost)
    let (number, together) = (words.grouped(packages.count), kilometres(length))
    let line =
      costs.isEmpty
      ? words("packagesLine", number, together)
      : words("packagesCostLine", number, together, money(costs.reduce(0, +)))
    guard let budget else { return [line] }
    let covered = BudgetLine(packages, budget: budget)
    let missing = covered.uncosted > 0 ? words("budgetUncosted", words.grouped(covered.uncosted)) : ""
    return [
      line,
      words("budgetLine", money(budget), words.grouped(covered.count), number, money(covered.cost)) + missing,
    ]
  }

  // MARK: Bumps, potholes and steps

  private func events(_ result: SurveyResult) -> [String] {
    let looked = result.sections.contains { $0.events != nil }
    guard looked else { return [] }
    let fresh = result.events.filter { $0.status == .new }
    var line = words("eventsLine", words.grouped(fresh.count))
    let kinds = ["bump", "pothole", "step"].compactMap { kind -> String? in
      let number = fresh.count { $0.kind == kind }
      return number == 0 ? nil : words.counted(number, kind)
    }
    if !kinds.isEmpty { line += words("eventsKinds", kinds.joined(separator: words("separator"))) }
    for (status, key) in [(EventEstimate.Status.known, "eventsKnown"), (.gone, "eventsGone")] {
      let number = result.events.count { $0.status == status }
      if number > 0 { line += words(key, words.grouped(number)) }
    }
    return [line + words("eventsFile")]
  }

  // MARK: What is doubtful

  private func findings(_ result: SurveyResult) -> [String] {
    let groups = Dictionary(grouping: result.findings) { Group(severity: $0.severity, kind: $0.kind) }
    guard !groups.isEmpty else { return [words("findingsNone")] }
    var table = TextTable([
      .init(title: words("severity"), alignment: .left, limit: 8),
      .init(title: words("kind"), alignment: .left, limit: 30),
      .init(title: words("count"), alignment: .right, limit: 12),
      .init(title: words("colLogs"), alignment: .right, limit: 8),
      .init(title: words("colFirst"), alignment: .left, limit: 120),
    ])
    // The worst first, then by name: never in a dictionary's order.
    for group in groups.keys.sorted(by: { ($1.severity, $0.kind.rawValue) < ($0.severity, $1.kind.rawValue) })
    {
      let members = groups[group] ?? []
      let logs = Set(members.compactMap(\.place.log)).count
      table.row([
        words(group.severity.rawValue), group.kind.rawValue, String(members.reduce(0) { $0 + $1.count }),
        logs == 0 ? "" : String(logs), members.first.map { place($0.place) + text(of: $0) } ?? "",
      ])
    }
    return [words("findingsTitle")] + table.lines
  }

  /// A line has room for one of both: elsewhere than in English what the kind means.
  private func text(of finding: Finding) -> String {
    words.language == .english ? finding.text : words.meaning(of: finding.kind)
  }

  private struct Group: Hashable {
    var severity: Severity
    var kind: FindingKind
  }

  private func place(_ place: Place) -> String {
    guard let log = place.log else { return "" }
    return log + (place.line.map { ":\($0)" } ?? "") + ": "
  }

  // MARK: Words

  private func kilometres(_ meters: Double) -> String { fixed(meters / 1000, 2) + " km" }

  private func money(_ value: Double) -> String {
    abs(value) < 1e15 ? words.grouped(Int(value.rounded())) : fixed(value, 0)
  }

  private func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }

  private func fixed(_ value: Double, _ decimals: Int) -> String {
    value.isFinite ? FixedDecimals.text(value, decimals: decimals) : "–"
  }

  private func length(_ sections: [SectionEstimate]) -> Double {
    sections.reduce(0) { $0 + $1.toMeters - $1.fromMeters }
  }
}
