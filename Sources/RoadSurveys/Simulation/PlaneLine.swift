import RoadNetworks

/// A polyline in plane metres with chainage, from which a simulated town is drawn.
struct PlaneLine: Sendable, Hashable {
  let points: [PlanePoint]
  /// Metres along the line at each point.
  let chainages: [Double]

  /// At least two points, neighbours different.
  init(_ points: [PlanePoint]) {
    precondition(points.count >= 2, "A line needs two points.")
    var chainages = [0.0]
    for i in 1..<points.count {
      let step = points[i - 1].distance(to: points[i])
      precondition(step > 0, "Neighbouring points of a line differ.")
      chainages.append(chainages[i - 1] + step)
    }
    self.points = points
    self.chainages = chainages
  }

  var length: Double { chainages[chainages.count - 1] }

  /// The point at a chainage; beyond an end the line goes straight on.
  func point(at chainage: Double) -> PlanePoint {
    var low = 0
    var high = points.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if chainages[middle] <= chainage { low = middle } else { high = middle }
    }
    let u = (chainage - chainages[low]) / (chainages[high] - chainages[low])
    return PlanePoint(
      x: points[low].x + (points[high].x - points[low].x) * u,
      y: points[low].y + (points[high].y - points[low].y) * u)
  }

  /// Unit vector along the line, over 3 m to either side: a car doesn't turn at a vertex.
  func direction(at chainage: Double) -> PlanePoint {
    let from = point(at: max(0, chainage - 3))
    let to = point(at: min(length, chainage + 3))
    let d = from.distance(to: to)
    return PlanePoint(x: (to.x - from.x) / d, y: (to.y - from.y) / d)
  }

  /// Chainage of a point of the line that is one of its vertices.
  func chainage(ofVertex point: PlanePoint) -> Double? {
    points.firstIndex { $0.distance(to: point) < 1e-6 }.map { chainages[$0] }
  }

  /// A line through `corners`, each rounded by an arc of the radius given with it (0 = kept as a vertex).
  ///
  /// Arcs are drawn with a vertex about every 6 m, as a ledger's lines are.
  static func rounded(_ corners: [(x: Double, y: Double, radius: Double)]) -> PlaneLine {
    var points: [PlanePoint] = []
    for (i, corner) in corners.enumerated() {
      let here = PlanePoint(x: corner.x, y: corner.y)
      guard corner.radius > 0, i > 0, i + 1 < corners.count else {
        points.append(here)
        continue
      }
      let before = PlanePoint(x: corners[i - 1].x, y: corners[i - 1].y)
      let after = PlanePoint(x: corners[i + 1].x, y: corners[i + 1].y)
      points += arc(before, here, after, radius: corner.radius)
    }
    return PlaneLine(points)
  }

  /// Points of the arc that touches both legs of a corner, drawn as a quadratic curve through its tangents.
  private static func arc(
    _ before: PlanePoint, _ corner: PlanePoint, _ after: PlanePoint, radius: Double
  ) -> [PlanePoint] {
    let a = before.distance(to: corner)
    let b = after.distance(to: corner)
    let u = PlanePoint(x: (before.x - corner.x) / a, y: (before.y - corner.y) / a)
    let v = PlanePoint(x: (after.x - corner.x) / b, y: (after.y - corner.y) / b)
    // tan of half the turning angle from the cosine between the legs.
    let cosine = u.x * v.x + u.y * v.y
    let tangent = radius * ((1 + cosine) / (1 - cosine)).squareRoot()
    precondition(tangent < min(a, b), "The corner's legs are too short for its radius.")
    let pieces = max(3, Int((2 * tangent / 6).rounded()))
    return (0...pieces).map { k in
      let t = Double(k) / Double(pieces)
      let p = (1 - t) * (1 - t) * tangent
      let q = t * t * tangent
      return PlanePoint(x: corner.x + u.x * p + v.x * q, y: corner.y + u.y * p + v.y * q)
    }
  }
}

extension PlanePoint {
  func distance(to other: PlanePoint) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}
