import RoadKernels
import Testing

@Suite struct BiquadCascadeTests {
  private let sections = [
    BiquadCoefficients(b0: 0.2, b1: 0.3, b2: 0.1, a1: -0.7, a2: 0.2),
    BiquadCoefficients(b0: 1, b1: -2, b2: 1, a1: -1.6, a2: 0.7),
  ]

  /// The difference equation as it is written, with its own past kept in arrays.
  private func direct(_ input: [Double]) -> [Double] {
    sections.reduce(input) { x, c in
      var y: [Double] = []
      for i in x.indices {
        let x1 = i >= 1 ? x[i - 1] : 0
        let x2 = i >= 2 ? x[i - 2] : 0
        let y1 = i >= 1 ? y[i - 1] : 0
        let y2 = i >= 2 ? y[i - 2] : 0
        y.append(c.b0 * x[i] + c.b1 * x1 + c.b2 * x2 - c.a1 * y1 - c.a2 * y2)
      }
      return y
    }
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000])
  func `the cascade solves the difference equation`(_ n: Int) {
    let x = (0..<n).map { Double(($0 * 7919) % 101) / 50 - 1 }
    var y = x
    var cascade = BiquadCascade(sections)
    cascade.filter(&y)
    let expected = direct(x)
    for i in 0..<n { #expect(abs(y[i] - expected[i]) <= 1e-12) }
  }

  /// Sections enough for groups of four and of eight states, full and not, and for more than one.
  private func sections(_ count: Int) -> [BiquadCoefficients] {
    (0..<count).map { k in
      let r = 0.9 - 0.05 * Double(k)
      return BiquadCoefficients(
        b0: 0.4 + 0.1 * Double(k), b1: -0.3, b2: 0.2, a1: -1.5 * r * (1 - 0.1 * Double(k)), a2: r * r)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4, 7, 8, 9, 63, 64, 1000], [0, 1, 2, 4, 5, 9])
  func `blocks agree with the plain twin`(_ n: Int, _ sectionCount: Int) {
    let x = (0..<n).map { Double(($0 * 7919) % 101) / 50 - 1 }
    var fast = x
    var plain = x
    var blocks = BiquadCascade(sections(sectionCount))
    var twin = PlainBiquadCascade(sections(sectionCount))
    blocks.filter(&fast)
    twin.filter(&plain)
    for (a, b) in zip(fast, plain) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) }
    // The states left behind agree as well.
    var fastTail = [1.0, 0, 0, 0, 0, 0, 0]
    var plainTail = fastTail
    blocks.filter(&fastTail)
    twin.filter(&plainTail)
    for (a, b) in zip(fastTail, plainTail) { #expect(abs(a - b) <= 1e-12 * max(1, abs(b))) }
  }

  @Test(arguments: [1, 2, 3, 5, 64])
  func `any cut gives the same bits`(_ step: Int) {
    let x = (0..<200).map { Double(($0 * 7919) % 101) / 50 - 1 }
    var whole = x
    var cascade = BiquadCascade(sections)
    cascade.filter(&whole)
    var again = BiquadCascade(sections)
    var pieces: [Double] = []
    for at in stride(from: 0, to: 200, by: step) {
      let start = pieces.count
      pieces += x[at..<min(200, at + step)]
      again.filter(&pieces, from: start)
    }
    #expect(pieces == whole)
  }

  @Test func `a settled cascade shows no transient`() {
    var cascade = BiquadCascade(sections)
    cascade.settle(at: 9.81)
    var y = [Double](repeating: 9.81, count: 50)
    cascade.filter(&y)
    // The second section is a high-pass: its steady answer to a constant is 0.
    for value in y { #expect(abs(value) <= 1e-12) }
  }
}
