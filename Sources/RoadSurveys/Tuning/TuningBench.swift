public import DriveLogs
import RoadFindings
public import RoadNetworks
public import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the error of a setting is judged on roads that its calibration hasn't seen.
public enum TuningFolds: Sendable, Hashable {
  /// Whole roads are left out in turn.
  case road
  /// Stretches of road of this length, m.
  case block(meters: Double)
  /// Whole vehicles: the gain is the other vehicles'.
  case vehicle

  /// Reads `road`, `block:500m` or `vehicle`; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "road": self = .road
    case "vehicle": self = .vehicle
    default:
      guard text.hasPrefix("block:") else { return nil }
      var number = text.dropFirst(6)
      if number.last == "m" { number.removeLast() }
      guard let meters = Double(number), meters >= 50, meters <= 100_000 else { return nil }
      self = .block(meters: meters)
    }
  }
}

/// What one setting came to.
public struct TuningScore: Sendable, Hashable {
  /// Root mean square of ln(reference/estimate) over road the gain hasn't seen: what a search makes small.
  public var error: Double
  /// Mean |error|, per cent, and r² (squared Pearson) of the same estimates.
  public var percent: Double
  public var rSquared: Double
  public var count: Int
  /// The gain that fits all, reference over raw estimate.
  public var gain: Double
}

/// Logs and their reference, kept in memory so that many settings can be tried on them.
///
/// Stages: reading is done once for all settings; the signal side (resampling, gravity, estimator, distance) once for each
/// setting of what it depends on; matching once for each track and matching setting. A setting that touches only a later
/// stage pays for that one alone.
public struct TuningBench: Sendable {
  private let logs: [RecordedLog]
  private let ledger: RoadLedger
  private let reference: ReferenceRoads
  /// Length of a piece of road, m.
  private let pieceMeters: Double
  private let folds: TuningFolds
  /// Logs that can't be read, each with its remedy.
  public let refused: [DriveLogError]

  /// Reads the logs. Complexity: memory grows with the logs, about 40 bytes a row.
  public init(
    _ sources: [LogSource], reading: LogReadingOptions, ledger: RoadLedger, reference: ReferenceRoads,
    folds: TuningFolds, pieceMeters: Double = 100
  ) {
    var (logs, refused): ([RecordedLog], [DriveLogError]) = ([], [])
    for source in sources {
      var log = RecordedLog(name: source.name)
      do throws(DriveLogError) {
        log.tally = try LogReader.read(source, options: reading, into: &log)
        logs.append(log)
      } catch {
        refused.append(error)
      }
    }
    (self.logs, self.refused) = (logs, refused)
    (self.ledger, self.reference, self.folds, self.pieceMeters) = (ledger, reference, folds, pieceMeters)
  }

  /// How many logs could be read.
  public var logCount: Int { logs.count }

  /// The error of a configuration; nil where it rates fewer than eight pieces of the reference.
  public func score(_ configuration: SurveyConfiguration, _ cache: inout TuningCache) -> TuningScore? {
    judge(logs.indices.flatMap { pieces($0, configuration, nil, &cache) })
  }

  /// The error of an estimator of one's own, in the walk that `configuration` says.
  ///
  /// - Parameter make: the estimator for a uniform signal of this rate, Hz.
  public func score(
    _ configuration: SurveyConfiguration,
    estimator make: @escaping @Sendable (Double) -> any RoughnessEstimator
  ) -> TuningScore? {
    var cache = TuningCache()
    return judge(logs.indices.flatMap { pieces($0, configuration, make, &cache) })
  }

  // MARK: - From a log to pieces

  private func pieces(
    _ index: Int, _ configuration: SurveyConfiguration,
    _ make: (@Sendable (Double) -> any RoughnessEstimator)?, _ cache: inout TuningCache
  ) -> [RunPiece] {
    let log = logs[index]
    let key = TuningCache.Key(log: index, settings: TuningCache.signalSettings(configuration))
    let trace: RunTrace?
    if make == nil, let known = cache.traces[key] {
      trace = known
    } else {
      trace = log.trace(configuration, make)
      if make == nil { cache.keep(trace, key) }
    }
    guard let trace else { return [] }
    let placer = RunPlacer(ledger: ledger, configuration: configuration)
    let placeKey = TuningCache.Key(
      log: index, settings: key.settings + TuningCache.placeSettings(configuration))
    let record: RunRecord
    if make == nil, let known = cache.records[placeKey] {
      record = known
    } else {
      record = placer.record(of: trace)
      if make == nil { cache.records[placeKey] = record }
    }
    return RunPieces.cut(
      record.rawSegments(ledger: ledger, configuration: configuration), lengthMeters: pieceMeters)
  }

  // MARK: - The error

  private func judge(_ pieces: [RunPiece]) -> TuningScore? {
    var points: [(log: Double, estimate: Double, reference: Double, fold: Int, vehicle: String)] = []
    var names: [String: Int] = [:]
    for piece in pieces {
      guard piece.raw > 0, let truth = piece.reference(reference, shift: 0)?.iri, truth > 0 else { continue }
      let vehicle = piece.vehicle ?? ""
      let name =
        switch folds {
        case .road: piece.roadID
        case .vehicle: vehicle
        case .block(let meters):
          "\(piece.roadID)\n\(Int(0.5 * (piece.fromMeters + piece.toMeters) / meters))"
        }
      let fold = names[name] ?? names.count
      names[name] = fold
      points.append((log(truth / piece.raw), piece.raw, truth, fold, folds == .vehicle ? "" : vehicle))
    }
    guard points.count >= 8, names.count >= 2 else { return nil }
    var estimates: [Double] = []
    for point in points {
      // Each car's own gain from the other folds; with whole vehicles left out, the other cars'.
      let others = points.filter { $0.fold != point.fold && $0.vehicle == point.vehicle }
      let used = others.isEmpty ? points.filter { $0.fold != point.fold } : others
      let gain = SectionAggregator.median(used.map(\.log))
      estimates.append(point.estimate * exp(gain))
    }
    let errors = zip(estimates, points).map { log($1.reference / $0) }
    let agreement = RoughnessAgreement(estimates: estimates, references: points.map(\.reference))
    let correlation = agreement.pearson ?? 0
    return TuningScore(
      error: (errors.reduce(0) { $0 + $1 * $1 } / Double(errors.count)).squareRoot(),
      percent: agreement.meanAbsolutePercentageError ?? 0, rSquared: correlation * correlation,
      count: points.count,
      gain: exp(SectionAggregator.median(points.map(\.log))))
  }
}
