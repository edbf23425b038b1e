import ArgumentParser
import DriveLogs
import RoadFindings
import RoadNetworks
import RoadReports
import RoadSurveys
import RoughnessModels

/// `roughness calibrate`: a car's own file from runs over roads of known roughness.
struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Fit a vehicle to runs over roads of known IRI, and write its VEHICLE.json.",
    discussion: """
      The reference is a table road_id,direction,from_m,to_m,iri[,track][,iri_se], or the result folder of a car that \
      is calibrated already (its intervals count as the reference's error), or with --hump a hump of known shape. \
      Drive it at two or three speeds of those you will drive; a kilometre of road with good and bad stretches is \
      better than ten that are alike. A hump's passes are all of one place and roughness, so they give a gain and what \
      speed does to it, but no power: on roads much smoother or rougher than the hump's 40 m it is a guess; drive a \
      reference road to know. Where box and antenna sit goes into the file from the configuration's geometry.

      Exit: 0 done, 3 done but the data leave doubts under --strict, 64 usage, 65 no calibration can be made of \
      this, 66 no input, 73 cannot create, 74 reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("Logs and folders of logs.", valueName: "log"))
  var logs: [String]

  @Option(help: ArgumentHelp("The town's centrelines: GeoJSON LineStrings in WGS 84.", valueName: "file"))
  var roads: String

  @Option(help: ArgumentHelp("REF.csv, or the result folder of a calibrated car.", valueName: "file|dir"))
  var reference: String?

  @Option(
    help: ArgumentHelp(
      "A hump of known shape: JSON with road, direction, chainage, profile.", valueName: "file"))
  var hump: String?

  @Option(help: ArgumentHelp("The vehicle's name, as it will stand in the tables.", valueName: "name"))
  var id: String

  @Option(
    help: ArgumentHelp(
      "Logs that the file applies to: a glob of names, with / of paths' ends; repeatable. The default is *NAME*.",
      valueName: "glob"))
  var match: [String] = []

  @Option(name: .long, help: ArgumentHelp("The file to write.", valueName: "VEHICLE.json"))
  var output: String

  @Option(help: ArgumentHelp("First day on which it holds.", valueName: "YYYY-MM-DD"))
  var validFrom: String?

  @Option(help: ArgumentHelp("Last day on which it holds.", valueName: "YYYY-MM-DD"))
  var validTo: String?

  @Option(help: ArgumentHelp("What tyres the car has: others end the calibration.", valueName: "text"))
  var tyres: String?

  @Option(
    help: ArgumentHelp(
      "Length of a piece of road in the fit. The default is 50, or 100 for a reference in pieces that long.",
      valueName: "metres"))
  var pieceLength: Double?

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "How logs are read") var reading: ReadingArguments

  @Option(help: ArgumentHelp("How many logs are worked through at once.", valueName: "n"))
  var threads: Int = 2

  @Flag(help: "Also draw the fit and what it leaves, beside the file: VEHICLE.svg.")
  var plots = false

  @Flag(help: "Exit with 3 when the data leave doubts about the calibration.")
  var strict = false

  @Flag(help: "Replace a file that is there.")
  var force = false

  @Flag(help: "The summary as JSON.")
  var json = false

  @Flag(help: "No report, no progress.")
  var quiet = false

  func validate() throws {
    guard (reference == nil) != (hump == nil) else {
      throw ValidationError("give either --reference or --hump")
    }
    guard !id.isEmpty, !id.contains("/") else { throw ValidationError("--id: expected a name without /") }
    guard threads >= 1 else { throw ValidationError("--threads \(threads): expected 1 or more") }
    guard pieceLength.map({ (20...500).contains($0) }) ?? true else {
      throw ValidationError("--piece-length takes 20 to 500 m")
    }
  }

  mutating func run() async throws {
    let configuration = try survey.configuration(utcOffsetMinutes: reading.zone.minutes())
    let options = try reading.options(defaultMinutes: configuration.dates.utcOffsetMinutes)
    let command = self
    try await Failures.reported {
      let status = try await command.calibrate(configuration, options)
      guard status == 0 else { throw ExitCode(status) }
    }
  }

  /// The plot's file: the vehicle's with another ending.
  private var picture: String {
    (output.hasSuffix(".json") ? String(output.dropLast(5)) : output) + ".svg"
  }

  /// Fits and writes.
  private func calibrate(_ configuration: SurveyConfiguration, _ options: LogReadingOptions) async throws
    -> Int32
  {
    for path in plots ? [output, picture] : [output] where !force && OutputFile.exists(path) {
      throw ReportError.cannotCreate(path: path, reason: "is there already; replace it with --force")
    }
    let sources = try LogSource.discover(logs)
    let ledger = try LedgerFile.read(path: roads, names: configuration.ledger)
    let pieces = try reference.map(CalibrationReference.read) ?? CalibrationReference.hump(hump ?? "")
    let roads = ReferenceRoads(pieces)
    guard ledger.ledger.roads.contains(where: { roads.roadIDs.contains($0.id) }) else {
      throw InputFailure(
        status: Console.Status.badData,
        text:
          "\(reference ?? hump ?? ""): none of its roads (\(roads.roadIDs.prefix(5).joined(separator: ", "))) is in "
          + "\(self.roads); road_id must be the ledger's id, letter by letter")
    }
    var request = CalibrationRequest(
      id: id, logs: match.isEmpty ? ["*\(id)*"] : match,
      referenceName: LedgerFile.name(of: reference ?? hump ?? ""), program: "roughness \(Roughness.version)")
    request.validFrom = validFrom
    request.validTo = validTo
    request.tyres = tyres
    request.pieceMeters =
      hump == nil
      ? pieceLength ?? CalibrationRequest.pieceMeters(for: pieces) : CalibrationReference.humpPieceMeters
    request.isHump = hump != nil
    // The logs are read as often as the search for the suspension's friction needs.
    let progress = ProgressBar("logs", of: nil, isWanted: !quiet)
    defer { progress.end() }
    var options = options
    options.observer = progress.observer
    let walk = SurveyWalk(configuration: configuration, reading: options)
    let outcome: CalibrationOutcome
    do throws(SurveyError) {
      outcome = try await walk.calibrate(
        sources, ledger: ledger.ledger, reference: roads, request, threads: threads)
    } catch {
      throw InputFailure(status: Console.Status.badData, text: error.message)
    }
    progress.end()
    for error in outcome.refused { Console.note("roughness: refused \(error)") }
    let text = outcome.vehicle.text
    do throws(SurveyError) {
      _ = try VehicleFile.read(text)
    } catch {
      throw ValidationError(error.message)
    }
    try OutputFile.write(Array(text.utf8), to: output)
    if plots {
      try OutputFile.write(Array(CalibrationChart.chart(CalibrationFigures(outcome)).svg().utf8), to: picture)
    }
    if json {
      Console.say(CalibrationJSON.text(outcome, file: output))
    } else if !quiet {
      Console.say(CalibrationText.text(outcome, file: output))
    }
    return strict && !outcome.fit.doubts.isEmpty ? Console.Status.doubtfulUnderStrict : 0
  }
}
