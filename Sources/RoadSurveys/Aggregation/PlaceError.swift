/// How far a pass is off its place, along its road: the standard errors of its anchors, straight between them.
struct PlaceError: Sendable {
  /// No pass is placed better than this, m: lines are drawn to a decimetre at best, and errors are not quite Gaussian.
  static let least = 0.5

  /// In ascending chainage.
  private let knots: [(chainage: Double, meters: Double)]

  /// `unknown` is what a pass without standard errors is off, m.
  init(_ pass: Pass, unknown: Double) {
    let knots = pass.anchors.map {
      (
        chainage: $0.chainageMeters,
        meters: $0.deviationMeters.isFinite ? max(Self.least, $0.deviationMeters) : unknown
      )
    }
    self.knots = pass.direction == "backward" ? knots.reversed() : knots
  }

  /// Standard error at a chainage, m; the ends are held. Complexity: O(log anchors).
  func meters(at chainage: Double) -> Double {
    guard let first = knots.first, let last = knots.last else { return Self.least }
    if chainage <= first.chainage { return first.meters }
    if chainage >= last.chainage { return last.meters }
    var (low, high) = (0, knots.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if knots[middle].chainage <= chainage { low = middle } else { high = middle }
    }
    let (a, b) = (knots[low], knots[high])
    let span = b.chainage - a.chainage
    return span > 0 ? a.meters + (chainage - a.chainage) / span * (b.meters - a.meters) : b.meters
  }

  /// Root mean square over the anchors, m.
  var typical: Double {
    guard !knots.isEmpty else { return Self.least }
    return (knots.reduce(0) { $0 + $1.meters * $1.meters } / Double(knots.count)).squareRoot()
  }
}
