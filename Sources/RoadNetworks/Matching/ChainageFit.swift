/// Smooth monotone positions along a way from noisy ones: position = travelled + offset(travelled).
///
/// Fixes are averaged over short pieces; ``ChainageSmoother`` weighs what they say of the offset against the receiver's
/// drift, the driven distance's scale and the lane; positions that fit nothing are left out in a second round.
/// Complexity: O(fixes).
public struct ChainageFit: Sendable {
  public let configuration: ChainageFitConfiguration

  public init(configuration: ChainageFitConfiguration = ChainageFitConfiguration()) {
    precondition(configuration.binMeters > 0, "The bins of a chainage fit need a length")
    precondition(configuration.driftSeconds > 0, "A receiver's drift needs a time constant")
    precondition(configuration.noiseMeters > 0, "Positions are never without noise")
    self.configuration = configuration
  }

  /// A stretch with fitted anchors instead of raw ones, one for each fix, from the first to the last travelled distance.
  ///
  /// The road counts as straight, and the car as driving ten metres in a second.
  public func fitted(_ stretch: MatchedStretch) -> MatchedStretch {
    let sign = stretch.direction == .forward ? 1.0 : -1.0
    let nodes = fit(
      stretch.anchors.map {
        Observation(
          travelledMeters: $0.travelledMeters, seconds: 0.1 * $0.travelledMeters,
          position: sign * $0.chainageMeters, confidence: $0.confidence)
      })
    var result = stretch
    result.anchors = nodes.map {
      MatchedStretch.Anchor(
        travelledMeters: $0.travelledMeters, chainageMeters: sign * $0.position, confidence: $0.confidence,
        deviationMeters: $0.deviation)
    }
    return result
  }

  /// A position along the way, measured at one fix.
  struct Observation {
    var travelledMeters: Double
    var seconds: Double
    var position: Double
    /// Unit vector along the way.
    var east = 1.0
    var north = 0.0
    /// Metres left of the line; nil where only the position is known.
    var beside: Double?
    /// As the receiver reports it, metres (1 σ of the distance).
    var accuracyMeters: Double?
    /// 0…1.
    var confidence: Double
    /// Longest time without a fix since the observation before, seconds.
    var holeSeconds = 0.0
    /// Distance since then that was driven at a guessed speed, metres.
    var guessedMeters = 0.0
  }

  /// A fitted position.
  struct Node {
    var travelledMeters: Double
    var position: Double
    /// Standard error of the position, metres.
    var deviation: Double
    var confidence: Double
  }

  /// The mean of the fixes within one piece of travel.
  private struct Bin {
    var place: ChainageSmoother.Observation
    var accuracy: Double?
    var confidence: Double
    var offset = 0.0
    var deviation = 0.0
  }

  /// Nodes from the first to the last travelled distance, both strictly increasing in travelled and never decreasing in
  /// position; empty for observations without extent.
  ///
  /// Precondition: observations come in order of travelled distance.
  func fit(_ observations: [Observation]) -> [Node] {
    guard let first = observations.first, let last = observations.last,
      last.travelledMeters > first.travelledMeters
    else { return [] }
    var bins = binned(observations, from: first.travelledMeters)
    smooth(&bins)
    // Anchors on a regular grid, so that neighbouring cells of the result differ by data, not by where fixes fell.
    let length = last.travelledMeters - first.travelledMeters
    let steps = max(1, Int((length / configuration.binMeters).rounded(.up)))
    var nodes: [Node] = []
    nodes.reserveCapacity(steps + 1)
    var (near, before) = (0, 0)
    for s in 0...steps {
      let travelled =
        s == steps ? last.travelledMeters : first.travelledMeters + length * Double(s) / Double(steps)
      while near + 1 < bins.count,
        abs(bins[near + 1].place.travelledMeters - travelled)
          < abs(bins[near].place.travelledMeters - travelled)
      {
        near += 1
      }
      while before + 2 < bins.count, bins[before + 1].place.travelledMeters <= travelled { before += 1 }
      let (offset, deviation) = between(bins, before, travelled)
      var position = travelled + offset
      if let previous = nodes.last { position = max(position, previous.position) }
      // Confidence of the nearest bin, falling with the distance to it.
      let away = max(0, abs(bins[near].place.travelledMeters - travelled) - configuration.binMeters)
      nodes.append(
        Node(
          travelledMeters: travelled, position: position, deviation: deviation,
          confidence: bins[near].confidence * PlatformMath.exponential(-away / configuration.gapMeters)))
    }
    return nodes
  }

  /// Offset and standard error between bins `before` and the next; the ends are held.
  private func between(_ bins: [Bin], _ before: Int, _ travelled: Double) -> (Double, Double) {
    let a = bins[before]
    guard before + 1 < bins.count else { return (a.offset, a.deviation) }
    let b = bins[before + 1]
    let span = b.place.travelledMeters - a.place.travelledMeters
    let u = span > 0 ? min(1, max(0, (travelled - a.place.travelledMeters) / span)) : 0
    // Within a hole the place is a bridge between two known ends.
    let (hole, guess) = b.place.hole(after: a.place, configuration)
    // A slip happened at one unknown place of the hole: it is behind the car with a chance of u.
    let slip = b.place.slipMeters
    let variance =
      (1 - u) * a.deviation * a.deviation + u * b.deviation * b.deviation
      + u * (1 - u) * (hole * hole + guess * guess + slip * slip)
    return (a.offset + u * (b.offset - a.offset), variance.squareRoot())
  }

