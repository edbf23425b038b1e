import DriveLogs
import RoadFindings
import RoadNetworks
import RoadReports
import RoadSurveys

/// One week's work: new logs become records, all records become the result.
struct Routine {
  private let path: ProjectPath
  private let project: RoutineProject
  private let configuration: SurveyConfiguration
  private let reading: LogReadingOptions
  private let readingText: String
  private let fleet: Fleet
  private let threads: Int
  private let force: Bool
  private let showsProgress: Bool
  private let speaksJSON: Bool
  private let ink: Ink

  /// Logs worked through between two savings of the index.
  private static let batch = 16

  /// What came of a week.
  struct Week {
    var refused: [DriveLogError] = []
    var isDoubtful = false
    var text = ""
  }

  /// Reads the project and all that it names but the logs. Errors: those of the files, with their paths.
  init(
    _ path: ProjectPath, threads: Int, force: Bool, showsProgress: Bool, speaksJSON: Bool, ink: Ink
  ) throws {
    self.ink = ink
    self.path = path
    self.threads = threads
    self.force = force
    self.showsProgress = showsProgress
    self.speaksJSON = speaksJSON
    project = try path.read()
    configuration = try Self.configuration(project, path)
    var reading = LogReadingOptions()
    reading.utcOffsetSeconds = configuration.dates.utcOffsetMinutes.map { $0 * 60 }
    var text = "\(reading.utcOffsetSeconds.map(String.init) ?? "")"
    if let mapping = project.mapping.map(path.callAsFunction) {
      reading.mapping = try LogMapping.read(path: mapping)
      text += "\n" + String(decoding: try InputFile.read(path: mapping), as: UTF8.self)
    }
    self.reading = reading
    readingText = text
    fleet = try VehicleFiles.read(project.vehicles.map(path.callAsFunction))
  }

  /// Preset, file, the project's own settings, zone: each over the one before.
  private static func configuration(
    _ project: RoutineProject, _ path: ProjectPath
  ) throws -> SurveyConfiguration {
    var configuration = SurveyConfiguration()
    if let preset = project.preset {
      guard let known = SurveyPreset(rawValue: preset) else {
        let names = SurveyPreset.allCases.map(\.rawValue).joined(separator: ", ")
        throw InputFailure(
          status: Console.Status.usage, text: "\(path.file): preset: '\(preset)' is none; known: \(names)")
      }
      configuration = known.applied(to: configuration)
    }
    if let config = project.config.map(path.callAsFunction) {
      let bytes = try InputFile.read(path: config)
      configuration = try overlaid(configuration, String(decoding: bytes, as: UTF8.self), config)
    }
    configuration = try overlaid(configuration, project.settings.text, "\(path.file): settings")
    if let offset = project.utcOffset {
      guard let minutes = ZoneArguments.minutes(offset) else {
        throw InputFailure(
          status: Console.Status.usage,
          text: "\(path.file): utcOffset: '\(offset)' is none; expected ±hh:mm, for example +09:00")
      }
      configuration.dates.utcOffsetMinutes = minutes
    }
    if let name = project.basemap, Basemap(name) == nil {
      throw InputFailure(
        status: Console.Status.usage,
        text:
          "\(path.file): basemap: '\(name)' is none; expected \(Basemap.presets.joined(separator: ", ")) or an "
          + "https address with {z}, {x} and {y}")
    }
    if let name = project.language {
      guard let language = Language(rawValue: name) else {
        throw InputFailure(
          status: Console.Status.usage, text: "\(path.file): language: '\(name)' is none; expected en or ja")
      }
      configuration.language = language
    }
    return configuration
  }

  private static func overlaid(
    _ base: SurveyConfiguration, _ text: String, _ what: String
  ) throws -> SurveyConfiguration {
    do {
      return try ConfigurationFile.read(text, over: base)
    } catch .configuration(let text) {
      throw InputFailure(status: Console.Status.usage, text: "\(what): \(text)")
    }
  }

  // MARK: The week

  func run() async throws -> Week {
    let sources = try LogSource.discover(project.logs.map(path.callAsFunction), mapping: reading.mapping)
    let roads = path(project.roads)
    let ledger = try LedgerFile.read(path: roads, names: configuration.ledger)
    let repairs = try project.repairs.map { name in
      (path: path(name), bytes: try InputFile.read(path: path(name)))
    }
    let works = try repairs.map { try RepairTable.read($0.bytes, file: $0.path) } ?? []
    let pictures =
      try project.photos.map {
        try ResultArguments.pictures(path($0), utcOffsetMinutes: configuration.dates.utcOffsetMinutes)
      } ?? []
    let known = try project.known.map { name in
      (path: path(name), read: try ResultArguments.knownEvents(path(name)))
    }
    let records = path(project.records)
    try RecordFolder.prepare(records)
    let before = Self.sections(of: path(project.output))
    var folder = try ResultFolder.prepare(
      path: path(project.output), force: force,
      inputs: [roads, path.file] + [repairs?.path, known?.path].compactMap { $0 })
    let cleanup = folder.cleanup
    let guarding = InterruptGuard {
      cleanup.run()
      RecordFolder.removeUnfinished(in: records)
    }
    defer { guarding.end() }

    let recorded = try await record(sources, ledger.ledger, in: records)
    var week = Week(refused: recorded.refused)
    guard !recorded.paths.isEmpty else {
      week.text = nothing(recorded)
      return week
    }
    let set = try RecordSet.read(recorded.paths, ledger: ledger.ledger) { _ throws(SurveyError) in
      configuration
    }
    var survey = Survey(configuration: configuration, ledger: ledger.ledger, ledgerIsDerived: false)
    survey.repairs = works
    survey.known = known?.read.events ?? []
    survey.photos = pictures
    survey.photoOffsetSeconds = project.photoOffsetSeconds
    let progress = ProgressBar("lanes", of: 0, isWanted: showsProgress)
    defer { progress.end() }
    survey.onLane = { progress.done($0, of: $1) }
    var placed = try await survey.survey(of: set.shelf, threads: threads)
    placed.result.findings =
      ledger.findings + placed.result.findings + recorded.doubled + recorded.refused.map(\.finding)
      + fleet.unused(sources)
    var files = SurveyFiles(survey: placed, configuration: configuration)
    files.refused = recorded.refused.count
    files.fleet = fleet
    files.repairs = repairs
    files.known = known.map { ($0.path, $0.read.bytes) }
    files.ledger = (roads, ledger.bytes)
    files.drawnRoads = LedgerFile.drawn(ledger.ledger)
    files.writesHomogeneous = project.homogeneous
    files.basemap = project.basemap.flatMap { Basemap($0) }
    if let credit = project.basemapCredit { files.basemap?.attribution = credit }
    files.writesPlots = project.plots
    files.changes = ReportChanges(since: before, to: placed.result.sections)
    try files.write(to: &folder)
    try folder.commit(files.manifest())
    week.isDoubtful = placed.result.findings.contains { $0.severity > .note }
    week.text = text(of: placed.result, recorded, before)
    return week
  }

