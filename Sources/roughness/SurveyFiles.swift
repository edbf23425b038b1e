import RoadReports
import RoadSurveys

/// Every file of a survey's result, as `analyze` and `merge` write them alike.
struct SurveyFiles {
  var survey: ShelfSurvey
  var configuration: SurveyConfiguration
  /// The cars that were asked for.
  var fleet = Fleet()
  /// Logs that could not be used.
  var refused = 0
  /// The road file, where one was given.
  var ledger: (path: String, bytes: [UInt8])?
  /// The list of repairs, where one was given.
  var repairs: (path: String, bytes: [UInt8])?
  /// The list of what is always there, where one was given.
  var known: (path: String, bytes: [UInt8])?
  /// The ledger's lines, for the report's map; nil draws the derived ones.
  var drawnRoads: [DerivedRoad]?
  var writesHomogeneous = false
  var writesPlots = false
  /// Background tiles of the report's map.
  var basemap: Basemap?
  /// What changed in the list since last time; nil where that was not asked.
  var changes: ReportChanges?
  /// How the logs were read where the user said it.
  var reading: [JSONMember] = []
  private var segmentCount = 0

  init(survey: ShelfSurvey, configuration: SurveyConfiguration) {
    self.survey = survey
    self.configuration = configuration
  }

  /// Stages all files but the manifest.
  mutating func write(to folder: inout ResultFolder) throws(ReportError) {
    let result = survey.result
    try folder.write(SectionsGeoJSON.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try SectionsGeoJSON.write(result.sections, language: configuration.language, into: &sink)
    }
    try folder.write(SectionsStyle.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try SectionsStyle.write(into: &sink)
    }
    if writesHomogeneous {
      try folder.write(HomogeneousGeoJSON.fileName) { (sink: inout ByteSink) throws(ReportError) in
        try HomogeneousGeoJSON.write(result.homogeneous, into: &sink)
      }
    }
    try folder.write(EventsGeoJSON.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try EventsGeoJSON.write(result.events, into: &sink)
    }
    try folder.write(EventsTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try EventsTable.write(result.events, into: &sink)
    }
    var count = 0
    var strips = RunStrips()
    var excluded = ExcludedMeters()
    try folder.write(SegmentsTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      let pieces = (0..<survey.runCount).flatMap { run in survey.pieces(ofRun: run).map { (run, $0) } }
      count = try SegmentsTable.write(pieces: pieces.count, into: &sink) { (index) throws(ReportError) in
        let (run, piece) = pieces[index]
        let segments = try segments(ofRun: run, piece: piece)
        strips.take(segments)
        if index + 1 == pieces.count || pieces[index + 1].0 != run { strips.endRun() }
        excluded.add(segments)
        return segments
      }
    }
    segmentCount = count
    if writesPlots {
      let bounds = (configuration.thresholds.classII, configuration.thresholds.classIII)
      try folder.write(StripsChart.fileName) { (sink: inout ByteSink) throws(ReportError) in
        try sink.write(
          StripsChart.chart(
            result.sections, strips: strips, classBounds: bounds, language: configuration.language
          )
          .svg())
      }
    }
    try writeReport(strips, excluded, to: &folder)
    try folder.write(RankingTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try RankingTable.write(result.ranking, language: configuration.language, into: &sink)
    }
    try folder.write(RankingWorkbook.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try RankingWorkbook.write(
        result.ranking, packages: result.packages, budget: configuration.packages.budget,
        language: configuration.language, into: &sink)
    }
    try folder.write(PackagesTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try PackagesTable.write(result.packages, into: &sink)
    }
    try folder.write(PackagesGeoJSON.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try PackagesGeoJSON.write(result.packages, into: &sink)
    }
    if result.sections.contains(where: { $0.trendFit != nil }) {
      try folder.write(TrendsTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
        try TrendsTable.write(result.sections, into: &sink)
      }
    }
    try folder.write(RunsTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try RunsTable.write(result.runs, into: &sink)
    }
    try folder.write(FindingsTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try FindingsTable.write(result.findings, language: configuration.language, into: &sink)
    }
    if let roads = result.derivedRoads {
      try folder.write(DerivedRoadsGeoJSON.fileName) { (sink: inout ByteSink) throws(ReportError) in
        try DerivedRoadsGeoJSON.write(roads, into: &sink)
      }
    }
  }

