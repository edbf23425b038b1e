import RoadFindings
public import RoadSurveys

/// What a report shows of a survey.
public struct ReportContents: Sendable {
  public var result: SurveyResult
  /// Single runs, 10 m by 10 m.
  public var strips: RunStrips
  /// What was left out, by reason.
  public var excluded: ExcludedMeters
  /// Ledger roads, the driven ones among them: drawn grey beneath the sections.
  public var roads: [DerivedRoad]
  /// The full configuration, as the manifest has it.
  public var configuration: JSONValue
  /// IRI from which classes II and III begin, m/km.
  public var classBounds: (two: Double, three: Double)
  /// Names and hashes of what went in.
  public var inputs: [Manifest.Input]
  /// Logs that could not be used.
  public var refused: Int
  public var version: String
  /// What may be spent on work packages; nil draws no line.
  public var budget: Double?
  /// Background tiles of the map; nil for none.
  public var basemap: Basemap?
  /// The cars that were known, each with how it was calibrated.
  public var vehicles: [String] = []
  /// What changed since last time; nil where nobody asked.
  public var changes: ReportChanges?
  /// The language in which the page opens.
  public var language = Language.english

  public init(
    result: SurveyResult, strips: RunStrips, excluded: ExcludedMeters, roads: [DerivedRoad],
    configuration: JSONValue,
    classBounds: (two: Double, three: Double),
    inputs: [Manifest.Input], refused: Int, version: String, budget: Double?
  ) {
    self.result = result
    self.strips = strips
    self.excluded = excluded
    self.roads = roads
    self.configuration = configuration
    self.classBounds = classBounds
    self.inputs = inputs
    self.refused = refused
    self.version = version
    self.budget = budget
  }

  /// Findings shown on the page: the rest stands in `findings.csv`.
  static let findingLimit = 2000

  /// Writes the page's data block: JSON in which no `<` stands, so that no text can end the block.
  func writeJSON(into sink: inout ByteSink) throws(ReportError) {
    var json = ReportJSON()
    json.begin()
    json.text("version", version)
    json.text("language", language.rawValue)
    summary(&json)
    changes?.write(&json)
    json.list("thresholds", [classBounds.two, classBounds.three])
    try json.drain(into: &sink)
    try ReportSections.write(result.sections, &json, into: &sink)
    lines(&json)
    Self.write(result.packages, budget: budget, &json)
    events(&json)
    try json.drain(into: &sink)
    json.flag("runs_left_out", strips.isTooLarge)
    try strips.write(&json, into: &sink)
    excluded.write(&json)
    runs(&json)
    findings(&json)
    if let basemap {
      json.object("basemap") { json in
        json.text("template", basemap.template)
        json.text("attribution", basemap.attribution)
        json.text("source", basemap.source)
        json.integer("maximumZoom", basemap.maximumZoom)
      }
    }
    json.texts("vehicles", vehicles.map(SafeText.visible))
    json.tree("configuration", configuration)
    json.texts("inputs", inputs.map { "\(SafeText.visible($0.name))  \($0.sha256)" })
    json.end()
    try json.drain(into: &sink)
  }

  private func summary(_ json: inout ReportJSON) {
    let result = self.result
    json.object("summary") { json in
      json.number("driven_m", result.runs.reduce(0) { $0 + $1.distanceMeters }, Decimals.meters)
      json.number("rated_m", result.runs.reduce(0) { $0 + $1.ratedMeters }, Decimals.meters)
      json.integer("runs", result.runs.count)
      json.integer("vehicles", Set(result.runs.compactMap(\.vehicle)).count)
      json.integer("doubts", result.findings.count { $0.severity > .note })
      json.integer("refused", refused)
      json.text("first_date", result.sections.compactMap(\.firstDate).min())
      json.text("last_date", result.sections.compactMap(\.lastDate).max())
    }
  }

  private func lines(_ json: inout ReportJSON) {
    json.objects("roads", roads) { json, road in
      json.text("id", road.id)
      json.line(road.lines)
    }
  }

  /// The work packages as the page's script reads them.
  static func write(_ packages: [WorkPackage], budget: Double?, _ json: inout ReportJSON) {
    let line = budget.map { BudgetLine(packages, budget: $0) }
    json.objects("packages", Array(packages.enumerated())) { json, entry in
      let package = entry.element
      for (name, cell) in zip(PackageColumns.names, PackageColumns.cells(of: package)) {
        json.cell(name, cell)
      }
      if let place = PlaceWords.phrase(package) { json.phrase("place", place) }
      if let line { json.flag("within_budget", package.cost != nil && entry.offset < line.end) }
      json.line(package.lines)
    }
  }

  private func events(_ json: inout ReportJSON) {
    json.flag("events_sought", result.sections.contains { $0.events != nil })
    let addresses = Dictionary(
      result.sections.lazy.compactMap { section in section.address.map { (section.roadID, $0) } },
      uniquingKeysWith: { first, _ in first })
    json.objects("events", result.events) { json, event in
      for (name, cell) in zip(EventColumns.names, EventColumns.cells(of: event)) { json.cell(name, cell) }
      json.number("length_m", event.lengthMeters, Decimals.meters)
      json.integer("passes", event.passes)
      json.text("text", event.text)
      if let place = PlaceWords.phrase(addresses[event.roadID], at: event.chainageMeters) {
        json.phrase("place", place)
      }
    }
  }

  private func runs(_ json: inout ReportJSON) {
    json.objects("runs", result.runs) { json, run in
      json.text("log", run.log)
      json.text("vehicle", run.vehicle)
      json.number("distance_m", run.distanceMeters, Decimals.meters)
      json.number("rated_m", run.ratedMeters, Decimals.meters)
      json.number("iri_median", run.iriMedian, Decimals.iri)
      json.integer("findings", run.findings)
    }
  }

  private func findings(_ json: inout ReportJSON) {
    json.integer("findings_in_all", result.findings.count)
    // The gravest first; among equals the order of the survey.
    let worst = result.findings.enumerated().sorted {
      ($1.element.severity, $0.offset) < ($0.element.severity, $1.offset)
    }.prefix(Self.findingLimit).map(\.element)
    json.objects("findings", worst) { json, finding in
      json.text("severity", finding.severity.rawValue)
      json.text("kind", finding.kind.rawValue)
      json.integer("count", finding.count)
      let place = finding.place
      json.text("place", place.log.map { $0 + (place.line.map { ":\($0)" } ?? "") })
      json.text("text", finding.text)
    }
  }
}
