import ArgumentParser
import RoadFindings
import RoadReports
import RoadSurveys

/// `roughness merge`: run records in, the same result out as one `analyze` over all their logs.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Put run records together: the same result as one analyze over all their logs.",
    discussion: """
      RECORD is a file that analyze --records wrote, or a folder of them. Any order and grouping gives the same bytes; a \
      log that was recorded twice counts once. Records of other settings or another ledger are refused with the keys \
      that differ. Settings come from the records; those that act later (sections, aggregation, thresholds, ranking, \
      dates) may be given anew.

      Exit: 0 done, 3 done but with warnings under --strict, 64 usage, 65 a record can't be used, 66 no input, \
      73 cannot create DIR, 74 reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("Run records and folders of them.", valueName: "record"))
  var records: [String]

  @Option(help: ArgumentHelp("The ledger that the records were made on.", valueName: "file"))
  var roads: String

  @Option(name: .long, help: ArgumentHelp("Folder for the results.", valueName: "dir"))
  var output: String

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "What else is written") var extras: ResultArguments

  @OptionGroup var works: RepairArguments

  @OptionGroup var zone: ZoneArguments

  @Flag(help: "Exit with 3 when there is any warning.")
  var strict = false

  @Flag(help: "Replace files in DIR that this program did not write.")
  var force = false

  @OptionGroup var colors: ColorArguments

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No summary, no progress.")
  var quiet = false

  func run() throws {
    do {
      let status = try merge()
      guard status == 0 else { throw ExitCode(status) }
    } catch let error as ReportError {
      if error == .brokenPipe { return }
      Console.note("roughness: \(error)")
      throw ExitCode(error.exitStatus)
    } catch let error as SurveyError {
      Console.note("roughness: \(SafeText.visible(error.message))")
      throw ExitCode(error.exitStatus)
    } catch let error as LedgerFileError {
      Console.note("roughness: \(error.message)")
      throw ExitCode(Console.Status.badData)
    }
  }

  private func merge() throws -> Int32 {
    let paths = try RecordFolder.discover(records)
    let minutes = try zone.minutes()
    let settings = try survey.settingsFile()
    let names = try survey.configuration(utcOffsetMinutes: minutes, file: settings).ledger
    let ledger = try LedgerFile.read(path: roads, names: names)
    let set = try RecordSet.read(paths, ledger: ledger.ledger) { (own) throws(SurveyError) in
      do {
        return try survey.configuration(over: own, utcOffsetMinutes: minutes, file: settings)
      } catch let error as SurveyError {
        throw error
      } catch {
        throw SurveyError.configuration("\(error)")
      }
    }
    let repairs = try works.read()
    let known = try extras.knownEvents()
    var folder = try ResultFolder.prepare(
      path: output, force: force, inputs: paths + [roads] + works.paths + extras.knownPaths)
    let guarding = InterruptGuard(cleanup: folder.cleanup)
    defer { guarding.end() }
    var whole = Survey(configuration: set.configuration, ledger: ledger.ledger, ledgerIsDerived: false)
    whole.photos = try extras.pictures(utcOffsetMinutes: set.configuration.dates.utcOffsetMinutes)
    whole.photoOffsetSeconds = extras.photoOffset
    whole.repairs = repairs.works
    whole.known = known.events
    let progress = ProgressBar("lanes", of: 0, isWanted: !quiet)
    defer { progress.end() }
    whole.onLane = { progress.done($0, of: $1) }
    var placed = try whole.survey(of: set.shelf)
    placed.result.findings = ledger.findings + placed.result.findings
    var files = SurveyFiles(survey: placed, configuration: set.configuration)
    files.repairs = repairs.bytes.map { (works.repairs ?? "", $0) }
    files.known = known.bytes.map { (extras.known ?? "", $0) }
    files.ledger = (roads, ledger.bytes)
    files.drawnRoads = LedgerFile.drawn(ledger.ledger)
    files.writesHomogeneous = extras.homogeneous
    files.writesPlots = extras.plots
    files.basemap = extras.background
    try files.write(to: &folder)
    try folder.commit(files.manifest())
    progress.end()
    if set.shelf.doubled > 0 {
      Console.note("roughness: \(set.shelf.doubled) of \(paths.count) records were given twice: counted once")
    }
    if json {
      Console.say(
        SummaryJSON.text(
          of: placed.result, folder: output, budget: set.configuration.packages.budget,
          language: set.configuration.language))
    } else if !quiet {
      Console.say(
        SummaryText.text(
          of: placed.result, folder: output, budget: set.configuration.packages.budget,
          language: set.configuration.language, ink: colors.ink))
    }
    let doubtful = placed.result.findings.contains { $0.severity > .note }
    return strict && doubtful ? Console.Status.doubtfulUnderStrict : 0
  }
}
