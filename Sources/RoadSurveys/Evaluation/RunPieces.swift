/// One run's estimate for a piece of road: consecutive 10 m segments put together.
struct RunPiece: Sendable {
  var log: String
  var vehicle: String?
  var roadID: String
  var direction: String
  /// Which pass of the log over its roads, from 0.
  var pass: Int
  var fromMeters: Double
  var toMeters: Double
  /// Rated 10 m segments: chainage, rated metres, value before and after calibration.
  var rated: [(from: Double, to: Double, meters: Double, raw: Double, iri: Double)] = []
  var ratedMeters = 0.0
  /// Mean over the rated metres, m/km and km/h.
  var iri = 0.0
  var raw = 0.0
  var speedKmh = 0.0

  /// The reference over the rated segments, weighted as the estimate is; nil where it covers less than four fifths of them.
  func reference(_ reference: ReferenceRoads, shift: Double) -> (iri: Double, error: Double)? {
    var (sum, error, meters) = (0.0, 0.0, 0.0)
    for part in rated {
      guard
        let found = reference.mean(
          roadID: roadID, direction: direction, from: part.from - shift, to: part.to - shift)
      else { continue }
      sum += part.meters * found.iri
      error += part.meters * found.error
      meters += part.meters
    }
    guard meters > 0, meters >= 0.8 * ratedMeters else { return nil }
    return (sum / meters, error / meters)
  }
}

/// Cuts runs into pieces of a chosen length, anchored to the roads' chainage.
enum RunPieces {
  /// The pieces of which at least four fifths were driven and half was rated. Order of the segments is kept.
  ///
  /// A new pass begins where the log, the road or the direction changes and where chainage turns back. Complexity: O(n).
  static func cut(_ segments: [SegmentEstimate], lengthMeters: Double) -> [RunPiece] {
    precondition(lengthMeters > 0, "A piece of road is longer than 0 m.")
    var pieces: [RunPiece] = []
    var current: RunPiece?
    var driven = 0.0
    var index = 0
    var pass = 0
    func close() {
      guard var piece = current, driven >= 0.8 * lengthMeters, piece.ratedMeters >= 0.5 * driven else {
        return
      }
      piece.iri /= piece.ratedMeters
      piece.raw /= piece.ratedMeters
      piece.speedKmh /= piece.ratedMeters
      pieces.append(piece)
    }
    var last: SegmentEstimate?
    for segment in segments {
      if let last, !follows(segment, last) {
        pass = last.log == segment.log ? pass + 1 : 0
        close()
        current = nil
      }
      last = segment
      let here = Int((0.5 * (segment.fromMeters + segment.toMeters) / lengthMeters).rounded(.down))
      if current == nil || here != index {
        close()
        driven = 0
        index = here
        current = nil
      }
      var piece =
        current
        ?? RunPiece(
          log: segment.log, vehicle: segment.vehicle, roadID: segment.roadID, direction: segment.direction,
          pass: pass, fromMeters: segment.fromMeters, toMeters: segment.toMeters)
      add(segment, to: &piece)
      current = piece
      driven += segment.toMeters - segment.fromMeters
    }
    close()
    return pieces
  }

  private static func follows(_ next: SegmentEstimate, _ last: SegmentEstimate) -> Bool {
    next.log == last.log && next.roadID == last.roadID && next.direction == last.direction
      && (next.direction == "backward"
        ? next.fromMeters < last.fromMeters : next.fromMeters > last.fromMeters)
  }

  private static func add(_ segment: SegmentEstimate, to piece: inout RunPiece) {
    let (low, high) = (segment.fromMeters, segment.toMeters)
    piece.fromMeters = min(piece.fromMeters, low)
    piece.toMeters = max(piece.toMeters, high)
    guard let iri = segment.iri else { return }
    let meters = segment.coverage * (high - low)
    piece.rated.append((low, high, meters, segment.iriRaw ?? iri, iri))
    piece.ratedMeters += meters
    piece.iri += meters * iri
    piece.raw += meters * (segment.iriRaw ?? iri)
    piece.speedKmh += meters * (segment.speedKmh ?? 0)
  }
}