  /// What the logs came to as records.
  private struct Recorded {
    /// Paths of the records of all usable logs.
    var paths: [String] = []
    var new: [String] = []
    var known = 0
    var refused: [DriveLogError] = []
    /// Logs that are another's copy.
    var doubled: [Finding] = []
  }

  /// Finds the records of known logs and makes those of new ones, a batch at a time, so that what is done stays done.
  private func record(
    _ sources: [LogSource], _ ledger: RoadLedger, in folder: String
  ) async throws -> Recorded {
    let making = try RecordMaking(configuration: configuration, ledger: ledger)
    var cache = RecordCache(folder: folder)
    var recorded = Recorded()
    var firstOf: [String: String] = [:]
    var pending: [(source: LogSource, key: RecordCache.Key?)] = []
    for source in sources {
      let fingerprint = try RecordCache.making(
        making, configuration: configuration, version: Roughness.version, reading: readingText,
        vehicle: fleet.text(of: source))
      let found = cache.find(source, making: fingerprint, firstOf: firstOf)
      guard let found, let record = found.record else {
        pending.append((source, found?.key))
        continue
      }
      recorded.known += 1
      cache.note(source, found.key, record: record.sha256)
      if let first = firstOf[record.sha256] {
        recorded.doubled.append(Self.copy(source.name, of: first))
      } else {
        firstOf[record.sha256] = source.name
        recorded.paths.append(record.path)
      }
    }
    let progress = ProgressBar(pending.map(\.source), isWanted: showsProgress)
    var observed = reading
    observed.observer = progress.observer
    var walk = SurveyWalk(configuration: configuration, reading: observed, fleet: fleet)
    walk.onLogDone = { progress.done($0) }
    defer { progress.end() }
    while !pending.isEmpty {
      let batch = pending.prefix(Self.batch)
      pending.removeFirst(batch.count)
      let outcomes = await walk.records(batch.map(\.source), ledger: ledger, threads: threads)
      for (item, outcome) in zip(batch, outcomes) {
        switch outcome {
        case .refused(let error): recorded.refused.append(error)
        case .recorded(let record):
          recorded.new.append(item.source.name)
          if let first = firstOf[record.sha256] {
            recorded.doubled.append(Self.copy(item.source.name, of: first))
          } else {
            firstOf[record.sha256] = item.source.name
            try RecordFolder.write(record, making, to: folder)
            recorded.paths.append("\(folder)/\(RecordFolder.fileName(of: record))")
          }
          if let key = item.key { cache.note(item.source, key, record: record.sha256) }
        }
      }
      try cache.write()
    }
    // Also where nothing was new: stamps that were too fresh to be trusted are no longer.
    try cache.write()
    return recorded
  }

  private static func copy(_ log: String, of first: String) -> Finding {
    Finding(.duplicateInput, .warning, at: Place(log: log), "the same bytes as \(first): counted once")
  }

  /// The sections of the last result; nil for none that is whole.
  private static func sections(of output: String) -> [SectionEstimate]? {
    do {
      return try RankCommand.addressed(of: try WholeResult.open(path: output))
    } catch {
      return nil
    }
  }

  /// The week in which no log could be used; programs get the summary of nothing.
  private func nothing(_ recorded: Recorded) -> String {
    guard speaksJSON else { return WeekText.nothing(configuration.language) }
    return SummaryJSON.text(
      of: SurveyResult(sections: [], segments: [], runs: [], findings: [], derivedRoads: nil),
      refused: recorded.refused.map { "\($0)" }, week: ([], 0, nil), language: configuration.language)
  }

  private func text(of result: SurveyResult, _ recorded: Recorded, _ before: [SectionEstimate]?) -> String {
    let changes = before.map { ListChanges(from: $0, to: result.sections) }
    let refused = recorded.refused.map { "\($0)" }
    guard !speaksJSON else {
      return SummaryJSON.text(
        of: result, refused: refused, folder: path(project.output), budget: configuration.packages.budget,
        week: (recorded.new, recorded.known, changes), language: configuration.language)
    }
    let week = WeekText.lines(
      new: recorded.new, known: recorded.known, refused: refused, changes: changes,
      language: configuration.language)
    let summary = SummaryText.text(
      of: result, refused: recorded.refused.count, folder: path(project.output),
      budget: configuration.packages.budget, language: configuration.language, ink: ink)
    return (week + ["", summary]).joined(separator: "\n")
  }
}
