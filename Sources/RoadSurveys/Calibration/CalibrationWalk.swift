public import DriveLogs
import RoadFindings
public import RoadNetworks
import RoughnessModels

extension SurveyWalk {
  /// Fits a vehicle to runs over roads of known roughness.
  ///
  /// Errors: ``SurveyError/calibration(_:)`` with what was seen and what to do: no run over the reference, too few
  /// pieces, estimates that don't follow the reference, runs of different estimators.
  public func calibrate(
    _ sources: [LogSource], ledger: RoadLedger, reference: ReferenceRoads, _ request: CalibrationRequest,
    threads: Int
  ) async throws(SurveyError) -> CalibrationOutcome {
    let outcome = try await fitted(sources, ledger: ledger, reference: reference, request, threads: threads)
    guard request.findsFriction, !request.isHump, configuration.geometry.suspensionFriction == nil,
      FrictionSearch.applies(to: outcome)
    else { return outcome }
    var search = FrictionSearch(assumed: configuration.inverse.friction, outcome)
    while let friction = search.next {
      var own = configuration
      own.geometry.suspensionFriction = friction
      let walk = SurveyWalk(configuration: own, reading: reading, fleet: fleet)
      // What can't be fitted with an odd friction is no candidate.
      let tried: CalibrationOutcome?
      do {
        tried = try await walk.fitted(
          sources, ledger: ledger, reference: reference, request, threads: threads)
      } catch {
        tried = nil
      }
      search.take(tried, friction)
    }
    return search.best
  }

  /// The fit with the configuration as it is.
  private func fitted(
    _ sources: [LogSource], ledger: RoadLedger, reference: ReferenceRoads, _ request: CalibrationRequest,
    threads: Int
  ) async throws(SurveyError) -> CalibrationOutcome {
    let placer = RunPlacer(ledger: ledger, configuration: configuration)
    var pieces = CalibrationPieces(
      reference: reference, pieceMeters: request.pieceMeters,
      grouping: request.isHump ? .passes : .blocks(meters: blockMeters(ledger, reference)))
    var (refused, findings): ([DriveLogError], [Finding]) = ([], [])
    for run in await Parallel.map(sources, width: threads, { calibrationRun($0, placer, ledger) }) {
      switch run {
      case .refused(let error): refused.append(error)
      case .done(let run):
        findings += run.record.findings
        pieces.add(run)
      }
    }
    let estimator = try estimator(of: pieces, request)
    var fit = try Self.fit(pieces.samples, fewest: request.isHump ? 4 : CalibrationFit.fewestSamples)
    // Errors of neighbouring pieces hardly know each other: over 100 m they cancel as 1/√length. A hump's passes all err
    // alike and say nothing about other places.
    if !request.isHump {
      fit.curve.runError = fit.crossValidated * (request.pieceMeters / 100).squareRoot()
    }
    return CalibrationOutcome(
      vehicle: vehicle(request, fit, pieces, estimator: estimator), fit: fit, samples: pieces.samples,
      findings: findings, refused: refused)
  }

  /// The one estimator that all runs were estimated by.
  private func estimator(
    of pieces: CalibrationPieces, _ request: CalibrationRequest
  ) throws(SurveyError) -> String {
    guard let estimator = pieces.estimators.first, !pieces.samples.isEmpty else {
      throw .calibration(
        "no log drove a rated piece of \(Int(request.pieceMeters)) m of the reference's roads "
          + "(\(pieces.reference.roadIDs.prefix(5).joined(separator: ", "))); check roads, directions and that the "
          + "speed was above \(Int(configuration.exclusion.minimumSpeedKmh)) km/h")
    }
    guard pieces.estimators.count == 1 else {
      throw .calibration(
        "the runs were estimated by \(pieces.estimators.sorted().joined(separator: " and ")); choose one with "
          + "--estimator")
    }
    guard estimator != EstimatorKind.profile.rawValue else {
      throw .calibration(
        "the logs hold a profiler's height of the road, which needs no calibration; to calibrate the car by its box, "
          + "choose --estimator inverse")
    }
    return estimator
  }

