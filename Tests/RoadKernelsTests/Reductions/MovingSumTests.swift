import RoadKernels
import Testing

@Suite struct MovingSumTests {
  private func sums(_ x: [Double], _ halfWidth: Int, step: Int) -> [Double] {
    var stage = MovingSum(halfWidth: halfWidth)
    var output: [Double] = []
    for at in stride(from: 0, to: x.count, by: step) {
      stage.push(Array(x[at..<min(x.count, at + step)]), into: &output)
    }
    stage.finish(into: &output)
    return output
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000], [0, 1, 3, 8, 200])
  func `sliding sums equal the direct ones`(_ count: Int, _ halfWidth: Int) {
    // Whole numbers: both ways are exact.
    let x = (0..<count).map { Double($0 * 7919 % 1009) }
    let direct = MovingSum.direct(x, halfWidth: halfWidth)
    for step in [1, 7, 1000] { #expect(sums(x, halfWidth, step: step) == direct) }
  }

  @Test func `a finished stage starts anew`() {
    var stage = MovingSum(halfWidth: 2)
    var first: [Double] = []
    stage.push([1, 2, 3], into: &first)
    stage.finish(into: &first)
    var second: [Double] = []
    stage.push([1, 2, 3], into: &second)
    stage.finish(into: &second)
    #expect(first == [6, 6, 6])
    #expect(second == first)
  }
}
