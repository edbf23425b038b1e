public import ArgumentParser
import DriveLogs
import RoadFindings
import RoadReports
public import RoadSurveys

/// `roughness signals`: what is inside the walk, as numbers.
struct SignalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signals",
    abstract:
      "Write what is inside the walk of one log: its samples, the even signal, gravity out, gravity itself, the profile.",
    discussion: """
      raw: the samples in SI units with the fixes, as our own wide log. uniform: the three axes at an even rate. \
      conditioned: upward and horizontal acceleration without gravity. gravity: where down is in the box's axes, in \
      plots with the speed of the fixes. profile: the elevation profile that the estimator \
      recovers, per 0.125 m travelled; `roughness iri` reads it.

      --from and --to are seconds since the log's first sample; metres travelled since its first fix for profile. CSV has \
      every unit in its header, and a blank line between unbroken pieces; ERD holds one unbroken piece; SVG is a plot of \
      every column and of their spectra.

      Exit: 0 done, 64 usage, 65 the log can't be used or the signal has holes that ERD can't hold, 66 no input, 74 \
      reading or writing failed.
      """)

  @Argument(help: ArgumentHelp("One log; - is standard input.", valueName: "log"))
  var log: String

  @Option(
    help: ArgumentHelp("Where to look: raw, uniform, conditioned, gravity or profile.", valueName: "stage"))
  var stage: SignalStage

  @Option(help: ArgumentHelp("First second; first metre for profile.", valueName: "s|m"))
  var from: Double?

  @Option(help: ArgumentHelp("Last second; last metre for profile.", valueName: "s|m"))
  var to: Double?

  @Option(help: ArgumentHelp("csv, erd, or svg: a plot with spectra.", valueName: "format"))
  var format: SignalFormat = .csv

  @OptionGroup var survey: SurveyOptions

  @OptionGroup(title: "How logs are read") var reading: ReadingArguments

  func validate() throws {
    if stage == .raw, format == .erd {
      throw ValidationError(
        "--format erd needs equal steps, and raw samples have none: take --stage uniform, or csv")
    }
    for (name, value) in [("from", from), ("to", to)] {
      if let value, !value.isFinite || value < 0 {
        throw ValidationError("--\(name) \(value): expected 0 or more")
      }
    }
    if let from, let to, from >= to { throw ValidationError("--from \(from) is not before --to \(to)") }
  }

  mutating func run() throws {
    let configuration = try survey.configuration(utcOffsetMinutes: reading.zone.minutes())
    let options = try reading.options(defaultMinutes: configuration.dates.utcOffsetMinutes)
    do {
      let sources = try reading.sources([log], options)
      guard let source = sources.first, sources.count == 1 else {
        throw ValidationError("\(log) holds \(sources.count) logs: name one of them")
      }
      let walk = SurveyWalk(configuration: configuration, reading: options)
      try write(source, walk)
    } catch let error as ReportError {
      if error == .brokenPipe { return }
      Console.note("roughness: \(error)")
      throw ExitCode(error.exitStatus)
    } catch let error as DriveLogError {
      Console.note("roughness: \(error)")
      throw ExitCode(error.exit.rawValue)
    } catch SurveyWalk.SignalError.log(let error) {
      Console.note("roughness: \(error)")
      throw ExitCode(error.exit.rawValue)
    } catch SurveyWalk.SignalError.noProfile {
      throw ValidationError(
        "--stage profile: the estimator rms recovers no profile; take --estimator inverse")
    }
  }

  private func write(_ source: LogSource, _ walk: SurveyWalk) throws {
    let range = (from ?? 0)...(to ?? .greatestFiniteMagnitude)
    let descriptor = StandardOutputWriter()
    if format == .svg {
      let (chart, rows) = try SignalPlot(source: source, walk: walk, range: range).chart(of: stage)
      if rows == 0 { throw nothing(source) }
      if let fault = descriptor.write(Array(chart.svg().utf8)) { throw fault }
      return
    }
    if stage == .raw {
      var sink = RawSignalSink(range: range, output: descriptor)
      _ = try LogReader.read(source, options: walk.reading, into: &sink)
      try sink.finish()
      return
    }
    if format == .csv {
      var csv = SignalCSV(stage) { descriptor.write($0) }
      let summary = try walk.signal(of: source, at: stage, within: range, into: &csv)
      try csv.finish()
      try checkNotEmpty(summary, source)
      return
    }
    var collector = SignalCollector()
    let summary = try walk.signal(of: source, at: stage, within: range, into: &collector)
    try checkNotEmpty(summary, source)
    guard summary.pieces == 1 else {
      let unit = stage.isOverDistance ? "m" : "s"
      let borders = collector.pieces.map { "\(shown($0.from))…\(shown($0.to))" }.prefix(8).joined(
        separator: ", ")
      throw DriveLogError(
        .badData, .gap, at: Place(log: source.name),
        "the signal has \(summary.pieces) unbroken pieces and ERD holds one: \(borders) \(unit); choose one with --from "
          + "and --to, or take --format csv")
    }
    if let fault = descriptor.write(collector.erd(stage, title: source.name)) { throw fault }
  }

  private func checkNotEmpty(_ summary: SurveyWalk.SignalSummary, _ source: LogSource) throws {
    if summary.rows == 0 { throw nothing(source) }
  }

  private func nothing(_ source: LogSource) -> DriveLogError {
    DriveLogError(
      .badData, .tooShort, at: Place(log: source.name),
      "nothing of the signal lies there; look at the log with inspect, or choose other --from and --to")
  }

  private func shown(_ value: Double) -> String { FixedDecimals.text(value, decimals: 1) }
}

/// How a signal is written.
enum SignalFormat: String, ExpressibleByArgument, CaseIterable, Sendable { case csv, erd, svg }

extension SignalStage: ExpressibleByArgument {}
