import RoadKernels
import Testing

@Suite struct ReductionsTests {
  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000])
  func `reductions equal their plain twins bit for bit`(_ n: Int) {
    let x = (0..<n).map { Double(($0 * 7919) % 1009) / 7 - 70 }
    let y = (0..<n).map { Double(($0 * 104_729) % 997) / 3 }
    #expect(Reductions.sum(x.span) == PlainReductions.sum(x))
    #expect(Reductions.dot(x.span, y.span) == PlainReductions.dot(x, y))
    #expect(Reductions.variance(x.span) == PlainReductions.variance(x))
    #expect(Reductions.mean(x.span) == (n == 0 ? nil : PlainReductions.sum(x) / Double(n)))
  }

  @Test func `sums of whole numbers are exact`() {
    let x = (1...1000).map(Double.init)
    #expect(Reductions.sum(x.span) == 500_500)
    #expect(Reductions.dot(x.span, x.span) == 333_833_500)
    #expect(Reductions.mean(x.span) == 500.5)
    #expect(Reductions.variance(x.span) == 83_333.25)
    #expect(Reductions.rootMeanSquare([3.0, -3, 3].span) == 3)
  }

  @Test func `an offset doesn't spoil the variance`() {
    let x = (0..<64).map { 1e9 + Double($0 % 2) }
    #expect(Reductions.variance(x.span) == 0.25)
  }

  @Test func `nothing has no mean`() {
    let none: [Double] = []
    #expect(Reductions.mean(none.span) == nil)
    #expect(Reductions.variance(none.span) == nil)
    #expect(Reductions.rootMeanSquare(none.span) == nil)
  }
}
