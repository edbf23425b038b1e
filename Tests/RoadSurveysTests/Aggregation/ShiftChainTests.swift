import TestSupport
import Testing

@testable import RoadSurveys

@Suite struct ShiftChainTests {
  private let reach = 3
  private let chain = ShiftChain(reach: 3, interval: 1, place: 2, drift: 0.8)

  /// Every path through the windows, weighed by its chance as the model defines it.
  private func byPaths(_ likelihoods: [[Double]]) -> [Double] {
    let lags = (-reach...reach).map(Double.init)
    func gauss(_ x: Double, _ sigma: Double) -> Double {
      // e to the power of a negative number by halving: independent of the program's own.
      var (sum, term) = (1.0, 1.0)
      let y = -0.5 * x * x / (sigma * sigma) / 1024
      for n in 1...12 {
        term *= y / Double(n)
        sum += term
      }
      for _ in 0..<10 { sum *= sum }
      return sum
    }
    let kept = (1 - 0.64 / 4).squareRoot()
    let steps = lags.map { from in
      let row = lags.map { gauss($0 - kept * from, 0.8) }
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
    var sums = likelihoods.map { _ in (0.0, 0.0) }
    let count = lags.count
    var paths = 1
    for _ in likelihoods { paths *= count }
    for path in 0..<paths {
      var rest = path
      let states = likelihoods.map { _ in
        defer { rest /= count }
        return rest % count
      }
      var chance = gauss(lags[states[0]], 2)
      for (w, s) in states.enumerated() {
        chance *= likelihoods[w][s]
        if w > 0 { chance *= steps[states[w - 1]][s] }
      }
      for (w, s) in states.enumerated() {
        sums[w].0 += chance
        sums[w].1 += chance * lags[s]
      }
    }
    return sums.map { $0.1 / $0.0 }
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `every window gets the mean over all paths`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let likelihoods = (0..<4).map { _ in (0..<7).map { _ in 1 + 20 * random.uniform() * random.uniform() } }
    let found = chain.estimates(likelihoods.flatMap { $0 })
    for (one, expected) in zip(found, byPaths(likelihoods)) { #expect(abs(one - expected) < 1e-5) }
  }

  @Test func `one window's wrong peak is outvoted by its neighbours`() {
    let chain = ShiftChain(reach: 30, interval: 0.5, place: 5, drift: 0.7)
    var likelihoods = [Double](repeating: 1, count: 61 * 9)
    for w in 0..<9 { likelihoods[61 * w + 30 + 8] = 200 }
    // 10 m off, and ten times as likely as the right one.
    likelihoods[61 * 4 + 30 - 12] = 2000
    for one in chain.estimates(likelihoods) { #expect(abs(one - 4) < 0.3) }
  }

  @Test func `without evidence nothing is moved`() {
    let chain = ShiftChain(reach: 30, interval: 0.5, place: 3, drift: 0.7)
    for one in chain.estimates([Double](repeating: 1, count: 61 * 20)) {
      #expect(abs(one) < 1e-9)
    }
    #expect(chain.estimates([]).isEmpty)
  }

  @Test func `evidence that contradicts itself still gives numbers`() {
    let chain = ShiftChain(reach: 100, interval: 0.5, place: 0.1, drift: 0.01)
    var likelihoods = [Double](repeating: 1, count: 201 * 60)
    for w in 0..<60 { likelihoods[201 * w + (w < 30 ? 0 : 200)] = 1e20 }
    let found = chain.estimates(likelihoods)
    #expect(found.allSatisfy { abs($0) <= 50 })
  }
}
