import ArgumentParser
import RoadReports
import RoadSurveys

/// `roughness compare`: what became of every section from one survey to the next.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare results in order of time: what was repaired, improved, is stable, deteriorates.",
    discussion: """
      SURVEY is the folder of a result. Section by section the first is compared with the last, with the chance that \
      nothing has changed; a section that a listed repair covers is compared from the repair on, and the repair's effect \
      is told. Surveys should not share logs: keep one result a season (--since, --until). With --output go \
      comparison.csv, comparison.geojson, repairs.csv and manifest.json into DIR.

      Exit: 0 done, 64 usage, 65 a result is not whole or of other sections, 66 no input, 73 cannot create DIR, \
      74 reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("Folders of results, the oldest first.", valueName: "survey"))
  var surveys: [String]

  @OptionGroup var works: RepairArguments

  @Option(name: .long, help: ArgumentHelp("Folder for the comparison.", valueName: "dir"))
  var output: String?

  @Flag(help: "Replace files in DIR that this program did not write.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "Language of the summary: en or ja. The default is the last survey's.", valueName: "en|ja"))
  var language: String?

  @OptionGroup var colors: ColorArguments

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No summary.")
  var quiet = false

  func validate() throws {
    guard language.map({ Language(rawValue: $0) != nil }) ?? true else {
      throw ValidationError("--language \(language ?? ""): expected en or ja")
    }
    guard surveys.count >= 2 else { throw ValidationError("compare needs two surveys at least") }
  }

  func run() throws {
    try Failures.reported {
      let wholes = try surveys.map { (path) throws(ReportError) in try WholeResult.open(path: path) }
      var given: [SurveyComparison.Survey] = []
      for whole in wholes {
        let name = "\(whole.path)/\(RunsTable.fileName)"
        given.append(
          SurveyComparison.Survey(
            name: whole.path, sections: try RankCommand.sections(of: whole),
            configuration: try RankCommand.configuration(of: whole),
            vehicles: try RunsTable.vehicles(try whole.read(RunsTable.fileName), file: name)))
      }
      try requireEqualSections(given)
      noteShared(wholes)
      let repairs = try works.read()
      let comparison = SurveyComparison(given, repairs: repairs.works)
      let sections = comparison.sections()
      let effects = comparison.effects(of: sections)
      if let output { try write(sections, effects, wholes, repairs.bytes, given, to: output) }
      if json {
        Console.say(ComparisonJSON.text(of: sections, effects: effects, surveys: surveys, folder: output))
      } else if !quiet {
        let spoken = language.flatMap(Language.init(rawValue:)) ?? given.last?.configuration.language
        Console.say(
          ComparisonText.text(
            of: sections, effects: effects, surveys: surveys, folder: output, language: spoken ?? .english,
            ink: colors.ink))
      }
    }
  }

  private func requireEqualSections(_ given: [SurveyComparison.Survey]) throws {
    for survey in given.dropFirst() {
      let (a, b) = (given[0].configuration.sections.lengthMeters, survey.configuration.sections.lengthMeters)
      guard a == b else {
        throw InputFailure(
          status: Console.Status.badData,
          text:
            "\(survey.name): sections of \(b) m, those of \(given[0].name) have \(a) m; merge the records with equal "
            + "--section-length")
      }
    }
  }

  /// Logs that two surveys share make them look alike.
  private func noteShared(_ wholes: [WholeResult]) {
    func hashes(_ whole: WholeResult) -> Set<String> {
      let logs = Set((whole.manifest["runs"]?.array ?? []).compactMap { $0["log"]?.string })
      return Set(
        (whole.manifest["inputs"]?.array ?? []).compactMap { entry in
          entry["name"]?.string.flatMap { logs.contains($0) ? entry["sha256"]?.string : nil }
        })
    }
    for (a, b) in zip(wholes, wholes.dropFirst()) {
      let shared = hashes(a).intersection(hashes(b)).count
      guard shared > 0 else { continue }
      Console.note(
        "roughness: \(a.path) and \(b.path) share \(shared) logs: what changed between them is understated; part them "
          + "with --since and --until")
    }
  }

  private func write(
    _ sections: [SurveyComparison.Section], _ effects: [SurveyComparison.RepairEffect],
    _ wholes: [WholeResult], _ repairs: [UInt8]?, _ given: [SurveyComparison.Survey], to output: String
  ) throws {
    var inputs: [Manifest.Input] = []
    for (index, whole) in wholes.enumerated() {
      inputs.append(
        Manifest.Input(
          name: "survey \(index + 1)/\(Manifest.fileName)", bytes: try whole.read(Manifest.fileName)))
    }
    if let repairs {
      inputs.append(Manifest.Input(name: LedgerFile.name(of: works.repairs ?? ""), bytes: repairs))
    }
    var folder = try ResultFolder.prepare(
      path: output, force: force, inputs: surveys.map { "\($0)/\(Manifest.fileName)" } + works.paths,
      names: ComparisonFiles.names)
    let guarding = InterruptGuard(cleanup: folder.cleanup)
    defer { guarding.end() }
    let count = wholes.count
    try folder.write(ComparisonFiles.table) { (sink: inout ByteSink) throws(ReportError) in
      try ComparisonFiles.writeTable(sections, surveys: count, into: &sink)
    }
    try folder.write(ComparisonFiles.map) { (sink: inout ByteSink) throws(ReportError) in
      try ComparisonFiles.writeMap(sections, surveys: count, into: &sink)
    }
    try folder.write(ComparisonFiles.repairs) { (sink: inout ByteSink) throws(ReportError) in
      try ComparisonFiles.writeRepairs(effects, into: &sink)
    }
    let settings = try ConfigurationFile.tree(of: given[given.count - 1].configuration)
    let counts = SurveyComparison.Status.allCases.map { status in
      Manifest.Count(status.rawValue, sections.count { $0.status == status })
    }
    try folder.commit(
      Manifest(
        version: Roughness.version, configuration: JSONValue(settings), inputs: inputs, counts: counts,
        calibrated: !sections.isEmpty && sections.allSatisfy(\.section.calibrated)))
  }
}
