public import DriveLogs
public import RoadFindings
public import RoadNetworks
public import RoughnessModels

/// What a calibration is asked for, beside logs, roads and reference.
public struct CalibrationRequest: Sendable, Hashable {
  public var id: String
  /// Globs of the logs that the vehicle's file will apply to.
  public var logs: [String]
  public var validFrom: String?
  public var validTo: String?
  public var tyres: String?
  public var note: String?
  /// How the reference is called in the file, and what made the file.
  public var referenceName: String
  public var program: String
  /// Length of a piece of road in the fit, m: long enough for the car to forget what came before.
  public var pieceMeters = 50.0
  /// Whether the reference is one hump: its passes are then the places.
  public var isHump = false
  /// Whether the suspension's friction is looked for where the configuration doesn't state it.
  public var findsFriction = true

  public init(id: String, logs: [String], referenceName: String, program: String) {
    self.id = id
    self.logs = logs
    self.referenceName = referenceName
    self.program = program
  }
}

/// What a calibration came to.
public struct CalibrationOutcome: Sendable {
  public var vehicle: VehicleFile
  public var fit: CalibrationFit
  /// The pairs behind it: estimates after calibration beside the reference.
  public var pairs: [EvaluationPair]
  public var findings: [Finding]
  public var refused: [DriveLogError]
}

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
    let runs = await inParallel(sources, width: threads) { calibrationRun($0, placer, ledger) }
    var (samples, pairs, logs, refused, findings):
      (
        [CalibrationSample], [EvaluationPair], [VehicleCalibration.Provenance.Log], [DriveLogError], [Finding]
      ) = ([], [], [], [], [])
    var estimators: Set<String> = []
    var gravity = Vector3.zero
    var pieces: [(RunPiece, CalibrationSample)] = []
    let block = blockMeters(ledger, reference)
    var blocks: [String: Int] = [:]
    for run in runs {
      switch run {
      case .refused(let error): refused.append(error)
      case .done(let run):
        findings += run.record.findings
        let before = samples.count
        for piece in RunPieces.cut(run.segments, lengthMeters: request.pieceMeters) {
          guard let truth = piece.reference(reference, shift: 0) else { continue }
          let middle = 0.5 * (piece.fromMeters + piece.toMeters)
          let name =
            request.isHump
            ? "\(logs.count)\n\(piece.pass)" : "\(piece.roadID)\n\(piece.direction)\n\(Int(middle / block))"
          let index = blocks[name] ?? blocks.count
          blocks[name] = index
          let sample = CalibrationSample(
            raw: piece.raw, reference: truth.iri, referenceError: truth.error, speedKmh: piece.speedKmh,
            block: index, run: logs.count)
          samples.append(sample)
          pieces.append((piece, sample))
        }
        guard samples.count > before else { continue }
        estimators.insert(run.record.summary.estimator)
        gravity = gravity + run.gravity
        logs.append(.init(name: run.record.log, sha256: run.record.sha256, date: run.date))
      }
    }
    guard let estimator = estimators.first, !samples.isEmpty else {
      throw .calibration(
        "no log drove a rated piece of \(Int(request.pieceMeters)) m of the reference's roads "
          + "(\(reference.roadIDs.prefix(5).joined(separator: ", "))); check roads, directions and that the speed was "
          + "above \(Int(self.configuration.exclusion.minimumSpeedKmh)) km/h")
    }
    guard estimators.count == 1 else {
      throw .calibration(
        "the runs were estimated by \(estimators.sorted().joined(separator: " and ")); choose one with --estimator"
      )
    }
    var fit = try Self.fit(samples, fewest: request.isHump ? 4 : CalibrationFit.fewestSamples)
    // Errors of neighbouring pieces hardly know each other: over 100 m they cancel as 1/√length. A hump's passes all err
    // alike and say nothing about other places.
    if !request.isHump {
      fit.curve.runError = fit.crossValidated * (request.pieceMeters / 100).squareRoot()
    }
    for (piece, sample) in pieces {
      var pair = EvaluationPair(
        roadID: piece.roadID, direction: piece.direction, fromMeters: piece.fromMeters,
        toMeters: piece.toMeters,
        estimate: sample.raw * fit.curve.factor(raw: sample.raw, speedKmh: sample.speedKmh),
        reference: sample.reference)
      pair.speedKmh = sample.speedKmh
      pair.log = piece.log
      pairs.append(pair)
    }
    var vehicle = VehicleFile(id: request.id, logs: request.logs)
    vehicle.validFrom = request.validFrom
    vehicle.validTo = request.validTo
    vehicle.tyres = request.tyres
    vehicle.note = request.note
    vehicle.geometry = configuration.geometry == VehicleGeometry() ? nil : configuration.geometry
    vehicle.calibration = VehicleCalibration(
      estimator: estimator, curve: fit.curve.rounded, gravity: Self.rounded(gravity),
      provenance: .init(
        program: request.program, reference: request.referenceName, logs: logs,
        roads: Self.stretches(pieces.map(\.0)), pieces: fit.samples, pieceMeters: request.pieceMeters,
        residual: Rounding.thousandths(fit.residual),
        crossValidated: Rounding.thousandths(fit.crossValidated),
        gainAlone: Rounding.thousandths(fit.gainAloneCrossValidated), doubts: fit.doubts.map(\.rawValue)))
    return CalibrationOutcome(vehicle: vehicle, fit: fit, pairs: pairs, findings: findings, refused: refused)
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
    case done(Done)
    case refused(DriveLogError)

    struct Done: Sendable {
      var record: RunRecord
      var segments: [SegmentEstimate]
      var gravity: Vector3
      var date: String?
    }
  }

  private func calibrationRun(
    _ source: LogSource, _ placer: RunPlacer, _ ledger: RoadLedger
  ) -> CalibrationRun {
    do throws(DriveLogError) {
      let trace = try trace(source)
      let record = placer.record(of: trace)
      let segments = record.rawSegments(ledger: ledger, configuration: configuration)
      let date = record.startEpochNanoseconds.map {
        LocalDate.text(epochNanoseconds: $0, offsetMinutes: configuration.dates.utcOffsetMinutes ?? 0)
      }
      return .done(.init(record: record, segments: segments, gravity: trace.sensor.gravity, date: date))
    } catch {
      return .refused(error)
    }
  }

  // MARK: - Places

  /// Blocks of road that are left out together: an eighth of what the reference may cover, 100 to 500 m.
  private func blockMeters(_ ledger: RoadLedger, _ reference: ReferenceRoads) -> Double {
    let length = ledger.roads.filter { reference.roadIDs.contains($0.id) }
      .reduce(0.0) { $0 + Centerline($1.lines).length }
    return min(500, max(100, (length / 800).rounded() * 100))
  }

  /// The stretches that pieces cover, joined where they touch.
  private static func stretches(_ pieces: [RunPiece]) -> [VehicleCalibration.Provenance.Road] {
    let sorted = pieces.sorted {
      ($0.roadID, $0.direction, $0.fromMeters) < ($1.roadID, $1.direction, $1.fromMeters)
    }
    var roads: [VehicleCalibration.Provenance.Road] = []
    for piece in sorted {
      if let last = roads.last, last.road == piece.roadID, last.direction == piece.direction,
        piece.fromMeters <= last.to + 1
      {
        roads[roads.count - 1].to = max(last.to, Rounding.tenths(piece.toMeters))
      } else {
        roads.append(
          .init(
            road: piece.roadID, direction: piece.direction, from: Rounding.tenths(piece.fromMeters),
            to: Rounding.tenths(piece.toMeters)))
      }
    }
    return roads
  }

  private static func rounded(_ sum: Vector3) -> [Double]? {
    guard sum.norm > 0 else { return nil }
    let unit = sum * (9.81 / sum.norm)
    return [unit.x, unit.y, unit.z].map(Rounding.thousandths)
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
