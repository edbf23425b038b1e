/// A smooth curve through given points that never overshoots them: piecewise cubic, monotone between neighbours.
///
/// Source: F. N. Fritsch and J. Butland, A method for constructing local monotone piecewise cubic interpolants, SIAM
/// J. Sci. Stat. Comput. 1984, doi:10.1137/0905021; end slopes after C. Moler (pchip).
struct MonotoneCubic: Sendable {
  private let x: [Double]
  private let y: [Double]
  private let slopes: [Double]

  /// - Precondition: two points or more, `x` strictly increasing.
  init(x: [Double], y: [Double]) {
    precondition(x.count == y.count && x.count >= 2, "A curve needs two points, each with an x and a y")
    self.x = x
    self.y = y
    slopes = Self.slopes(x: x, y: y)
  }

  private static func slopes(x: [Double], y: [Double]) -> [Double] {
    let last = x.count - 1
    func width(_ i: Int) -> Double { x[i + 1] - x[i] }
    func secant(_ i: Int) -> Double { (y[i + 1] - y[i]) / width(i) }
    guard last > 1 else { return [secant(0), secant(0)] }
    var slopes = Array(repeating: 0.0, count: x.count)
    slopes[0] = end(width(0), width(1), secant(0), secant(1))
    slopes[last] = end(width(last - 1), width(last - 2), secant(last - 1), secant(last - 2))
    for i in 1..<last {
      let (a, b) = (secant(i - 1), secant(i))
      // At a crest, a sag or beside a level piece the slope is zero: that is what keeps the curve from overshooting.
      guard a * b > 0 else { continue }
      let w1 = 2 * width(i) + width(i - 1)
      let w2 = width(i) + 2 * width(i - 1)
      slopes[i] = (w1 + w2) / (w1 / a + w2 / b)
    }
    return slopes
  }

  /// The slope at an end from a parabola through three points, bent back where that would overshoot.
  private static func end(_ h0: Double, _ h1: Double, _ s0: Double, _ s1: Double) -> Double {
    let slope = ((2 * h0 + h1) * s0 - h0 * s1) / (h0 + h1)
    if slope * s0 <= 0 { return 0 }
    if s0 * s1 <= 0 && abs(slope) > 3 * abs(s0) { return 3 * s0 }
    return slope
  }

  /// The heights at increasing `places`; a place beyond the ends continues the outermost cubic.
  ///
  /// Complexity: O(points + places).
  func values(at places: [Double]) -> [Double] {
    var piece = 0
    return places.map { place in
      while piece < x.count - 2 && place >= x[piece + 1] { piece += 1 }
      let h = x[piece + 1] - x[piece]
      let t = (place - x[piece]) / h
      let (d0, d1) = (slopes[piece] * h, slopes[piece + 1] * h)
      let rise = y[piece + 1] - y[piece]
      // Hermite's cubic in Horner's form around the left point.
      return y[piece] + t * (d0 + t * ((3 * rise - 2 * d0 - d1) + t * (d0 + d1 - 2 * rise)))
    }
  }
}
