public import ArgumentParser
public import DriveLogs
import RoadFindings
import RoadReports
public import RoughnessModels

/// `roughness iri`: the International Roughness Index of elevation profiles.
struct IRICommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "iri",
    abstract: "Compute the IRI of elevation profiles, whole and by segments.",
    discussion: """
      A PROFILE has columns distance and elevation; distance, left and right; or elevation alone with --interval. \
      Commas, semicolons, TABs or blanks part them. ERD files and gzip are read too; - is standard input. Units are \
      metres unless a header (elev_mm, “Elevation (ft)”) or an option says otherwise. Irregular distances are \
      resampled at their mean spacing by a monotone cubic. Samples without a whole segment are the remainder.
      """)

  @Argument(help: ArgumentHelp("Profiles; - is standard input.", valueName: "profile"))
  var profiles: [String]

  @Option(
    help: ArgumentHelp(
      "Distance between elevations without distances; any other profile is resampled to it (0.01…1).",
      valueName: "metres"))
  var interval: Double?

  @Option(help: ArgumentHelp("Length of a segment, at least 1.", valueName: "metres"))
  var segmentLength: Double = 100

  @Option(
    help: ArgumentHelp(
      "State before the first sample: the true mean slope of 11 m, or as the printed Fortran has it.",
      valueName: "exact|sayers"))
  var start: InternationalRoughnessIndex.Start = .exact

  @Option(help: ArgumentHelp("Unit of the elevations.", valueName: "m|km|cm|mm|um|ft|in"))
  var unit: LengthUnit?

  @Option(help: ArgumentHelp("Unit of the distances.", valueName: "m|km|cm|mm|um|ft|in"))
  var distanceUnit: LengthUnit?

  @Flag(help: "Numbers have a decimal comma (found out where other delimiters allow).")
  var decimalComma = false

  @Option(
    help: ArgumentHelp(
      "Longest stretch without a point that is interpolated. The default is 4 steps, at least 1 m.",
      valueName: "metres"))
  var maxGap: Double?

  @Flag(help: "The two PROFILEs are left and right wheel track: adds MRI and HRI.")
  var pair = false

  @Flag(help: "Write JSON with full precision.")
  var json = false

  @Flag(help: "Write CSV with full precision.")
  var csv = false

  @Flag(help: "With --json or --csv: every sample's slope, response zs' − zu' and running IRI.")
  var running = false

  @Flag(help: "Exit with 3 when there are warnings.")
  var strict = false

  @Flag(help: "No warnings on standard error.")
  var quiet = false

  func validate() throws {
    if json && csv { throw ValidationError("--json and --csv exclude each other: give one of them") }
    if running && !json && !csv { throw ValidationError("--running needs --json or --csv") }
    if pair && profiles.count != 2 {
      throw ValidationError("--pair needs two profiles, left and right; \(profiles.count) were given")
    }
    if profiles.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("standard input (-) can be read only once")
    }
    if !(segmentLength >= 1 && segmentLength.isFinite) {
      throw ValidationError("--segment-length is \(segmentLength); at least 1 m was expected")
    }
    if let interval, !(0.01...1).contains(interval) {
      throw ValidationError("--interval is \(interval); 0.01 to 1 m was expected")
    }
    if let maxGap, !(maxGap > 0 && maxGap.isFinite) {
      throw ValidationError("--max-gap is \(maxGap); a positive number of metres was expected")
    }
  }

  func run() throws {
    var output = ByteSink(descriptor: 1, path: "standard output")
    var outcome = Outcome()
    do throws(ReportError) {
      try write(into: &output, &outcome)
      try output.flush()
    } catch .brokenPipe {
      return
    } catch {
      Console.complain("roughness: \(error)\n")
      throw ExitCode(74)
    }
    if let exit = outcome.exit { throw ExitCode(exit) }
    if strict && outcome.hasWarnings { throw ExitCode(3) }
  }

  /// What became of the profiles so far.
  private struct Outcome {
    /// The exit code of the first profile that was refused.
    var exit: Int32?
    var hasWarnings = false
  }

  private func write(into output: inout ByteSink, _ outcome: inout Outcome) throws(ReportError) {
    let (csvWriter, jsonWriter) = (IRICSV(running: running), IRIJSON(running: running))
    var results: [ProfileEvaluation.Result] = []
    if csv { try output.write(csvWriter.header) }
    for files in pair ? [profiles] : profiles.map({ [$0] }) {
      let result: ProfileEvaluation.Result
      do throws(ProfileEvaluation.Failure) { result = try evaluate(files) } catch {
        Console.complain("\(error.text)\n")
        outcome.exit = outcome.exit ?? error.exit
        continue
      }
      for finding in result.findings where finding.severity > .note {
        outcome.hasWarnings = true
        if !quiet { Console.complain("warning: \(finding.located)\n") }
      }
      if json {
        results.append(result)
      } else if csv {
        try csvWriter.write(result, into: &output)
      } else {
        try output.write(IRIText.bytes(result))
      }
    }
    if json { try output.write(jsonWriter.bytes(results)) }
  }

  private func evaluate(_ files: [String]) throws(ProfileEvaluation.Failure) -> ProfileEvaluation.Result {
    let evaluation = ProfileEvaluation(
      start: start, segmentLengthMeters: segmentLength, intervalMeters: interval, allowedGapMeters: maxGap)
    var tables: [ProfileTable] = []
    for file in files { tables.append(try read(file)) }
    return tables.count == 2
      ? try evaluation.evaluate(left: tables[0], right: tables[1]) : try evaluation.evaluate(tables[0])
  }

  private func read(_ file: String) throws(ProfileEvaluation.Failure) -> ProfileTable {
    let options = ProfileReadingOptions(
      elevationUnit: unit, distanceUnit: distanceUnit, decimalMark: decimalComma ? UInt8(ascii: ",") : nil)
    let isInput = file == "-"
    do throws(DriveLogError) {
      return try ProfileTable.read(
        path: isInput ? "" : file, name: isInput ? "standard input" : file, options: options)
    } catch {
      throw ProfileEvaluation.Failure(exit: error.exit.rawValue, text: error.description)
    }
  }
}

extension InternationalRoughnessIndex.Start: ExpressibleByArgument {}
extension LengthUnit: ExpressibleByArgument {}
