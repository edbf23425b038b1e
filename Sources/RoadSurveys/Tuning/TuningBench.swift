public import DriveLogs
import RoadFindings
public import RoadNetworks
public import RoughnessModels

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
    judge(logs.indices.flatMap { cached($0, configuration, &cache) })
  }

  /// The error of an estimator of one's own, in the walk that `configuration` says.
  ///
  /// - Parameter make: the estimator for a uniform signal of this rate, Hz.
  public func score(
    _ configuration: SurveyConfiguration,
    estimator make: @escaping @Sendable (Double) -> any RoughnessEstimator
  ) -> TuningScore? {
    let placer = placer(configuration)
    return judge(
      logs.flatMap { log in
        log.trace(configuration, make).map { cut(placer.record(of: $0), configuration) } ?? []
      })
  }

  private func judge(_ pieces: [RunPiece]) -> TuningScore? {
    TuningScore(
      pieces.compactMap { piece in
        guard piece.raw > 0, let truth = piece.reference(reference, shift: 0)?.iri, truth > 0 else {
          return nil
        }
        // With whole vehicles left out the gain is the other cars', so all share one.
        return TuningScore.Point(
          raw: piece.raw, reference: truth, fold: folds.part(of: piece),
          vehicle: folds == .vehicle ? "" : piece.vehicle ?? "")
      })
  }

  private func cut(_ record: RunRecord, _ configuration: SurveyConfiguration) -> [RunPiece] {
    RunPieces.cut(
      record.rawSegments(ledger: ledger, configuration: configuration), lengthMeters: pieceMeters)
  }

  private func cached(
    _ index: Int, _ configuration: SurveyConfiguration, _ cache: inout TuningCache
  ) -> [RunPiece] {
    let key = TuningCache.Key(log: index, settings: TuningCache.signalSettings(configuration))
    let trace: RunTrace?
    if let known = cache.traces[key] {
      trace = known
    } else {
      trace = logs[index].trace(configuration, nil)
      cache.keep(trace, key)
    }
    guard let trace else { return [] }
    let placed = TuningCache.Key(
      log: index, settings: key.settings + TuningCache.placeSettings(configuration))
    let record = cache.records[placed] ?? placer(configuration).record(of: trace)
    cache.records[placed] = record
    return cut(record, configuration)
  }

  private func placer(_ configuration: SurveyConfiguration) -> RunPlacer {
    RunPlacer(ledger: ledger, configuration: configuration)
  }
}
