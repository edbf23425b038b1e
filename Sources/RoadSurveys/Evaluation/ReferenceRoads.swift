/// What a reference says of one piece of road: a row of `REF.csv`.
public struct ReferencePiece: Sendable, Hashable {
  public var roadID: String
  /// `forward` or `backward`; nil holds for both directions.
  public var direction: String?
  /// Chainage along the ledger's line, metres; `fromMeters < toMeters`.
  public var fromMeters: Double
  public var toMeters: Double
  /// m/km.
  public var iri: Double
  /// Standard error of `iri`, m/km; 0 where the reference is taken for the truth.
  public var standardError: Double
  public var track: ReferenceTrack

  public init(
    roadID: String, direction: String?, fromMeters: Double, toMeters: Double, iri: Double,
    standardError: Double = 0, track: ReferenceTrack = .mean
  ) {
    precondition(toMeters > fromMeters, "A piece of road has a length.")
    self.roadID = roadID
    self.direction = direction
    self.fromMeters = fromMeters
    self.toMeters = toMeters
    self.iri = iri
    self.standardError = standardError
    self.track = track
  }
}

/// The wheel track that a reference was measured in.
public enum ReferenceTrack: String, Sendable, Hashable, CaseIterable {
  case left, right, mean
}

/// A reference as a function of place: the length-weighted mean of its pieces over any stretch of road.
///
/// Where a road has rows of the mean track, those are asked; else the mean of left and right.
public struct ReferenceRoads: Sendable {
  struct Key: Hashable, Sendable {
    var roadID: String
    var direction: String
    var track: ReferenceTrack
  }

  /// The pieces of one road, direction and track, ascending, with running sums so that a mean costs O(log n).
  struct Line: Sendable {
    var from: [Double] = []
    var to: [Double] = []
    var iri: [Double] = []
    var error: [Double] = []
    /// Sum of length, of length·iri and of length·error before each piece.
    var length: [Double] = [0]
    var weighted: [Double] = [0]
    var weightedError: [Double] = [0]

    mutating func append(_ piece: ReferencePiece) {
      let meters = piece.toMeters - piece.fromMeters
      from.append(piece.fromMeters)
      to.append(piece.toMeters)
      iri.append(piece.iri)
      error.append(piece.standardError)
      length.append(length[length.count - 1] + meters)
      weighted.append(weighted[weighted.count - 1] + meters * piece.iri)
      weightedError.append(weightedError[weightedError.count - 1] + meters * piece.standardError)
    }

    /// Covered length and its integrals from the line's beginning to `chainage`.
    func integral(to chainage: Double) -> (length: Double, iri: Double, error: Double) {
      var (low, high) = (0, from.count)
      while low < high {
        let middle = (low + high) / 2
        if from[middle] < chainage { low = middle + 1 } else { high = middle }
      }
      guard low > 0 else { return (0, 0, 0) }
      let last = low - 1
      let part = min(chainage, to[last]) - from[last]
      return (
        length[last] + part, weighted[last] + part * iri[last], weightedError[last] + part * error[last]
      )
    }
  }

  private var lines: [Key: Line] = [:]
  /// Every road the reference knows, sorted.
  public let roadIDs: [String]
  /// Length of all pieces, each track counted once, m.
  public let pieces: Int

  /// - Parameters:
  ///   - pieces: in any order; those of one road, direction and track must not overlap (``overlap(in:)``).
  ///   - track: asks this track only; nil takes the mean track where it is given and else both wheels'.
  public init(_ pieces: [ReferencePiece], track: ReferenceTrack? = nil) {
    let kept = pieces.filter { track == nil || $0.track == track }
    self.pieces = kept.count
    roadIDs = Set(kept.map(\.roadID)).sorted()
    for piece in kept.sorted(by: { ($0.fromMeters, $0.toMeters) < ($1.fromMeters, $1.toMeters) }) {
      for direction in piece.direction.map({ [$0] }) ?? ["forward", "backward"] {
        // One track asked for is then the only one there is.
        let key = Key(
          roadID: piece.roadID, direction: direction, track: track == nil ? piece.track : .mean)
        lines[key, default: Line()].append(piece)
      }
    }
  }

  /// Places of two pieces that overlap by more than a centimetre; nil for a sound reference. Complexity: O(n log n).
  public static func overlap(in pieces: [ReferencePiece]) -> (Int, Int)? {
    var last: [Key: Int] = [:]
    let order = pieces.indices.sorted { (pieces[$0].fromMeters, $0) < (pieces[$1].fromMeters, $1) }
    for place in order {
      let piece = pieces[place]
      for direction in piece.direction.map({ [$0] }) ?? ["forward", "backward"] {
        let key = Key(roadID: piece.roadID, direction: direction, track: piece.track)
        if let before = last[key], pieces[before].toMeters > piece.fromMeters + 0.01 {
          return (min(before, place), max(before, place))
        }
        last[key] = place
      }
    }
    return nil
  }

  /// The reference's mean over a stretch, its standard error and the share of the stretch that it covers; nil where it
  /// covers less than half.
  ///
  /// The error is the mean of the pieces' errors: they are taken to err alike, which never flatters.
  public func mean(
    roadID: String, direction: String, from: Double, to: Double
  ) -> (iri: Double, error: Double, covered: Double)? {
    precondition(to > from, "A stretch of road has a length.")
    func ask(_ track: ReferenceTrack) -> (iri: Double, error: Double, covered: Double)? {
      guard let line = lines[Key(roadID: roadID, direction: direction, track: track)] else { return nil }
      let (a, b) = (line.integral(to: from), line.integral(to: to))
      let length = b.length - a.length
      guard length > 0, length >= 0.5 * (to - from) else { return nil }
      return ((b.iri - a.iri) / length, (b.error - a.error) / length, min(1, length / (to - from)))
    }
    if let mean = ask(.mean) { return mean }
    guard let left = ask(.left), let right = ask(.right) else { return ask(.left) ?? ask(.right) }
    return (
      0.5 * (left.iri + right.iri), 0.5 * (left.error + right.error), min(left.covered, right.covered)
    )
  }

  /// Whether the reference knows a road in a direction.
  public func knows(roadID: String, direction: String) -> Bool {
    ReferenceTrack.allCases.contains {
      lines[Key(roadID: roadID, direction: direction, track: $0)] != nil
    }
  }
}
