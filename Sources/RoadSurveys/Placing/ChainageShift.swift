/// How far a pass is moved along its road so that it agrees with the others: metres at even chainages, straight between.
struct ChainageShift: Sendable, Hashable {
  /// Chainage of the first knot, m.
  var start: Double
  /// Between two knots, m; > 0.
  var spacing: Double
  /// Metres to add to a chainage; empty moves nothing.
  var knots: [Double]

  static let none = ChainageShift(start: 0, spacing: 1, knots: [])

  /// A share of the shift, which may change along the road.
  func scaled(by share: ChainageShift) -> ChainageShift {
    var scaled = self
    for k in knots.indices { scaled.knots[k] *= share.meters(at: start + Double(k) * spacing) }
    return scaled
  }

  /// The shift at a chainage; the ends are held. Complexity: O(1).
  func meters(at chainage: Double) -> Double {
    guard let first = knots.first, let last = knots.last else { return 0 }
    let u = (chainage - start) / spacing
    guard u > 0 else { return first }
    guard u < Double(knots.count - 1) else { return last }
    let k = Int(u)
    return knots[k] + (u - Double(k)) * (knots[k + 1] - knots[k])
  }
}
