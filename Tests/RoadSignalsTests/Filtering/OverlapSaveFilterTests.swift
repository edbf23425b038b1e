import Testing

@testable import RoadSignals

@Suite struct OverlapSaveFilterTests {
  private func filtered(_ x: [Double], _ kernel: [Double], cuts: [Range<Int>]? = nil) -> [Double] {
    var filter = OverlapSaveFilter(kernel: kernel)
    var output: [Double] = []
    for cut in cuts ?? [x.indices] { filter.push(Array(x[cut]), into: &output) }
    filter.finish(into: &output)
    return output
  }

  @Test(arguments: [0, 1, 7, 8, 9, 63, 64, 1000], [1, 3, 33, 301])
  func `block convolution agrees with the direct sum`(_ count: Int, _ taps: Int) {
    let x = SignalFixtures.noise(count, seed: UInt64(count))
    let kernel = SignalFixtures.noise(taps, seed: 99)
    let fast = filtered(x, kernel)
    let direct = DirectConvolution.centred(x, kernel: kernel)
    #expect(fast.count == count)
    for i in 0..<min(fast.count, count) { #expect(abs(fast[i] - direct[i]) <= 1e-12) }
  }

  @Test(arguments: 1...8)
  func `any cut gives the same bits`(_ seed: Int) {
    let x = SignalFixtures.noise(3000, seed: 5)
    let kernel = SignalFixtures.noise(65, seed: 6)
    let whole = filtered(x, kernel)
    let cut = filtered(x, kernel, cuts: SignalFixtures.cuts(x.count, seed: UInt64(seed)))
    #expect(cut == whole)
  }

  @Test(arguments: [1, 5, 65, 301])
  func `the latency is kept`(_ taps: Int) {
    var filter = OverlapSaveFilter(kernel: SignalFixtures.noise(taps, seed: 1))
    var output: [Double] = []
    for sent in 1...3000 {
      filter.push([1], into: &output)
      #expect(output.count >= sent - filter.latency)
      #expect(output.count <= sent)
    }
  }

  @Test func `a finished filter starts anew`() {
    let x = SignalFixtures.noise(500, seed: 7)
    let kernel = SignalFixtures.noise(101, seed: 8)
    var filter = OverlapSaveFilter(kernel: kernel)
    var first: [Double] = []
    filter.push(x, into: &first)
    filter.finish(into: &first)
    var second: [Double] = []
    filter.push(x, into: &second)
    filter.finish(into: &second)
    #expect(first == second)
  }

  @Test func `the middle tap belongs to the present sample`() {
    #expect(filtered([1, 2, 3], [0, 1, 0]).map { $0.rounded() } == [1, 2, 3])
    // The tap after the middle brings the sample before.
    #expect(filtered([1, 2, 3], [0, 0, 1]).map { $0.rounded() } == [0, 1, 2])
  }
}
