import RoadKernels

/// A digital Butterworth filter as second-order sections: low-, high- or band-pass.
///
/// Bilinear transform of the analogue prototype with its corners pre-warped (Oppenheim and Schafer, Discrete-Time Signal
/// Processing, §7.1), so the gain at a corner is exactly 1/√2. A band-pass of order n has 2n poles, as in scipy. Sections
/// keep gains near 1: low-pass halves come first. Trigonometry is ``UnitCircle``'s: same bits on every CPU.
public struct Butterworth: Sendable, Hashable {
  /// What passes; corners in hertz at −3 dB.
  public enum Band: Sendable, Hashable {
    case lowPass(cornerHertz: Double)
    case highPass(cornerHertz: Double)
    case bandPass(lowHertz: Double, highHertz: Double)
  }

  /// y = b0·x + b1·x₋₁ + b2·x₋₂ − a1·y₋₁ − a2·y₋₂.
  public struct Section: Sendable, Hashable {
    public var b0: Double
    public var b1: Double
    public var b2: Double
    public var a1: Double
    public var a2: Double
  }

  public let order: Int
  public let band: Band
  public let rateHertz: Double
  /// ⌈order/2⌉ sections for low- and high-pass, `order` for band-pass.
  public let sections: [Section]

  /// Designs the filter; every corner must lie between 0 and half the rate. Complexity: O(order).
  public init(order: Int, band: Band, rateHertz: Double) {
    precondition(order >= 1, "A filter's order is at least 1.")
    precondition(rateHertz > 0 && rateHertz.isFinite, "A rate must be a positive number of hertz.")
    self.order = order
    self.band = band
    self.rateHertz = rateHertz
    switch band {
    case .lowPass(let corner):
      let w = Self.warped(corner, rateHertz)
      sections = Self.prototype(order).map { damping in
        Self.section(numerator: (0, 0, w * w), damping: damping.map { $0 * w }, square: w * w, corner: w)
      }
    case .highPass(let corner):
      let w = Self.warped(corner, rateHertz)
      sections = Self.prototype(order).map { damping in
        Self.section(numerator: (1, 0, 0), damping: damping.map { $0 * w }, square: w * w, corner: w)
      }
    case .bandPass(let low, let high):
      precondition(low < high, "A band's lower corner lies below its upper one.")
      let w1 = Self.warped(low, rateHertz)
      let w2 = Self.warped(high, rateHertz)
      sections = Self.bandPass(order: order, width: w2 - w1, squaredCentre: w1 * w2)
    }
  }

  /// Gain at a frequency from 0 to half the rate, from the closed form, not from the rounded sections.
  public func magnitude(atHertz hertz: Double) -> Double { squaredMagnitude(atHertz: hertz).squareRoot() }

  /// Squared gain, the response of the same filter run forwards and backwards: 1/(1 + Ω²ⁿ).
  public func squaredMagnitude(atHertz hertz: Double) -> Double {
    precondition(
      hertz >= 0 && hertz <= rateHertz / 2, "A gain is asked for between 0 and half the rate.")
    let isNyquist = hertz == rateHertz / 2
    let w = isNyquist ? .infinity : UnitCircle.tangent(halfTurns: hertz / rateHertz)
    let ratio: Double
    switch band {
    case .lowPass(let corner):
      ratio = w / Self.warped(corner, rateHertz)
    case .highPass(let corner):
      ratio = w == 0 ? .infinity : Self.warped(corner, rateHertz) / w
    case .bandPass(let low, let high):
      let w1 = Self.warped(low, rateHertz)
      let w2 = Self.warped(high, rateHertz)
      ratio = w == 0 || isNyquist ? .infinity : (w * w - w1 * w2) / (w * (w2 - w1))
    }
    var power = 1.0
    for _ in 0..<order { power *= ratio * ratio }
    return 1 / (1 + power)
  }

