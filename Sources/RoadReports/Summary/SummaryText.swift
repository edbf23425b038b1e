import RoadFindings
public import RoadSurveys

/// The short summary that people read after a survey: what was read, how much could be rated, where it is worst.
///
/// Text from the data is shown with its control characters visible; lines are plain, without colour.
public enum SummaryText {
  /// The summary of `result`, with at most `worst` ranked sections, ending with a line feed.
  ///
  /// `refused` logs could not be used; `folder` is where the files were written, nil for nowhere; `budget` is what may be
  /// spent on work packages, nil for no line.
  public static func text(
    of result: SurveyResult, refused: Int = 0, folder: String? = nil, worst: Int = 10,
    budget: Double? = nil
  ) -> String {
    let parts = [
      reading(result, refused), rating(result), ranking(result, worst), packages(result, budget),
      events(result),
      findings(result),
      folder.map { ["Written to \(SafeText.visible($0))"] } ?? [],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  /// What a ranking alone says: the worst sections and the work packages.
  public static func list(
    of sections: [SectionEstimate], packages: [WorkPackage], folder: String, worst: Int = 10,
    budget: Double? = nil
  ) -> String {
    var result = SurveyResult(sections: sections, segments: [], runs: [], findings: [], derivedRoads: nil)
    result.packages = packages
    let parts = [
      ranking(result, worst), self.packages(result, budget), ["Written to \(SafeText.visible(folder))"],
    ]
    return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  // MARK: What was read

  private static func reading(_ result: SurveyResult, _ refused: Int) -> [String] {
    let runs = result.runs
    let refusal = refused > 0 ? ["REFUSED: \(counted(refused, "log")) could not be used"] : []
    guard !runs.isEmpty else { return ["No log could be used."] + refusal }
    let driven = runs.reduce(0) { $0 + $1.distanceMeters }
    let minutes = runs.reduce(0) { $0 + $1.durationSeconds } / 60
    let named = Set(runs.compactMap(\.vehicle)).count
    let vehicles = named == 0 ? "" : " by \(counted(named, "vehicle"))"
    var lines = [
      "Read \(counted(runs.count, "log"))\(vehicles): \(kilometres(driven)) in \(fixed(minutes, 1)) min"
    ]
    let dropped = runs.reduce(0) { $0 + $1.rowsDropped }
    if dropped > 0 {
      lines.append(
        "Left out \(dropped) of \(counted(runs.reduce(0) { $0 + $1.rows }, "row")) (see findings.csv)")
    }
    return lines + refusal
  }

  // MARK: What could be rated

  private static func rating(_ result: SurveyResult) -> [String] {
    let driven = result.runs.reduce(0) { $0 + $1.distanceMeters }
    let rated = result.runs.reduce(0) { $0 + $1.ratedMeters }
    var lines: [String] = []
    if driven > 0 {
      lines.append("Rated \(kilometres(rated)) of what was driven (\(percent(rated / driven)))")
    }
    let estimated = result.sections.filter { $0.iri != nil }
    guard !result.sections.isEmpty else { return lines + ["No section was driven."] }
    lines.append(
      "Sections: \(result.sections.count) driven, \(estimated.count) with an estimate, "
        + "\(result.sections.count - estimated.count) without")
    let classed = estimated.filter { $0.conditionClass != nil }
    let total = length(classed)
    if total > 0 {
      let shares = ["I", "II", "III"].map { name in
        "\(name) \(percent(length(classed.filter { $0.conditionClass == name }) / total))"
      }
      lines.append("Classes by length: \(shares.joined(separator: ", "))")
    }
    let uncalibrated = estimated.count { !$0.calibrated }
    if uncalibrated == estimated.count, uncalibrated > 0 {
      lines.append(
        "UNCALIBRATED: no vehicle was calibrated. The order of the list holds, its IRI values can be far off."
      )
    } else if uncalibrated > 0 {
      lines.append("UNCALIBRATED: \(counted(uncalibrated, "section")) rest on uncalibrated runs only.")
    }
    return lines
  }

  // MARK: Where it is worst

  private static func ranking(_ result: SurveyResult, _ worst: Int) -> [String] {
    let ranked = result.ranking.prefix(worst)
    guard !ranked.isEmpty else { return [] }
    var table = TextTable([
      .init(title: "rank", alignment: .right, limit: 8), .init(title: "road", alignment: .left, limit: 28),
      .init(title: "direction", alignment: .left, limit: 10),
      .init(title: "from m", alignment: .right, limit: 10),
      .init(title: "to m", alignment: .right, limit: 10), .init(title: "IRI", alignment: .right, limit: 8),
      .init(title: "class", alignment: .left, limit: 5), .init(title: "reason", alignment: .left, limit: 120),
    ])
    for section in ranked {
      table.row([
        section.rank.map(String.init) ?? "", section.roadName ?? section.roadID, section.direction,
        fixed(section.fromMeters, 0), fixed(section.toMeters, 0), section.iri.map { fixed($0, 1) } ?? "–",
        section.conditionClass ?? "–", section.reason ?? "",
      ])
    }
    let title = ranked.count == 1 ? "Worst section" : "Worst \(ranked.count) sections"
    return ["\(title) (IRI in m/km\(ranked.contains { !$0.calibrated } ? ", uncalibrated" : ""))"]
      + table.lines
  }

  // MARK: What to do in one visit

  private static func packages(_ result: SurveyResult, _ budget: Double?) -> [String] {
    let packages = result.packages
    guard !packages.isEmpty else { return [] }
    let length = packages.reduce(0) { $0 + $1.toMeters - $1.fromMeters }
    var line = "Work packages: \(packages.count), together \(kilometres(length))"
    let costs = packages.compactMap(\.cost)
    if !costs.isEmpty { line += ", cost \(fixed(costs.reduce(0, +), 0))" }
    line += " (packages.csv)"
    guard let budget else { return [line] }
    let covered = BudgetLine(packages, budget: budget)
    let missing = covered.uncosted > 0 ? "; \(covered.uncosted) without a cost are not counted" : ""
    return [
      line,
      "The budget of \(fixed(budget, 0)) covers the first \(covered.count) of \(packages.count), "
        + "cost \(fixed(covered.cost, 0))\(missing)",
    ]
  }

  // MARK: Bumps, potholes and steps

  private static func events(_ result: SurveyResult) -> [String] {
    let looked = result.sections.contains { $0.events != nil }
    guard looked else { return [] }
    let fresh = result.events.filter { $0.status == .new }
    var line = "Events: \(fresh.count) new"
    let kinds = ["bump", "pothole", "step"].compactMap { kind -> String? in
      let number = fresh.count { $0.kind == kind }
      return number == 0 ? nil : counted(number, kind)
    }
    if !kinds.isEmpty { line += " (\(kinds.joined(separator: ", ")))" }
    for status in [EventEstimate.Status.known, .gone] {
      let number = result.events.count { $0.status == status }
      if number > 0 { line += ", \(number) \(status.rawValue)" }
    }
    return [line + " (events.csv)"]
  }

  // MARK: What is doubtful

  private static func findings(_ result: SurveyResult) -> [String] {
    let groups = Dictionary(grouping: result.findings) { Group(severity: $0.severity, kind: $0.kind) }
    guard !groups.isEmpty else { return ["Findings: none"] }
    var table = TextTable([
      .init(title: "severity", alignment: .left, limit: 8), .init(title: "kind", alignment: .left, limit: 30),
      .init(title: "count", alignment: .right, limit: 12), .init(title: "logs", alignment: .right, limit: 8),
      .init(title: "first", alignment: .left, limit: 120),
    ])
    // The worst first, then by name: never in a dictionary's order.
    for group in groups.keys.sorted(by: { ($1.severity, $0.kind.rawValue) < ($0.severity, $1.kind.rawValue) })
    {
      let members = groups[group] ?? []
      let logs = Set(members.compactMap(\.place.log)).count
      table.row([
        group.severity.rawValue, group.kind.rawValue, String(members.reduce(0) { $0 + $1.count }),
        logs == 0 ? "" : String(logs), members.first.map { place($0.place) + $0.text } ?? "",
      ])
    }
    return ["Findings (all in findings.csv)"] + table.lines
  }

  private struct Group: Hashable {
    var severity: Severity
    var kind: FindingKind
  }

  private static func place(_ place: Place) -> String {
    guard let log = place.log else { return "" }
    return log + (place.line.map { ":\($0)" } ?? "") + ": "
  }

  // MARK: Words

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func kilometres(_ meters: Double) -> String { fixed(meters / 1000, 2) + " km" }

  private static func percent(_ share: Double) -> String { fixed(100 * share, 1) + " %" }

  private static func fixed(_ value: Double, _ decimals: Int) -> String {
    value.isFinite ? FixedDecimals.text(value, decimals: decimals) : "–"
  }

  private static func length(_ sections: [SectionEstimate]) -> Double {
    sections.reduce(0) { $0 + $1.toMeters - $1.fromMeters }
  }
}
