import RoughnessModels

/// How alike several runs over one road are: what no reference is needed for.
public struct Repeatability: Sendable, Hashable {
  public var lengthMeters: Double
  /// Pieces of road that two runs or more have rated.
  public var pieces: Int
  /// Root mean square over those pieces of standard deviation over mean, 0…; nil without any.
  public var coefficientOfVariation: Double?
  /// Pairs of neighbouring runs over the same road and direction, by whether one vehicle drove both.
  public var sameVehicle: Likeness
  public var otherVehicle: Likeness

  /// What pairs of runs have in common, on the 10 m means of the IRI-filtered signal.
  public struct Likeness: Sendable, Hashable {
    public var pairs = 0
    /// Median over the pairs of the correlation of 10 m values as placed.
    public var correlation: Double?
    /// Median of the correlation at each pair's best shift within ±30 m, and of that shift's size, m.
    public var bestCorrelation: Double?
    public var shiftMeters: Double?
  }

  /// - Parameter segments: of all runs, in the order of `segments.csv`. Complexity: O(n log n).
  static func of(_ segments: [SegmentEstimate], lengthMeters: Double) -> Repeatability {
    struct Place: Hashable {
      var roadID: String
      var direction: String
      var index: Int
    }
    var values: [Place: [Double]] = [:]
    var order: [Place] = []
    for piece in RunPieces.cut(segments, lengthMeters: lengthMeters) {
      let index = Int((0.5 * (piece.fromMeters + piece.toMeters) / lengthMeters).rounded(.down))
      let place = Place(roadID: piece.roadID, direction: piece.direction, index: index)
      if values[place] == nil { order.append(place) }
      values[place, default: []].append(piece.iri)
    }
    let variations = order.compactMap { place -> Double? in
      guard let seen = values[place], seen.count >= 2 else { return nil }
      let mean = Correlation.mean(seen)
      guard mean > 0 else { return nil }
      let sum = seen.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return sum / Double(seen.count - 1) / (mean * mean)
    }
    let (same, other) = likeness(segments)
    return Repeatability(
      lengthMeters: lengthMeters, pieces: variations.count,
      coefficientOfVariation: variations.isEmpty ? nil : Correlation.mean(variations).squareRoot(),
      sameVehicle: same, otherVehicle: other)
  }

  // MARK: - Pairs of runs

  /// One pass over one road and direction: 10 m index → IRI.
  private struct Trace {
    var vehicle: String?
    var cells: [Int: Double] = [:]
  }

  private static func likeness(_ segments: [SegmentEstimate]) -> (same: Likeness, other: Likeness) {
    struct Road: Hashable {
      var roadID: String
      var direction: String
    }
    var traces: [Road: [Trace]] = [:]
    var roads: [Road] = []
    var lastKey: (Road, String)?
    var lastFrom = 0.0
    for segment in segments {
      let road = Road(roadID: segment.roadID, direction: segment.direction)
      let onward =
        segment.direction == "backward" ? segment.fromMeters < lastFrom : segment.fromMeters > lastFrom
      if lastKey?.0 != road || lastKey?.1 != segment.log || !onward {
        if traces[road] == nil { roads.append(road) }
        traces[road, default: []].append(Trace(vehicle: segment.vehicle))
      }
      lastKey = (road, segment.log)
      lastFrom = segment.fromMeters
      guard let iri = segment.iri, let count = traces[road]?.count else { continue }
      traces[road]?[count - 1].cells[Int((segment.fromMeters / 10).rounded())] = iri
    }
    var (same, other): ([Match], [Match]) = ([], [])
    for road in roads {
      let passes = traces[road] ?? []
      for (a, b) in zip(passes, passes.dropFirst()) {
        guard let match = compare(a, b) else { continue }
        if a.vehicle != nil, a.vehicle == b.vehicle { same.append(match) } else { other.append(match) }
      }
    }
    return (summary(same), summary(other))
  }

  private struct Match {
    var correlation: Double
    var best: Double
    var shift: Double
  }

  private static func compare(_ a: Trace, _ b: Trace) -> Match? {
    let indices = a.cells.keys.sorted()
    func correlation(_ shift: Int) -> Double? {
      var (x, y): ([Double], [Double]) = ([], [])
      for index in indices {
        guard let one = a.cells[index], let two = b.cells[index + shift] else { continue }
        x.append(one)
        y.append(two)
      }
      return x.count >= 10 ? Correlation.pearson(x, y) : nil
    }
    guard let still = correlation(0) else { return nil }
    var match = Match(correlation: still, best: still, shift: 0)
    for shift in [1, -1, 2, -2, 3, -3] {
      if let found = correlation(shift), found > match.best {
        match.best = found
        match.shift = Double(abs(shift)) * 10
      }
    }
    return match
  }

  private static func summary(_ matches: [Match]) -> Likeness {
    guard !matches.isEmpty else { return Likeness() }
    return Likeness(
      pairs: matches.count, correlation: SectionAggregator.median(matches.map(\.correlation)),
      bestCorrelation: SectionAggregator.median(matches.map(\.best)),
      shiftMeters: SectionAggregator.median(matches.map(\.shift)))
  }
}
