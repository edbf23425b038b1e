public import DriveLogs
public import RoadFindings
public import RoadNetworks
import RoughnessModels

/// The whole walk: logs in, run records and a survey out.
///
/// Logs are worked through side by side, each in memory that grows with the distance driven; the result doesn't depend on
/// how many run at once nor on the order in which they end.
public struct SurveyWalk: Sendable {
  public let configuration: SurveyConfiguration
  public let reading: LogReadingOptions
  /// Only logs that begin on these days; nil takes all.
  public var period: DatePeriod?
  /// Pictures to link to bad sections, and the seconds to add to their times.
  public var photos: [Photo] = []
  public var photoOffsetSeconds = 0.0
  /// What is always there on the roads.
  public var known: [KnownEvent] = []
  /// The cars that are known: calibrations and where things are in them.
  public let fleet: Fleet
  /// What was repaired and when.
  public var repairs: [RepairWork] = []
  /// Where very long runs are cut.
  var cutting = TraceCutting()
  /// Estimators for all logs.
  private let stock = EstimatorStock()
  /// Told of every log that is done, used or refused, from any thread.
  public var onLogDone: (@Sendable (LogSource) -> Void)?

  public init(configuration: SurveyConfiguration, reading: LogReadingOptions, fleet: Fleet = Fleet()) {
    self.configuration = configuration
    self.reading = reading
    self.fleet = fleet
  }

  /// What a walk over many logs came to.
  public struct Outcome: Sendable {
    /// The result without its segments, which are made run by run.
    public var survey: ShelfSurvey
    /// What each log left behind, in the order given.
    public var records: [RunRecord]
    /// Logs that could not be used: one error finding each. The others are in the result.
    public var refused: [DriveLogError]
    /// Logs that begin outside the period: one finding each.
    public var leftOut: [Finding]

    /// The survey's result, without segments.
    public var result: SurveyResult {
      get { survey.result }
      set { survey.result = newValue }
    }

    /// What went in: name, SHA-256 and size of each log that was used, a log given twice once.
    public var inputs: [Input] { survey.shelf.inputs }

    /// How many logs were given more than once, under one name or several.
    public var doubled: Int { survey.shelf.doubled }

    public struct Input: Sendable, Hashable {
      public var log: String
      public var sha256: String
      public var bytes: Int
    }
  }

  /// Works through the logs and puts them together.
  ///
  /// - Parameters:
  ///   - ledger: the town's roads; nil derives them from the driven lines.
  ///   - threads: how many logs run at once; ≥ 1. Where there are fewer logs, each is read by several.
  public func survey(
    _ sources: [LogSource], ledger: RoadLedger?, threads: Int
  ) async -> Outcome {
    precondition(threads >= 1, "At least one thread is needed.")
    let placer = ledger.map { RunPlacer(ledger: $0, configuration: configuration) }
    let threadsPerLog = max(1, threads / max(1, sources.count))
    var worked = await Parallel.map(sources, width: threads) { await work($0, placer, threadsPerLog) }
    let refused = worked.compactMap { if case .refused(let error) = $0 { error } else { nil } }
    let leftOut = worked.compactMap { if case .leftOut(let finding) = $0 { finding } else { nil } }
    var records = worked.compactMap { if case .placed(let record) = $0 { record } else { nil } }
    var roads = ledger ?? RoadLedger(roads: [])
    if ledger == nil {
      var traces = worked.compactMap { if case .traced(let run) = $0 { run } else { nil } }
      // Bins are most of what is held; they go as they are placed.
      worked = []
      roads = DerivedLedger.derive(from: traces.flatMap(\.tracks))
      let derivedPlacer = RunPlacer(ledger: roads, configuration: configuration)
      for i in traces.indices where !traces[i].parts.isEmpty { traces[i].place(by: derivedPlacer) }
      records = await Parallel.map(traces, width: threads) {
        derivedPlacer.record(of: $0.trace, vehicle: $0.vehicle, after: $0.placed)
      }
    }
    var survey = Survey(configuration: configuration, ledger: roads, ledgerIsDerived: ledger == nil)
    survey.photos = photos
    survey.photoOffsetSeconds = photoOffsetSeconds
    survey.repairs = repairs
    survey.known = known
    var placed: ShelfSurvey
    do {
      placed = try await survey.survey(of: RecordShelf(records), threads: threads)
    } catch {
      preconditionFailure("Records in memory can be read: \(error)")
    }
    placed.result.findings += refused.map(\.finding) + leftOut + fleet.unused(sources)
    return Outcome(survey: placed, records: records, refused: refused, leftOut: leftOut)
  }