  private func smooth(_ bins: inout [Bin]) {
    let offsets = bins.map(\.place.offset)
    let centre = Self.median(offsets)
    let spread = offsets.reduce(0) { max($0, abs($1 - centre)) }
    let accuracies = bins.compactMap(\.accuracy)
    let accuracy = accuracies.isEmpty ? nil : Self.median(accuracies)
    // Of the reported radius each direction has its share.
    let drift = accuracy.map { min(15, max(1.5, 0.7 * $0)) } ?? configuration.driftMeters
    let noise = noise(of: bins)
    let smoother = ChainageSmoother(configuration: configuration, driftMeters: drift)
    let turns = bins.indices.map { i in
      i > 0 ? abs(ChainageSmoother.turn(bins[i - 1].place, bins[i].place)) : 0
    }
    for i in bins.indices {
      // Where the way bends the nearest place of the line says less of where the car is.
      let bend = 2 * turns[max(0, i - 1)...min(turns.count - 1, i + 1)].reduce(0, +)
      var own = noise
      if let accuracy, let reported = bins[i].accuracy, reported > accuracy { own *= reported / accuracy }
      bins[i].place.variance = own * own + bend * bend
    }
    for i in bins.indices.dropFirst() { bins[i].place.slipMeters = slip(bins, before: i, noise: noise) }
    let variances = bins.map(\.place.variance)
    for round in 0..<2 {
      let estimates = smoother.smoothed(bins.map(\.place), centre: centre, spread: spread)
      for i in bins.indices {
        bins[i].offset = estimates[i].offset
        bins[i].deviation = estimates[i].deviation
      }
      if round == 1 { break }
      // Tukey's biweight: what is far from all the others counts less, then nothing.
      let scale = max(noise, 1.4826 * Self.median(estimates.map(\.residual)))
      for i in bins.indices {
        let u = estimates[i].residual / (configuration.outlierDeviations * scale)
        bins[i].place.variance = u < 1 ? variances[i] / ((1 - u * u) * (1 - u * u)) : .infinity
      }
    }
  }

  /// How far the driven distance over the hole before a bin is wrong by the positions on both sides of it; 0 without a hole, and
  /// where the hole and the positions' noise explain it (three deviations).
  ///
  /// A car that stopped within a hole whose speed had to be guessed has driven less by far. Medians of three, so that a
  /// wild fix is no slip.
  private func slip(_ bins: [Bin], before i: Int, noise: Double) -> Double {
    guard bins[i].place.holeSeconds > Self.leastHoleSeconds else { return 0 }
    let (hole, _) = bins[i].place.hole(after: bins[i - 1].place, configuration)
    let found =
      Self.median(bins[i..<min(bins.count, i + 3)].map(\.place.offset))
      - Self.median(bins[max(0, i - 3)..<i].map(\.place.offset))
    return abs(found) > 3 * (hole * hole + 2 * noise * noise).squareRoot() ? abs(found) : 0
  }

  /// Shorter times between fixes hide no stop, s.
  private static let leastHoleSeconds = 2.5

  /// Noise of one bin by how much neighbours differ, metres.
  private func noise(of bins: [Bin]) -> Double {
    func deviation(_ steps: [Double]) -> Double {
      guard !steps.isEmpty else { return 0 }
      let middle = Self.median(steps)
      return 1.4826 * Self.median(steps.map { abs($0 - middle) }) / 1.4142135623730951
    }
    let pairs = zip(bins, bins.dropFirst())
    let along = deviation(pairs.map { $1.place.offset - $0.place.offset })
    let across = deviation(
      pairs.compactMap { a, b in
        a.place.beside.flatMap { from in b.place.beside.map { $0 - from } }
      })
    return max(configuration.noiseMeters, min(15, max(along, across)))
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private func binned(_ observations: [Observation], from start: Double) -> [Bin] {
    var bins: [Bin] = []
    var open: [Observation] = []
    var number = 0.0
    for o in observations {
      let own = ((o.travelledMeters - start) / configuration.binMeters).rounded(.down)
      if own != number {
        if !open.isEmpty { bins.append(Self.mean(open)) }
        open.removeAll(keepingCapacity: true)
        number = own
      }
      open.append(o)
    }
    if !open.isEmpty { bins.append(Self.mean(open)) }
    return bins
  }

  /// Fixes of one bin err alike: a bin counts as one position, however many fixes it holds.
  private static func mean(_ fixes: [Observation]) -> Bin {
    let share = 1 / Double(fixes.count)
    var sum = (travelled: 0.0, seconds: 0.0, offset: 0.0, east: 0.0, north: 0.0, beside: 0.0)
    var (accuracy, confidence, hole, guessed) = (0.0, 0.0, 0.0, 0.0)
    for fix in fixes {
      sum.travelled += share * fix.travelledMeters
      sum.seconds += share * fix.seconds
      sum.offset += share * (fix.position - fix.travelledMeters)
      sum.east += share * fix.east
      sum.north += share * fix.north
      sum.beside += share * (fix.beside ?? .nan)
      accuracy += share * (fix.accuracyMeters ?? .nan)
      confidence += share * fix.confidence
      hole = max(hole, fix.holeSeconds)
      guessed += fix.guessedMeters
    }
    let length = (sum.east * sum.east + sum.north * sum.north).squareRoot()
    // A bin within which the way turns back has no direction of its own.
    let (east, north) =
      length > 0.1 ? (sum.east / length, sum.north / length) : (fixes[0].east, fixes[0].north)
    return Bin(
      place: ChainageSmoother.Observation(
        travelledMeters: sum.travelled, seconds: sum.seconds, offset: sum.offset, east: east, north: north,
        beside: sum.beside.isFinite ? sum.beside : nil, variance: 1, holeSeconds: hole,
        guessedMeters: guessed),
      accuracy: accuracy.isFinite ? accuracy : nil, confidence: confidence)
  }
}
