import RoadFindings
public import RoadSurveys

/// The short summary of a survey for programs: what ``SummaryText`` says, with fixed names. Members keep their order; new
/// ones may be added at the end.
public struct SummaryJSON {
  private var json = JSONWriter(indented: true)
  private let words: Words

  /// - Parameters:
  ///   - refused: logs that could not be used, as messages.
  ///   - folder: where the files were written; nil for nowhere.
  ///   - week: names of new logs and the number of known ones, for `update`.
  public static func text(
    of result: SurveyResult, refused: [String] = [], folder: String? = nil, worst: Int = 10,
    budget: Double? = nil, week: (new: [String], known: Int, changes: ListChanges?)? = nil,
    language: Language = .english
  ) -> String {
    var summary = SummaryJSON(words: .of(language))
    summary.json.beginObject()
    if let week { summary.write(week) }
    summary.write(result.runs, refused)
    summary.write(result.sections)
    summary.worst(result.ranking.prefix(worst))
    summary.packages(result.packages, budget)
    summary.events(result)
    summary.findings(result.findings)
    summary.text("folder", folder)
    summary.json.endObject()
    return String(decoding: summary.json.bytes, as: UTF8.self)
  }

  /// What a ranking alone says: sections and classes, the worst of them and the work packages.
  public static func list(
    of sections: [SectionEstimate], packages: [WorkPackage], folder: String, worst: Int = 10,
    budget: Double? = nil, language: Language = .english
  ) -> String {
    var summary = SummaryJSON(words: .of(language))
    let result = SurveyResult(sections: sections, segments: [], runs: [], findings: [], derivedRoads: nil)
    summary.json.beginObject()
    summary.write(sections)
    summary.worst(result.ranking.prefix(worst))
    summary.packages(packages, budget)
    summary.text("folder", folder)
    summary.json.endObject()
    return String(decoding: summary.json.bytes, as: UTF8.self)
  }

  private init(words: Words) { self.words = words }

  private mutating func write(_ week: (new: [String], known: Int, changes: ListChanges?)) {
    list("new_logs", week.new)
    count("known_logs", week.known)
    json.name("changes")
    guard let changes = week.changes else { return json.null() }
    json.beginObject()
    count("first_seen", changes.firstSeen)
    list("entered", changes.entered.map(\.section.id))
    list("left", changes.left.map(\.section.id))
    list("moved", changes.moved.map(\.section.id))
    json.endObject()
  }

  private mutating func write(_ runs: [RunSummary], _ refused: [String]) {
    count("logs", runs.count)
    list("refused", refused)
    count("vehicles", Set(runs.compactMap(\.vehicle)).count)
    number("driven_m", runs.reduce(0) { $0 + $1.distanceMeters }, Decimals.meters)
    number("rated_m", runs.reduce(0) { $0 + $1.ratedMeters }, Decimals.meters)
    count("rows", runs.reduce(0) { $0 + $1.rows })
    count("rows_dropped", runs.reduce(0) { $0 + $1.rowsDropped })
  }

  private mutating func write(_ sections: [SectionEstimate]) {
    let rated = sections.filter { $0.iri != nil }
    count("sections", sections.count)
    count("sections_rated", rated.count)
    json.name("calibrated")
    json.flag(!rated.isEmpty && rated.allSatisfy(\.calibrated))
    json.name("class_m")
    json.beginObject()
    for name in ["I", "II", "III"] {
      let length = rated.filter { $0.conditionClass == name }.reduce(0) { $0 + $1.toMeters - $1.fromMeters }
      number(name, length, Decimals.meters)
    }
    json.endObject()
  }

  private mutating func worst(_ ranking: ArraySlice<SectionEstimate>) {
    json.name("worst")
    json.beginArray()
    for section in ranking {
      json.beginObject()
      count("rank", section.rank)
      text("section_id", section.id)
      text("road_id", section.roadID)
      text("road_name", section.roadName)
      text("direction", section.direction)
      number("from_m", section.fromMeters, Decimals.meters)
      number("to_m", section.toMeters, Decimals.meters)
      number("iri", section.iri, Decimals.iri)
      text("class", section.conditionClass)
      number("priority", section.priority, Decimals.priority)
      text("reason", words(SectionWords.reason(of: section)))
      text("action", section.action.map { words(SectionWords.action($0)) })
      if let place = PlaceWords.phrase(section) { text("place", words(place)) }
      json.endObject()
    }
    json.endArray()
  }

  private mutating func packages(_ packages: [WorkPackage], _ budget: Double?) {
    json.name("packages")
    json.beginObject()
    count("count", packages.count)
    number("length_m", packages.reduce(0) { $0 + $1.toMeters - $1.fromMeters }, Decimals.meters)
    let costs = packages.compactMap(\.cost)
    number("cost", costs.isEmpty ? nil : costs.reduce(0, +), Decimals.cost)
    count("within_budget", budget.map { BudgetLine(packages, budget: $0).count })
    json.endObject()
  }

  private mutating func events(_ result: SurveyResult) {
    json.name("events")
    guard result.sections.contains(where: { $0.events != nil }) else { return json.null() }
    json.beginObject()
    for status in [EventEstimate.Status.new, .known, .gone] {
      count(status.rawValue, result.events.count { $0.status == status })
    }
    json.endObject()
  }

  private mutating func findings(_ findings: [Finding]) {
    struct Group: Hashable {
      var severity: Severity
      var kind: FindingKind
    }
    let groups = Dictionary(grouping: findings) { Group(severity: $0.severity, kind: $0.kind) }
    json.name("findings")
    json.beginArray()
    for group in groups.keys.sorted(by: { ($1.severity, $0.kind.rawValue) < ($0.severity, $1.kind.rawValue) })
    {
      json.beginObject()
      text("severity", group.severity.rawValue)
      text("kind", group.kind.rawValue)
      count("count", (groups[group] ?? []).reduce(0) { $0 + $1.count })
      text("meaning", words.meaning(of: group.kind))
      json.endObject()
    }
    json.endArray()
  }

  private mutating func text(_ name: String, _ value: String?) {
    json.name(name)
    json.string(value)
  }

  private mutating func number(_ name: String, _ value: Double?, _ decimals: Int) {
    json.name(name)
    json.number(value, decimals: decimals)
  }

  private mutating func count(_ name: String, _ value: Int?) {
    json.name(name)
    json.integer(value)
  }

  private mutating func list(_ name: String, _ values: [String]) {
    json.name(name)
    json.beginArray()
    for value in values { json.string(value) }
    json.endArray()
  }
}
