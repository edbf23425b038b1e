/// Three or four second-order sections side by side instead of one after the other: one lane of a vector for each.
///
/// Partial fractions: Π Bₖ/Aₖ = d + Σ (r₀ₖ + r₁ₖ·q)/Aₖ in q = z⁻¹, with the r of a section from the values of
/// Π B/Π′ A at the two roots of its A. The state of a section is what it would give at the next two samples without further
/// input, so that of four samples in a block the first two cost the state nothing. 20 products a sample instead of
/// 32, and no section waits for another; d and the direct way from inputs to outputs are the impulse response of
/// the cascade itself.
///
/// Sections that share a pole have no such form, those that nearly do lose digits: then there is none (nil).
package struct ParallelSections: Sendable {
  /// Most sections.
  package static let lanes = 4
  /// Samples of a block.
  package static let length = 4

  /// What `road_sections` takes, in its order.
  let coefficients: [Double]
  /// Each section's share of the impulse response at the first two samples, and its answer to a constant 1.
  private let first: [Double]
  private let second: [Double]
  private let steady: [Double]

  /// How far the impulse response may differ from the cascade's, relative to its peak, and for how many samples that is
  /// looked at.
  private static let tolerance = 1e-13
  private static let compared = 64
  /// How much greater than the sum a section's own response may be: each factor of ten costs a digit.
  private static let mostCancellation = 1000.0

  package init?(_ sections: [BiquadCoefficients]) {
    precondition(sections.count <= Self.lanes, "There are four lanes.")
    var shares = [[Double]](repeating: [Double](repeating: 0, count: Self.compared), count: Self.lanes)
    var steady = [Double](repeating: 0, count: Self.lanes)
    var free = [[[Double]]](repeating: Self.free(.identity), count: Self.lanes)
    for (k, section) in sections.enumerated() {
      guard let (r0, r1) = Self.fraction(of: k, in: sections) else { return nil }
      shares[k][0] = r0
      shares[k][1] = r1 - section.a1 * r0
      for n in 2..<Self.compared {
        shares[k][n] = -section.a1 * shares[k][n - 1] - section.a2 * shares[k][n - 2]
      }
      steady[k] = (r0 + r1) / (1 + section.a1 + section.a2)
      free[k] = Self.free(section)
    }
    // The whole answer to an impulse, from the sections as they are.
    var states = [Double](repeating: 0, count: 2 * sections.count)
    let whole = (0..<Self.compared).map { n in
      var value = n == 0 ? 1.0 : 0
      for (k, section) in sections.enumerated() { value = section.step(&states, at: 2 * k, value) }
      return value
    }
    let peak = whole.reduce(0) { max($0, abs($1)) }
    for n in 0..<Self.compared {
      // d is in the first sample alone, which is taken from the cascade.
      let sum = shares.reduce(0) { $0 + $1[n] }
      guard n == 0 || abs(sum - whole[n]) <= Self.tolerance * peak,
        shares.allSatisfy({ abs($0[n]) <= Self.mostCancellation * peak })
      else { return nil }
    }
    self.steady = steady
    first = shares.map { $0[0] }
    second = shares.map { $0[1] }
    func row(_ value: (Int) -> Double) -> [Double] { (0..<Self.lanes).map(value) }
    var rows = (0..<Self.length).map { input in row { $0 < input ? 0 : whole[$0 - input] } }
    // The third and fourth output, then the first and the second state a block later, of either state.
    for sample in 2..<6 { for state in 0..<2 { rows.append(row { free[$0][state][sample] }) } }
    for input in 0..<Self.length {
      for state in 0..<2 { rows.append(row { shares[$0][Self.length + state - input] }) }
    }
    coefficients = rows.flatMap { $0 }
  }

  /// The state that an endless constant input of `value` would have left.
  func settled(at value: Double) -> [Double] {
    (0..<Self.lanes).map { (steady[$0] - first[$0]) * value }
      + (0..<Self.lanes).map { (steady[$0] - first[$0] - second[$0]) * value }
  }

  /// What a section gives at six samples without input, from each of its two states being 1.
  private static func free(_ section: BiquadCoefficients) -> [[Double]] {
    [[1.0, 0], [0, 1]].map { start in
      var values = start
      for n in 2..<6 { values.append(-section.a1 * values[n - 1] - section.a2 * values[n - 2]) }
      return values
    }
  }

  /// r₀ and r₁ of one section's fraction; nil where its roots are no two.
  private static func fraction(
    of index: Int, in sections: [BiquadCoefficients]
  ) -> (r0: Double, r1: Double)? {
    let (a1, a2) = (sections[index].a1, sections[index].a2)
    let discriminant = a1 * a1 - 4 * a2
    guard a2 != 0, discriminant != 0 else { return nil }
    func value(at q: Complex) -> Complex {
      var (above, below) = (Complex(re: 1, im: 0), Complex(re: 1, im: 0))
      for (k, s) in sections.enumerated() {
        above = above * q.quadratic(s.b0, s.b1, s.b2)
        if k != index { below = below * q.quadratic(1, s.a1, s.a2) }
      }
      return above / below
    }
    let root = abs(discriminant).squareRoot()
    if discriminant < 0 {
      let q = Complex(re: -a1 / (2 * a2), im: root / (2 * a2))
      let there = value(at: q)
      let r1 = there.im / q.im
      return (there.re - r1 * q.re, r1)
    }
    // The root without cancellation first; their product is 1/a2.
    let sum = a1 >= 0 ? -a1 - root : -a1 + root
    let (p, q) = (sum / (2 * a2), 2 / sum)
    let (atP, atQ) = (value(at: Complex(re: p, im: 0)).re, value(at: Complex(re: q, im: 0)).re)
    let r1 = (atP - atQ) / (p - q)
    return (atP - r1 * p, r1)
  }

  private struct Complex {
    var re: Double
    var im: Double

    static func * (a: Complex, b: Complex) -> Complex {
      Complex(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
    }

    static func / (a: Complex, b: Complex) -> Complex {
      let square = b.re * b.re + b.im * b.im
      return Complex(re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square)
    }

    /// c0 + c1·q + c2·q².
    func quadratic(_ c0: Double, _ c1: Double, _ c2: Double) -> Complex {
      Complex(re: c0 + c1 * re + c2 * (re * re - im * im), im: c1 * im + c2 * 2 * re * im)
    }
  }
}

/// The twin in plain Swift, which the kernel in C must equal bit for bit: the same sums in the same order.
enum PlainParallelSections {
  static func run(
    _ coefficients: [Double], _ state: inout [Double], _ samples: inout [Double], from start: Int, blocks: Int
  ) {
    let lanes = 0..<ParallelSections.lanes
    func c(_ row: Int, _ lane: Int) -> Double { coefficients[4 * row + lane] }
    for block in 0..<blocks {
      let place = start + block * ParallelSections.length
      let input = Array(samples[place..<place + ParallelSections.length])
      let (now, next) = (Array(state[0..<4]), Array(state[4..<8]))
      /// What row and row + 1 make of the two states.
      func made(_ row: Int) -> [Double] { lanes.map { c(row, $0) * now[$0] + c(row + 1, $0) * next[$0] } }
      func forced(_ row: Int, step: Int) -> [Double] {
        lanes.map { lane in
          var sum = c(row, lane) * input[0]
          for i in 1..<4 { sum += c(row + step * i, lane) * input[i] }
          return sum
        }
      }
      let direct = forced(0, step: 1)
      for (sample, shares) in [now, next, made(4), made(6)].enumerated() {
        let free = (shares[0] + shares[1]) + (shares[2] + shares[3])
        samples[place + sample] = (free + direct[sample]) + 0
      }
      state =
        zip(made(8), forced(12, step: 2)).map { $0 + $1 }
        + zip(made(10), forced(13, step: 2)).map { $0 + $1 }
    }
  }
}
