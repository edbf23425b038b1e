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
      LOG is a file, a logger's export folder, a folder of logs (searched through), or - for standard input; each may \
      be gzipped. For every log comes a verdict, the one remedy that helps most, then the details with file, line and \
      column. Nothing is written but standard output. A folder of results, a road file or a profile is told apart and \
      said what it is.

      Exit: 0 done, 3 done but with warnings under --strict, 64 usage, 65 a log can't be used, 66 no input, 74 reading \
      failed.
      """)

  @Argument(help: ArgumentHelp("Logs and folders of logs; - is standard input.", valueName: "log"))
  var logs: [String]

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "How logs are read") var reading: ReadingArguments

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
    let walk = SurveyWalk(configuration: configuration, reading: options)
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
      let inspections = await walk.inspect(try LogSource.discover(paths), threads: threads)
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

  private func text(of inspections: [LogInspection]) -> String {
    if json { return InspectionJSON.text(of: inspections, version: Roughness.version) }
    let page = InspectionText(width: Terminal.width ?? 100, colored: color.isOn)
    var pages = inspections.map { quiet ? page.summary(of: $0) : page.text(of: $0) }
    if inspections.count > 1 { pages.append(InspectionText.total(of: inspections)) }
    return pages.joined(separator: quiet ? "" : "\n")
  }
}
