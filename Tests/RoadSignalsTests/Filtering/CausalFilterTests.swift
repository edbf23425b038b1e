import RoadSignals
import Testing

@Suite struct CausalFilterTests {
  private let design = Butterworth(order: 4, band: .bandPass(lowHertz: 0.5, highHertz: 20), rateHertz: 100)

  @Test(arguments: 1...4)
  func `any cut gives the same bits`(_ seed: Int) {
    let x = SignalFixtures.noise(1000, seed: 1)
    var whole: [Double] = []
    var filter = CausalFilter(design)
    filter.push(x, into: &whole)
    filter.finish(into: &whole)
    var pieces: [Double] = []
    for cut in SignalFixtures.cuts(1000, seed: UInt64(seed)) { filter.push(Array(x[cut]), into: &pieces) }
    #expect(pieces == whole)
    #expect(whole.count == 1000)
  }

  @Test(arguments: [1.0, 5, 25])
  func `a steady sine comes out with the design's gain`(_ hertz: Double) {
    let x = (0..<3000).map { circle(Double($0) * hertz / 100).sine }
    var y: [Double] = []
    var filter = CausalFilter(design)
    filter.push(x, into: &y)
    let fit = SignalFixtures.sineFit(
      Array(y[2000...]), times: (2000..<3000).map { Double($0) / 100 }, hertz: hertz)
    #expect(abs(fit.amplitude - design.magnitude(atHertz: hertz)) <= 1e-5)
  }

  @Test func `settled at gravity it starts quietly`() {
    var filter = CausalFilter(design)
    filter.settle(at: 9.81)
    var y: [Double] = []
    filter.push([Double](repeating: 9.81, count: 100), into: &y)
    for value in y { #expect(abs(value) <= 1e-10) }
  }
}
