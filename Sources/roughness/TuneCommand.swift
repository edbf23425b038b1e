import ArgumentParser
import DriveLogs
import RoadReports
import RoadSurveys

/// `roughness tune`: which settings err least on roads of known roughness.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Search settings for the smallest cross-validated error on roads of known IRI.",
    discussion: """
      --vary names a setting (see `roughness config`) and the values to try: 'inverse.highPassHertz=0.05…0.5' (also \
      ..), or a list 'estimator=rms,inverse'. The error is that of road the car's gain hasn't seen: --folds leaves \
      out whole roads, blocks of road or vehicles in turn. Logs are read once; later stages are worked out again only \
      where a setting touches them. With --output go trials.csv, tuning.svg and best.json (for --config) into DIR.

      Exit: 0 done, 64 usage, 65 nothing can be judged, 66 no input, 73 cannot create DIR, 74 reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("Logs and folders of logs.", valueName: "log"))
  var logs: [String]

  @Option(help: ArgumentHelp("The town's centrelines: GeoJSON LineStrings in WGS 84.", valueName: "file"))
  var roads: String

  @Option(help: ArgumentHelp("REF.csv: road_id,direction,from_m,to_m,iri.", valueName: "file"))
  var reference: String

  @Option(
    help: ArgumentHelp("A setting and its values; may be given up to four times.", valueName: "KEY=LO…HI"))
  var vary: [String]

  @Option(help: ArgumentHelp("What is left out in turn: road, block:500m or vehicle.", valueName: "folds"))
  var folds: String = "block:500m"

  @Option(help: ArgumentHelp("How to search: grid or adaptive.", valueName: "name"))
  var search: String = "adaptive"

  @Option(help: ArgumentHelp("The most settings that are tried.", valueName: "n"))
  var trials: Int = 40

  @Option(help: ArgumentHelp("Length of a piece of road.", valueName: "metres"))
  var length: Double = 100

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "How logs are read") var reading: ReadingArguments

  @Option(name: .long, help: ArgumentHelp("Folder for table, plot and best settings.", valueName: "dir"))
  var output: String?

  @Flag(help: "Replace files in DIR that this program did not write.")
  var force = false

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No summary, no progress.")
  var quiet = false

  func validate() throws {
    guard TuningFolds(folds) != nil else {
      throw ValidationError("--folds \(folds): expected road, vehicle or block:500m (50 m and more)")
    }
    guard TuningSearch.Strategy(rawValue: search) != nil else {
      throw ValidationError("--search \(search): expected grid or adaptive")
    }
    guard (1...4).contains(vary.count) else { throw ValidationError("--vary: expected one to four settings") }
    guard (2...10_000).contains(trials) else { throw ValidationError("--trials takes 2 to 10000") }
    guard (10...2000).contains(length) else { throw ValidationError("--length takes 10 to 2000 m") }
  }

  func run() throws {
    let base = try survey.configuration(utcOffsetMinutes: reading.zone.minutes())
    let options = try reading.options(defaultMinutes: base.dates.utcOffsetMinutes)
    try Failures.reported { try tune(base, options) }
  }

  private func tune(_ base: SurveyConfiguration, _ options: LogReadingOptions) throws {
    var axes: [TuningAxis] = []
    for text in vary { axes.append(try TuningAxis.read(text, over: base)) }
    let ledger = try LedgerFile.read(path: roads, names: base.ledger)
    let pieces = try ReferenceTable.read(try InputFile.read(path: reference), file: reference)
    let sources = try LogSource.discover(logs)
    let reading = ProgressBar(sources, isWanted: !quiet)
    defer { reading.end() }
    var options = options
    options.observer = reading.observer
    let bench = TuningBench(
      sources, reading: options, ledger: ledger.ledger,
      reference: ReferenceRoads(pieces),
      folds: TuningFolds(folds) ?? .road, pieceMeters: length)
    reading.end()
    for error in bench.refused { Console.note("roughness: refused \(error)") }
    var cache = TuningCache()
    let before = bench.score(base, &cache)
    guard bench.logCount > 0, before != nil else {
      throw InputFailure(
        status: Console.Status.badData,
        text:
          "\(reference): fewer than eight rated pieces of \(Int(length)) m, or only one part to leave out by --folds "
          + "\(folds); drive more of the reference, or choose other folds")
    }
    var done = 0
    let search = TuningSearch(
      axes: axes, strategy: TuningSearch.Strategy(rawValue: self.search) ?? .adaptive, trials: trials)
    let progress = ProgressBar("settings", of: trials, isWanted: !quiet)
    defer { progress.end() }
    let found = try search.run(over: base) { configuration in
      let score = bench.score(configuration, &cache)
      done += 1
      progress.done(done)
      return score
    }
    progress.end()
    if let output { try write(found, axes, to: output) }
    if json {
      Console.say(TuningJSON.text(found, axes: axes, before: before, folder: output))
    } else if !quiet {
      Console.say(TuningReports.text(found, axes: axes, before: before))
    }
  }

  private func write(_ trials: [TuningTrial], _ axes: [TuningAxis], to path: String) throws {
    var folder = try ResultFolder.prepare(
      path: path, force: force, inputs: logs + [roads, reference],
      names: [
        TuningReports.tableName, TuningReports.plotName, TuningReports.bestName, Manifest.fileName,
      ])
    try folder.write(TuningReports.tableName) { (sink: inout ByteSink) throws(ReportError) in
      try TuningReports.write(trials, axes: axes, into: &sink)
    }
    try folder.write(TuningReports.plotName) { (sink: inout ByteSink) throws(ReportError) in
      try sink.write(TuningReports.chart(trials, axes: axes).svg())
    }
    if let best = TuningSearch.best(trials) {
      try folder.write(TuningReports.bestName) { (sink: inout ByteSink) throws(ReportError) in
        try sink.write(TuningReports.best(best, axes: axes))
      }
    }
    try folder.commit(
      Manifest(
        version: Roughness.version, configuration: .object([]), inputs: [],
        counts: [.init("trials", trials.count)], calibrated: false))
  }
}
