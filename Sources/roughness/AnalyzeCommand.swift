import ArgumentParser
import DriveLogs
import RoadFindings
import RoadNetworks
import RoadReports
import RoadSurveys

/// `roughness analyze`: drive logs in, sections, segments, ranking, runs and findings out.
struct AnalyzeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze",
    abstract: "Turn drive logs into a map of road roughness and a maintenance ranking.",
    discussion: """
      LOG is a file, a logger's export folder, a folder of logs (searched through), or - for standard input; \
      each may be gzipped; zip exports are to be unpacked first. Into DIR go report.html (open it), \
      sections.geojson (the map), events.geojson and .csv (bumps, potholes, steps), ranking.csv, ranking.xlsx, packages.csv and .geojson, segments.csv, \
      runs.csv, findings.csv and manifest.json. Without --roads the roads are drawn from the driven lines \
      and written as roads.geojson, to be given back next time.

      Exit: 0 done, 3 done but with warnings under --strict, 64 usage, 65 some logs refused (the others are written), \
      66 no input, 73 cannot create DIR, 74 reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("Logs and folders of logs; - is standard input.", valueName: "log"))
  var logs: [String]

  @Option(help: ArgumentHelp("The town's centrelines: GeoJSON LineStrings in WGS 84.", valueName: "file"))
  var roads: String?

  @Option(
    help: ArgumentHelp(
      "A car's file, from calibrate; may be given more than once.", valueName: "VEHICLE.json"))
  var vehicle: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Folder for the results; - writes sections.geojson to standard output.", valueName: "dir"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Folder for run records, one file a log, which merge puts together later. Needs --roads.",
      valueName: "dir"))
  var records: String?

  @OptionGroup var selection: SelectionArguments

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "What else is written") var extras: ResultArguments

  @OptionGroup var works: RepairArguments

  @OptionGroup(title: "How logs are read") var reading: ReadingArguments

  @Option(help: ArgumentHelp("How many logs are worked through at once.", valueName: "n"))
  var threads: Int = 2

  @Flag(help: "Exit with 3 when there is any warning.")
  var strict = false

  @Flag(help: "Replace files in DIR that this program did not write.")
  var force = false

  @OptionGroup var colors: ColorArguments

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No summary, no progress.")
  var quiet = false

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads \(threads): expected 1 or more") }
    guard records == nil || roads != nil else {
      throw ValidationError(
        "--records needs --roads: records of different days meet on the town's own roads; "
          + "the roads.geojson of a run without --roads will do")
    }
    guard records == nil || output != "-" else {
      throw ValidationError("--records needs a folder in --output")
    }
    guard logs.filter({ $0 == "-" }).count < 2 else { throw ValidationError("- may be given once only") }
  }

  mutating func run() async throws {
    var configuration = try survey.configuration(utcOffsetMinutes: reading.zone.minutes())
    try selection.trim(&configuration)
    let options = try reading.options(defaultMinutes: configuration.dates.utcOffsetMinutes)
    do {
      let status = try await analyze(configuration, options)
      guard status == 0 else { throw ExitCode(status) }
    } catch let error as ReportError {
      if error == .brokenPipe { return }
      Console.note("roughness: \(error)")
      throw ExitCode(error.exitStatus)
    } catch let error as DriveLogError {
      Console.note("roughness: \(error)")
      throw ExitCode(error.exit.rawValue)
    } catch let error as SurveyError {
      Console.note("roughness: \(error.message)")
      throw ExitCode(error.exitStatus)
    } catch let error as InputFailure {
      Console.note("roughness: \(SafeText.visible(error.text))")
      throw ExitCode(error.status)
    } catch let error as LedgerFileError {
      Console.note("roughness: \(error.message)")
      throw ExitCode(Console.Status.badData)
    }
  }

  private func analyze(
    _ configuration: SurveyConfiguration, _ options: LogReadingOptions
  ) async throws -> Int32 {
    let sources = try reading.sources(logs, options)
    let ledger = try roads.map { try LedgerFile.read(path: $0, names: configuration.ledger) }
    let fleet = try VehicleFiles.read(vehicle)
    let progress = ProgressBar(sources, isWanted: !quiet)
    defer { progress.end() }
    var options = options
    options.observer = progress.observer
    var walk = SurveyWalk(configuration: configuration, reading: options, fleet: fleet)
    walk.onLogDone = { progress.done($0) }
    walk.period = try selection.period()
    walk.photos = try extras.pictures(utcOffsetMinutes: configuration.dates.utcOffsetMinutes)
    walk.photoOffsetSeconds = extras.photoOffset
    let repairs = try works.read()
    walk.repairs = repairs.works
    let known = try extras.knownEvents()
    walk.known = known.events
    if output == "-" {
      let outcome = await walk.survey(sources, ledger: ledger?.ledger, threads: threads)
      report(outcome.refused)
      try StandardOutput.write { (sink: inout ByteSink) throws(ReportError) in
        try SectionsGeoJSON.write(outcome.result.sections, language: configuration.language, into: &sink)
      }
      return status(outcome, ledger?.findings ?? [])
    }
    if logs.contains(output) || roads == output { throw ReportError.outputIsInput(path: output) }
    if let records { try RecordFolder.prepare(records) }
    var folder = try ResultFolder.prepare(
      path: output, force: force,
      inputs: logs + vehicle + works.paths + extras.knownPaths
        + (roads.map { [$0] } ?? []))
    let (cleanup, recordFolder) = (folder.cleanup, records)
    let guarding = InterruptGuard {
      cleanup.run()
      if let recordFolder { RecordFolder.removeUnfinished(in: recordFolder) }
    }
    defer { guarding.end() }
    var outcome = await walk.survey(sources, ledger: ledger?.ledger, threads: threads)
    progress.end()
    outcome.result.findings = (ledger?.findings ?? []) + outcome.result.findings
    report(outcome.refused)
    if outcome.doubled > 0 {
      Console.note("roughness: \(outcome.doubled) of the logs were given twice: counted once")
    }
    guard !outcome.inputs.isEmpty else {
      if let refused = outcome.refused.first { return refused.exit.rawValue }
      for finding in outcome.leftOut { Console.note("roughness: \(finding.located)") }
      return Console.Status.noInput
    }
    if let records, let ledger {
      let making = try RecordMaking(configuration: configuration, ledger: ledger.ledger)
      for record in outcome.records { try RecordFolder.write(record, making, to: records) }
    }
    var files = SurveyFiles(survey: outcome.survey, configuration: configuration)
    files.refused = outcome.refused.count
    files.writesHomogeneous = extras.homogeneous
    files.fleet = fleet
    files.repairs = repairs.bytes.map { (works.repairs ?? "", $0) }
    files.known = known.bytes.map { (extras.known ?? "", $0) }
    files.writesPlots = extras.plots
    files.basemap = extras.background
    files.reading = try reading.told()
    files.ledger = ledger.map { (roads ?? "", $0.bytes) }
    files.drawnRoads = ledger.map { LedgerFile.drawn($0.ledger) }
    try files.write(to: &folder)
    try folder.commit(files.manifest())
    if json {
      Console.say(
        SummaryJSON.text(
          of: outcome.result, refused: outcome.refused.map { "\($0)" }, folder: output,
          budget: configuration.packages.budget, language: configuration.language))
    } else if !quiet {
      Console.say(
        SummaryText.text(
          of: outcome.result, refused: outcome.refused.count, folder: output,
          budget: configuration.packages.budget, language: configuration.language, ink: colors.ink))
    }
    return status(outcome, [])
  }

  /// Refused logs are said at once, each with its place and remedy.
  private func report(_ refused: [DriveLogError]) {
    for error in refused { Console.note("roughness: refused \(error)") }
  }

  private func status(_ outcome: SurveyWalk.Outcome, _ more: [Finding]) -> Int32 {
    if let first = outcome.refused.first { return first.exit.rawValue }
    let doubtful = (outcome.result.findings + more).contains { $0.severity > .note }
    return strict && doubtful ? Console.Status.doubtfulUnderStrict : 0
  }
}