  /// Taps of a centred filter with the gain ``squaredMagnitude(atHertz:)`` and no delay, for ``OverlapSaveFilter``.
  ///
  /// A corner of f hertz needs about halfLength ≥ rate/f: see ``FrequencyKernel``.
  public func zeroPhaseKernel(halfLength: Int) -> [Double] {
    FrequencyKernel.design(rateHertz: rateHertz, halfLength: halfLength) {
      (squaredMagnitude(atHertz: $0), 0)
    }
  }
}

extension Butterworth {
  private static func warped(_ hertz: Double, _ rateHertz: Double) -> Double {
    precondition(
      hertz > 0 && hertz < rateHertz / 2, "A filter's corner lies between 0 and half the rate.")
    return UnitCircle.tangent(halfTurns: hertz / rateHertz)
  }

  /// 2·sin θ of each conjugate pair of poles −sin θ ± i·cos θ; nil for the real pole of an odd order.
  private static func prototype(_ order: Int) -> [Double?] {
    let pairs = (0..<order / 2).map { k -> Double? in
      2 * UnitCircle.point(turns: Double(2 * k + 1) / Double(4 * order)).sine
    }
    return order % 2 == 1 ? pairs + [nil] : pairs
  }

  /// Bilinear transform, s = (z − 1)/(z + 1), of (n2·s² + n1·s + n0)/(s² + damping·s + square).
  ///
  /// Without damping (nil) the pole is real: (n2·s + n0/corner)/(s + corner), n1 being 0.
  private static func section(
    numerator n: (s2: Double, s1: Double, s0: Double), damping: Double?, square: Double, corner: Double
  ) -> Section {
    guard let damping else {
      let d = 1 + corner
      let constant = n.s0 / corner
      return Section(
        b0: (n.s2 + constant) / d, b1: (constant - n.s2) / d, b2: 0, a1: (corner - 1) / d, a2: 0)
    }
    let d = 1 + damping + square
    return Section(
      b0: (n.s2 + n.s1 + n.s0) / d, b1: 2 * (n.s0 - n.s2) / d, b2: (n.s2 - n.s1 + n.s0) / d,
      a1: 2 * (square - 1) / d, a2: (1 - damping + square) / d)
  }

  /// Each pole p of the prototype becomes the two roots of s² − p·width·s + squaredCentre.
  private static func bandPass(order: Int, width: Double, squaredCentre: Double) -> [Section] {
    var lowPasses: [Section] = []
    var others: [Section] = []
    for damping in prototype(order) {
      guard let damping else {
        others.append(
          section(numerator: (0, width, 0), damping: width, square: squaredCentre, corner: 0))
        continue
      }
      // p·width/2 = u + iv; its square minus the squared centre has the root x + iy.
      let u = -damping / 2 * width / 2
      let v = (1 - damping * damping / 4).squareRoot() * width / 2
      let re = u * u - v * v - squaredCentre
      let im = 2 * u * v
      let modulus = (re * re + im * im).squareRoot()
      // im < 0: the root with x ≥ 0 has y ≤ 0. The sum under the root with equal signs doesn't cancel.
      let larger = ((modulus + abs(re)) / 2).squareRoot()
      let smaller = larger == 0 ? 0 : abs(im) / (2 * larger)
      let x = re >= 0 ? larger : smaller
      let y = re >= 0 ? -smaller : -larger
      for sign in [1.0, -1.0] {
        let poleReal = u + sign * x
        let poleImaginary = v + sign * y
        let square = poleReal * poleReal + poleImaginary * poleImaginary
        // The product of all numerators is (width·s)^2 per pair: the faster pole takes width², the slower one s².
        if square > squaredCentre || (square == squaredCentre && sign > 0) {
          lowPasses.append(
            section(
              numerator: (0, 0, width * width), damping: -2 * poleReal, square: square, corner: 0))
        } else {
          others.append(section(numerator: (1, 0, 0), damping: -2 * poleReal, square: square, corner: 0))
        }
      }
    }
    return lowPasses + others
  }
}
