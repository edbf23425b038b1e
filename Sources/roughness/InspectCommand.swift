import ArgumentParser
import DriveLogs
import RoadReports
import RoadSurveys

/// `roughness inspect`: what a log is, what is doubtful and how much can be rated, before any survey.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract:
      "Say whether logs are good, what would help most, and what was recognised, doubted and left out.",
    discussion: """
      LOG is a file, a logger's export folder, a folder of logs (searched through), or - for standard input; \
      each may be gzipped; zip exports are to be unpacked first. For every log comes a verdict, the one \
      remedy that helps most, then the details with file, line and column. Nothing is written but standard \
      output, and the file of --write-mapping. A folder of results, a road file or a profile is told apart and \
      said what it is.

      Exit: 0 done, 3 done but with warnings under --strict, 64 usage, 65 a log can't be used, 66 no input, 74 reading \
      failed.
      """)

  @Argument(help: ArgumentHelp("Logs and folders of logs; - is standard input.", valueName: "log"))
  var logs: [String]

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "How logs are read") var reading: ReadingArguments

  @Option(
    help: ArgumentHelp(
      "Write what was recognised of one log as a mapping file: edit it, and give it back with --mapping.",
      valueName: "file"))
  var writeMapping: String?

  @Option(help: ArgumentHelp("How many logs are looked at at once.", valueName: "n"))
  var threads: Int = 2

  @Flag(help: "Write JSON, its members always in the same order.")
  var json = false

  @Flag(help: "Exit with 3 when there is any warning.")
  var strict = false

  @Flag(help: "Verdict and remedy only.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Colours: auto (on a terminal, unless NO_COLOR is set), always or never.", valueName: "when"))
  var color: ColorChoice = .auto

  func validate() throws {
    guard threads >= 1 else { throw ValidationError("--threads \(threads): expected 1 or more") }
    guard logs.filter({ $0 == "-" }).count < 2 else { throw ValidationError("- may be given once only") }
  }

  mutating func run() async throws {
    let configuration = try survey.configuration(utcOffsetMinutes: reading.zone.minutes())
    let options = try reading.options(defaultMinutes: configuration.dates.utcOffsetMinutes)
    var status: Int32 = 0
    do {
      var paths: [String] = []
      for path in logs {
        guard let other = OtherFile(path: path) else {
          paths.append(path)
          continue
        }
        if !json { Console.say(other.text) } else { Console.note(other.text) }
        status = max(status, other.isBroken ? Console.Status.badData : 0)
      }
      guard !paths.isEmpty || logs.isEmpty else { throw ExitCode(status) }
      let sources = try reading.sources(paths, options)
      if let writeMapping { try write(options, sources, to: writeMapping) }
      let progress = ProgressBar(sources, isWanted: !quiet)
      var observed = options
      observed.observer = progress.observer
      var walk = SurveyWalk(configuration: configuration, reading: observed)
      walk.onLogDone = { progress.done($0) }
      let inspections = await walk.inspect(sources, threads: threads)
      progress.end()
      let text = text(of: inspections)
      try StandardOutput.write { (sink: inout ByteSink) throws(ReportError) in try sink.write(text) }
      if let refused = inspections.compactMap(\.refusal).first { status = refused.exit }
      if strict, status == 0, inspections.contains(where: \.isDoubtful) {
        status = Console.Status.doubtfulUnderStrict
      }
    } catch let error as ReportError {
      Console.note("roughness: \(error)")
      throw ExitCode(error.exitStatus)
    } catch let error as DriveLogError {
      Console.note("roughness: \(error)")
      throw ExitCode(error.exit.rawValue)
    }
    guard status == 0 else { throw ExitCode(status) }
  }

  /// Writes the mapping that was guessed; replaces an earlier one, and nothing else.
  private func write(_ options: LogReadingOptions, _ sources: [LogSource], to path: String) throws {
    guard let source = sources.first, sources.count == 1 else {
      throw ValidationError(
        "--write-mapping takes one log, and these are \(sources.count): name one of them")
    }
    let mapping = try LogMapping.guessed(for: source, options: options)
    if OutputFile.exists(path), (try? LogMapping.read(path: path)) == nil {
      throw ReportError.cannotCreate(
        path: path, reason: "there is a file that is no mapping; give another name")
    }
    try OutputFile.write(Array(mapping.text.utf8), to: path)
  }

  private func text(of inspections: [LogInspection]) -> String {
    if json { return InspectionJSON.text(of: inspections, version: Roughness.version) }
    let page = InspectionText(width: Terminal.width ?? 100, colored: color.isOn)
    var pages = inspections.map { quiet ? page.summary(of: $0) : page.text(of: $0) }
    if inspections.count > 1 { pages.append(InspectionText.total(of: inspections)) }
    return pages.joined(separator: quiet ? "" : "\n")
  }
}
