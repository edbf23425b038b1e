import RoadFindings
import RoughnessModels

/// Gathers the pieces of road that runs and a reference have in common.
struct CalibrationPieces: Sendable {
  /// Pieces whose errors are alike: they are left out of a fit together when it is judged.
  enum Grouping: Sendable, Hashable {
    /// Stretches of one road and direction, this long, m.
    case blocks(meters: Double)
    /// Each pass over the one place there is.
    case passes
  }

  /// What one log came to.
  struct Run: Sendable {
    var record: RunRecord
    var segments: [SegmentEstimate]
    /// Mean gravity in the box's axes, m/s².
    var gravity: Vector3
    /// Its local date, where the log knows one.
    var date: String?
  }

  let reference: ReferenceRoads
  let pieceMeters: Double
  let grouping: Grouping

  private(set) var samples: [CalibrationSample] = []
  /// The logs that drove a piece of the reference.
  private(set) var logs: [VehicleCalibration.Provenance.Log] = []
  private(set) var estimators: Set<String> = []
  private var gravitySum = Vector3.zero
  private var pieces: [RunPiece] = []
  /// Names of groups to their numbers, from 0 in the order met.
  private var groups: [String: Int] = [:]

  init(reference: ReferenceRoads, pieceMeters: Double, grouping: Grouping) {
    (self.reference, self.pieceMeters, self.grouping) = (reference, pieceMeters, grouping)
  }

  /// Adds a run; one that drove nothing of the reference leaves no trace.
  mutating func add(_ run: Run) {
    let before = samples.count
    for piece in RunPieces.cut(run.segments, lengthMeters: pieceMeters) {
      guard let truth = piece.reference(reference, shift: 0) else { continue }
      samples.append(
        CalibrationSample(
          raw: piece.raw, reference: truth.iri, referenceError: truth.error, speedKmh: piece.speedKmh,
          block: group(of: piece), run: logs.count))
      pieces.append(piece)
    }
    guard samples.count > before else { return }
    estimators.insert(run.record.summary.estimator)
    gravitySum = gravitySum + run.gravity
    logs.append(.init(name: run.record.log, sha256: run.record.sha256, date: run.date))
  }

  private mutating func group(of piece: RunPiece) -> Int {
    let name =
      switch grouping {
      case .passes: "\(logs.count)\n\(piece.pass)"
      case .blocks(let meters):
        "\(piece.roadID)\n\(piece.direction)\n\(Int(0.5 * (piece.fromMeters + piece.toMeters) / meters))"
      }
    let number = groups[name] ?? groups.count
    groups[name] = number
    return number
  }

  /// Where down was in the box's axes, m/s², of length 9.81; nil where no log showed it.
  var gravity: [Double]? {
    guard gravitySum.norm > 0 else { return nil }
    let unit = gravitySum * (9.81 / gravitySum.norm)
    return [unit.x, unit.y, unit.z].map(Rounding.thousandths)
  }

  /// The stretches that the pieces cover, joined where they touch.
  var stretches: [VehicleCalibration.Provenance.Road] {
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
}