  private func writeReport(
    _ strips: RunStrips, _ excluded: ExcludedMeters, to folder: inout ResultFolder
  ) throws(ReportError) {
    let settings: JSONValue
    do {
      settings = JSONValue(try ConfigurationFile.tree(of: configuration))
    } catch {
      throw .inputOutput(path: ReportPage.fileName, reason: "\(error)")
    }
    var contents = ReportContents(
      result: survey.result, strips: strips, excluded: excluded,
      roads: drawnRoads ?? survey.result.derivedRoads ?? [], configuration: settings,
      classBounds: (configuration.thresholds.classII, configuration.thresholds.classIII), inputs: inputs,
      refused: refused, version: Roughness.version, budget: configuration.packages.budget)
    contents.language = configuration.language
    contents.changes = changes
    contents.basemap = basemap
    contents.vehicles = fleet.vehicles.map { vehicle in
      vehicle.id + (vehicle.calibration.map { " (\($0.estimator), \($0.provenance.reference))" } ?? "")
    }
    try folder.write(ReportPage.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try ReportPage.write(contents, into: &sink)
    }
  }

  /// What went in: the logs, the road file and the lists of repairs and of what is always there.
  private var inputs: [Manifest.Input] {
    survey.inputs.map { Manifest.Input(name: $0.log, sha256: $0.sha256, bytes: $0.bytes) }
      + [ledger, repairs, known].compactMap { $0 }.map {
        Manifest.Input(name: LedgerFile.name(of: $0.path), bytes: $0.bytes)
      }
  }

  private var widths: [Manifest.Width] {
    var widths: [Manifest.Width] = []
    for section in survey.result.sections where widths.last?.roadID != section.roadID {
      if let width = section.widthMeters { widths.append(.init(roadID: section.roadID, meters: width)) }
    }
    return widths
  }

  private var addresses: [Manifest.Address] {
    var addresses: [Manifest.Address] = []
    for section in survey.result.sections where addresses.last?.roadID != section.roadID {
      if let address = section.address { addresses.append(.init(roadID: section.roadID, address: address)) }
    }
    return addresses
  }

  private func segments(ofRun run: Int, piece: Range<Int>) throws(ReportError) -> [SegmentEstimate] {
    do {
      return try survey.segments(ofRun: run, piece: piece)
    } catch {
      throw .inputOutput(path: "run record", reason: error.message)
    }
  }

  /// How the result was made; after ``write(to:)``.
  func manifest() throws(SurveyError) -> Manifest {
    let result = survey.result
    var manifest = Manifest(
      version: Roughness.version, configuration: JSONValue(try ConfigurationFile.tree(of: configuration)),
      inputs: inputs,
      counts: [
        .init("logs", result.runs.count), .init("logs_refused", refused),
        .init("sections", result.sections.count), .init("sections_rated", result.ranking.count),
        .init("segments", segmentCount), .init("events", result.events.count),
        .init("findings", result.findings.count),
      ],
      calibrated: !result.runs.isEmpty && result.runs.allSatisfy(\.calibrated),
      runs: result.runs.map { .init(log: $0.log, estimator: $0.estimator) },
      vehicles: fleet.vehicles.map { vehicle in
        .init(
          id: vehicle.id, file: Manifest.Input(name: vehicle.id, bytes: Array(vehicle.text.utf8)),
          calibrationRoads: vehicle.calibration?.roads ?? [])
      })
    manifest.reading = reading
    manifest.widths = widths
    manifest.addresses = addresses
    return manifest
  }
}

extension SurveyError {
  /// The whole message.
  var message: String {
    switch self {
    case .configuration(let text), .record(let text), .vehicle(let text), .calibration(let text),
      .noInput(let text), .cannotCreate(let text),
      .inputOutput(let text):
      text
    }
  }

  /// The exit status that the program's contract gives this kind of failure.
  var exitStatus: Int32 {
    switch self {
    case .configuration: Console.Status.usage
    case .record, .vehicle, .calibration: Console.Status.badData
    case .noInput: Console.Status.noInput
    case .cannotCreate: Console.Status.cannotCreate
    case .inputOutput: Console.Status.inputOutput
    }
  }
}