  private func vehicle(
    _ request: CalibrationRequest, _ fit: CalibrationFit, _ pieces: CalibrationPieces, estimator: String
  ) -> VehicleFile {
    var vehicle = VehicleFile(id: request.id, logs: request.logs)
    vehicle.validFrom = request.validFrom
    vehicle.validTo = request.validTo
    vehicle.tyres = request.tyres
    vehicle.note = request.note
    vehicle.geometry = configuration.geometry == VehicleGeometry() ? nil : configuration.geometry
    vehicle.calibration = VehicleCalibration(
      estimator: estimator, curve: fit.curve.rounded, gravity: pieces.gravity,
      provenance: .init(
        program: request.program, reference: request.referenceName, logs: pieces.logs,
        roads: pieces.stretches,
        pieces: fit.samples, pieceMeters: request.pieceMeters, residual: Rounding.thousandths(fit.residual),
        crossValidated: Rounding.thousandths(fit.crossValidated),
        gainAlone: Rounding.thousandths(fit.gainAloneCrossValidated), doubts: fit.doubts.map(\.rawValue)))
    return vehicle
  }

  private static func fit(_ samples: [CalibrationSample], fewest: Int) throws(SurveyError) -> CalibrationFit {
    do throws(CalibrationFit.Refusal) {
      return try CalibrationFit(samples, fewest: fewest)
    } catch {
      switch error {
      case .tooFew(let count, let needed):
        throw .calibration(
          "\(count) pieces of road are too few: \(needed) at least, in two places or more; drive a longer reference, "
            + "or the same one more often")
      case .unrelated(let correlation):
        throw .calibration(
          "estimates and reference don't follow each other (correlation of ln IRI \(Rounding.thousandths(correlation))); "
            + "is it the same road, direction and chainage? `roughness evaluate --align 50` finds a shift")
      case .poor(let error):
        throw .calibration(
          "the error left on road the fit hasn't seen is \(Int((100 * error).rounded())) %; that is no calibration; "
            + "check the box's mounting and the reference")
      }
    }
  }

  // MARK: - One run

  private enum CalibrationRun: Sendable {
    case done(CalibrationPieces.Run)
    case refused(DriveLogError)
  }

  private func calibrationRun(
    _ source: LogSource, _ placer: RunPlacer, _ ledger: RoadLedger
  ) -> CalibrationRun {
    do throws(DriveLogError) {
      let trace = try trace(source)
      let record = placer.record(of: trace)
      return .done(
        .init(
          record: record, segments: record.rawSegments(ledger: ledger, configuration: configuration),
          gravity: trace.sensor.gravity,
          date: record.startEpochNanoseconds.map {
            LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
          }))
    } catch {
      return .refused(error)
    }
  }

  /// Blocks of road that are left out together: an eighth of what the reference may cover, 100 to 500 m.
  private func blockMeters(_ ledger: RoadLedger, _ reference: ReferenceRoads) -> Double {
    let length = ledger.roads.filter { reference.roadIDs.contains($0.id) }
      .reduce(0.0) { $0 + Centerline($1.lines).length }
    return min(500, max(100, (length / 800).rounded() * 100))
  }
}

extension CalibrationCurve {
  /// With as many digits as matter: six decimals of coefficients, thousandths of the rest.
  var rounded: CalibrationCurve {
    func millionths(_ value: Double) -> Double { (value * 1e6).rounded() / 1e6 }
    var rounded = CalibrationCurve(
      centreRaw: millionths(centreRaw), centreSpeedKmh: millionths(centreSpeedKmh),
      coefficients: coefficients.map {
        .init(term: $0.term, value: millionths($0.value), standardError: millionths($0.standardError))
      },
      rawRange: rawRange.map(Rounding.thousandths), speedRangeKmh: speedRangeKmh.map(Rounding.tenths),
      relativeError: millionths(relativeError))
    rounded.runError = runError.map(millionths)
    return rounded
  }
}
