import ArgumentParser
import DriveLogs
import RoadReports
import RoadSurveys

/// `roughness evaluate`: results beside a reference.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Judge results by a reference: error, agreement, intervals, repeatability.",
    discussion: """
      RESULT is a folder that analyze wrote, a sections.geojson or a segments.csv; the reference is a table \
      road_id,direction,from_m,to_m,iri[,track][,iri_se] on any grid. RESULT may also be an elevation profile; the \
      reference is then one too, and both are compared by their IRI. With --output go evaluation.json, residuals.csv \
      and scatter.svg into DIR.

      Roads that a vehicle was calibrated on are scored apart: they are no test.

      Exit: 0 done, 3 below --at-least, 64 usage, 65 bad data, 66 no input, 73 cannot create DIR, 74 reading or writing failed.
      """)

  @Argument(
    help: ArgumentHelp("Folder of results, sections.geojson, segments.csv or profile.", valueName: "result"))
  var result: String

  @Option(help: ArgumentHelp("The reference: REF.csv, or a profile.", valueName: "file"))
  var reference: String

  @Option(
    help: ArgumentHelp("Length that runs are cut into; may be given more than once.", valueName: "metres"))
  var length: [Double] = []

  @Option(
    help: ArgumentHelp("Find the reference's chainage shift within this reach.", valueName: "metres"))
  var align: Double?

  @Option(help: ArgumentHelp("Ask one wheel track of the reference: left, right or mean.", valueName: "name"))
  var track: String?

  @Option(
    help: ArgumentHelp(
      "Vehicle files whose calibration roads are scored apart; a folder of results knows its own.",
      valueName: "file"))
  var vehicle: [String] = []

  @Option(help: ArgumentHelp("Draws of the bootstrap; 0 leaves its intervals out.", valueName: "n"))
  var resamples: Int = 400

  @Option(
    help: ArgumentHelp(
      "Exit with 3 when r² (squared correlation) of the runs' first length is lower.", valueName: "r²"))
  var atLeast: Double?

  @Flag(help: "A line for each run too.")
  var runs = false

  @Flag(help: "Print JSON instead of text.")
  var json = false

  @Flag(help: "No text: only the files of --output and the exit code.")
  var quiet = false

  @Option(name: .long, help: ArgumentHelp("Folder for residuals, plot and JSON.", valueName: "dir"))
  var output: String?

  @Flag(help: "Replace files in DIR that this program did not write.")
  var force = false

  func validate() throws {
    guard length.allSatisfy({ $0 >= 10 && $0 <= 10_000 }) else {
      throw ValidationError("--length takes 10 to 10000 m; segments are 10 m long")
    }
    guard align.map({ $0 > 0 && $0 <= 500 }) ?? true else {
      throw ValidationError("--align takes up to 500 m")
    }
    guard track.map({ ReferenceTrack(rawValue: $0) != nil }) ?? true else {
      throw ValidationError("--track takes left, right or mean")
    }
    guard (0...100_000).contains(resamples) else { throw ValidationError("--resamples takes 0 to 100000") }
  }

  func run() throws {
    try Failures.reported {
      if ProfileComparison.isProfile(result), ProfileComparison.isProfile(reference) {
        try ProfileComparison.run(self)
        return
      }
      let evaluation = try evaluation()
      if let output { try write(evaluation, to: output) }
      if json {
        try StandardOutput.write { (sink: inout ByteSink) throws(ReportError) in
          try sink.write(EvaluationJSON.bytes(evaluation))
        }
      } else if !quiet {
        Console.say(EvaluationText.text(evaluation, runs: runs))
      }
      try require(evaluation)
    }
  }

  private func require(_ evaluation: Evaluation) throws {
    guard let atLeast else { return }
    let level = evaluation.levels.first { $0.unit == "runs" } ?? evaluation.levels.first
    let reached = level?.total.pearson.map { $0 * $0 } ?? 0
    guard reached < atLeast else { return }
    throw InputFailure(
      status: Console.Status.doubtfulUnderStrict,
      text: "r² is \(FixedDecimals.text(reached, decimals: 3)), at least \(atLeast) was asked for")
  }

  private func evaluation() throws -> Evaluation {
    let tables = try ResultTables.read(result)
    let pieces = try ReferenceTable.read(try InputFile.read(path: reference), file: reference)
    let roads = ReferenceRoads(pieces, track: track.flatMap(ReferenceTrack.init(rawValue:)))
    try tables.requireOverlap(with: roads, file: reference)
    var question = EvaluationQuestion()
    if !length.isEmpty { question.lengthsMeters = length }
    question.alignMeters = align
    question.resamples = resamples
    question.calibratedLogs = tables.calibratedLogs
    question.classBounds = tables.classBounds ?? question.classBounds
    question.calibrationRoads = tables.calibrationRoads + (try VehicleFiles.read(vehicle).calibrationRoads)
    let evaluation = Evaluation(
      sections: tables.sections, segments: tables.segments, reference: roads, question: question)
    guard evaluation.levels.contains(where: { !$0.pairs.isEmpty }) else {
      throw InputFailure(
        status: Console.Status.badData,
        text:
          "\(reference): no piece of road has both an estimate and a reference; compare road ids, directions "
          + "and chainages (rated \(tables.extent); reference \(Self.extent(pieces)))")
    }
    return evaluation
  }

  private static func extent(_ pieces: [ReferencePiece]) -> String {
    guard let first = pieces.first else { return "empty" }
    let same = pieces.filter { $0.roadID == first.roadID }
    let from = same.map(\.fromMeters).min() ?? 0
    let to = same.map(\.toMeters).max() ?? 0
    return "road \(first.roadID) \(first.direction ?? "both") \(Int(from))-\(Int(to)) m"
  }

  private func write(_ evaluation: Evaluation, to path: String) throws {
    var folder = try ResultFolder.prepare(
      path: path, force: force, inputs: [result, reference],
      names: [EvaluationJSON.fileName, ResidualsTable.fileName, ScatterPlot.fileName, Manifest.fileName])
    try folder.write(EvaluationJSON.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try sink.write(EvaluationJSON.bytes(evaluation))
    }
    try folder.write(ResidualsTable.fileName) { (sink: inout ByteSink) throws(ReportError) in
      try ResidualsTable.write(evaluation, into: &sink)
    }
    let shown = evaluation.levels.first { $0.unit == "runs" } ?? evaluation.levels.first
    if let shown {
      try folder.write(ScatterPlot.fileName) { (sink: inout ByteSink) throws(ReportError) in
        try sink.write(ScatterPlot.chart(shown).svg())
      }
    }
    try folder.commit(
      Manifest(
        version: Roughness.version, configuration: .object([]),
        inputs: [
          Manifest.Input(name: LedgerFile.name(of: reference), bytes: try InputFile.read(path: reference))
        ],
        counts: evaluation.levels.map { level in
          .init("pairs_\(level.unit)" + (level.lengthMeters.map { "_\(Int($0))" } ?? ""), level.pairs.count)
        }, calibrated: false))
  }
}
