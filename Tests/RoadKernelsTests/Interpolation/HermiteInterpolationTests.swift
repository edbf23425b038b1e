import RoadKernels
import Testing

@Suite struct HermiteInterpolationTests {
  private let places = [-1.7, -0.6, 0, 0.9, 2.4]

  private func slope(_ w: HermiteInterpolation.SlopeWeights, _ f: (Double) -> Double) -> Double {
    var slopes: [Double] = []
    HermiteInterpolation.appendSlopes(of: places.map(f), at: 2..<3, weights: [w], to: &slopes)
    return slopes[0]
  }

  @Test(arguments: 0...4)
  func `five knots give the slope of every quartic`(_ power: Int) {
    let w = HermiteInterpolation.quarticSlope(places[0], places[1], places[3], places[4])
    // d/dx of (x + 1)ⁿ at 0 is n.
    let got = slope(w) { x in (0..<power).reduce(1) { p, _ in p * (x + 1) } }
    #expect(abs(got - Double(power)) <= 1e-12)
  }

  @Test(arguments: 0...2)
  func `three knots give the slope of every parabola`(_ power: Int) {
    let w = HermiteInterpolation.parabolicSlope(places[1], places[3])
    let got = slope(w) { x in (0..<power).reduce(1) { p, _ in p * (x + 1) } }
    #expect(abs(got - Double(power)) <= 1e-13)
    #expect(w.before2 == 0 && w.after2 == 0)
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000])
  func `a cubic is reproduced from its values and slopes`(_ count: Int) {
    let f = { (x: Double) in 2 - x + 0.5 * x * x - 0.1 * x * x * x }
    let knots = [0.0, 0.7, 2.2, 3]
    let points = (0..<count).map { index -> HermiteInterpolation.Point in
      let segment = index % 3
      let length = knots[segment + 1] - knots[segment]
      return .init(segment: segment, offset: length * Double(index) / Double(count), length: length)
    }
    var output: [Double] = [7]
    HermiteInterpolation.appendValues(
      at: points, values: knots.map(f), slopes: knots.map { -1 + $0 - 0.3 * $0 * $0 }, to: &output)
    #expect(output.count == count + 1)
    for index in 0..<count {
      let segment = index % 3
      let x = knots[segment] + (knots[segment + 1] - knots[segment]) * Double(index) / Double(count)
      #expect(abs(output[index + 1] - f(x)) <= 1e-13)
    }
  }

  @Test func `at a knot the knot's value comes back bit for bit`() {
    let point = HermiteInterpolation.Point(segment: 0, offset: 0, length: 0.3)
    var output: [Double] = []
    HermiteInterpolation.appendValues(
      at: [point, .init(linearIn: 0, offset: 0, length: 0.3)], values: [0.1, 77], slopes: [5, 6], to: &output)
    #expect(output == [0.1, 0.1])
  }
}