  /// What one log came to on the town's own roads.
  public enum LogOutcome: Sendable {
    case recorded(RunRecord)
    case refused(DriveLogError)
  }

  /// Makes the records of logs, in their order, without putting them together: the period doesn't count here.
  public func records(_ sources: [LogSource], ledger: RoadLedger, threads: Int) async -> [LogOutcome] {
    precondition(threads >= 1, "At least one thread is needed.")
    let placer = RunPlacer(ledger: ledger, configuration: configuration)
    let threadsPerLog = max(1, threads / max(1, sources.count))
    return await Parallel.map(sources, width: threads) { source in
      switch await work(source, placer, threadsPerLog) {
      case .placed(let record): .recorded(record)
      case .refused(let error): .refused(error)
      case .traced, .leftOut: preconditionFailure("With a ledger and no period a log is placed or refused.")
      }
    }
  }

  private enum Worked: Sendable {
    case placed(RunRecord)
    case traced(TracedRun)
    case refused(DriveLogError)
    case leftOut(Finding)
  }

  private func work(_ source: LogSource, _ placer: RunPlacer?, _ threads: Int) async -> Worked {
    defer { onLogDone?(source) }
    do {
      let vehicle = try fleet.vehicle(of: source)
      let run = try await trace(source, vehicle, placer, threads: threads)
      if let finding = outside(run.trace) { return .leftOut(finding) }
      guard let placer else { return .traced(run) }
      return .placed(placer.record(of: run.trace, vehicle: vehicle, after: run.placed))
    } catch {
      return .refused(error)
    }
  }

  /// Why a log is left out by its date; nil for one that is taken.
  private func outside(_ trace: RunTrace) -> Finding? {
    guard let period else { return nil }
    let date = trace.startEpochNanoseconds.map {
      LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
    }
    if let date, period.contains(date) { return nil }
    return Finding(
      .outsidePeriod, date == nil ? .warning : .note, at: Place(log: trace.log),
      date.map { "the log begins on \($0), outside of what was asked for; it is left out" }
        ?? "the log knows no date, so nobody can say that it lies in the period; it is left out")
  }

  /// The signal side of one log; a car's own geometry lies over the configured one.
  func trace(_ source: LogSource, _ geometry: VehicleGeometry? = nil) throws(DriveLogError) -> RunTrace {
    var own = configuration
    if let geometry { own.geometry = configuration.geometry.overlaid(by: geometry) }
    var builder = RunBuilder(log: source.name, configuration: own, stock: stock)
    let tally = try LogReader.read(source, options: reading, into: &builder)
    return try builder.finish(tally: tally)
  }

  /// The same, read by several threads, a very long run in parts: placed at once where there is a ledger.
  private func trace(
    _ source: LogSource, _ vehicle: VehicleFile?, _ placer: RunPlacer?, threads: Int
  ) async throws(DriveLogError) -> TracedRun {
    var own = configuration
    if let geometry = vehicle?.geometry { own.geometry = configuration.geometry.overlaid(by: geometry) }
    // Where the ends are to be cut off, the last position decides what of the first part may be kept.
    let cutting: TraceCutting? = configuration.privacy.cutsEnds ? nil : cutting
    let builder = RunBuilder(log: source.name, configuration: own, cutting: cutting, stock: stock)
    var sink = PlacingSink(builder, placer: placer)
    let tally = try await LogReader.read(source, options: reading, threads: threads, into: &sink)
    var run = try sink.finish(tally: tally)
    run.vehicle = vehicle
    if let trimming = EndTrimming(configuration.privacy, sha256: run.trace.tally.sha256) {
      run.trace = trimming.trimmed(run.trace)
    }
    return run
  }
}
