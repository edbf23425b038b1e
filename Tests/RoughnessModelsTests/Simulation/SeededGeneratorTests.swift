import RoughnessModels
import Testing

@Suite struct SeededGeneratorTests {
  /// From an independent SplitMix64 in Python 3 integers.
  @Test func `numbers are those of SplitMix64`() {
    var random = SeededGenerator(seed: 42, stream: 7)
    #expect(
      [random.next(), random.next(), random.next()] == [
        17_950_854_176_214_926_694, 12_981_718_977_847_096_224, 13_101_292_283_032_033_462,
      ])
    var normal = SeededGenerator(seed: 42, stream: 7)
    #expect(abs(normal.normal() - 0.1250995038837447) < 1e-14)
    #expect(abs(normal.normal() - 0.2630648783698634) < 1e-14)
  }

  @Test func `normal numbers have the moments of a normal distribution`() {
    var random = SeededGenerator(seed: 5)
    let x = (0..<60_000).map { _ in random.normal() }
    let n = Double(x.count)
    let mean = x.reduce(0, +) / n
    let variance = x.reduce(0) { $0 + $1 * $1 } / n
    let fourth = x.reduce(0) { $0 + $1 * $1 * $1 * $1 } / n
    #expect(abs(mean) < 0.015)
    #expect(abs(variance - 1) < 0.02)
    #expect(abs(fourth - 3) < 0.15)
    #expect(x.contains { abs($0) > 3.5 })
  }

  @Test func `streams of one seed are unrelated`() {
    var a = SeededGenerator(seed: 1, stream: 1)
    var b = SeededGenerator(seed: 1, stream: 2)
    let product = (0..<10_000).reduce(0.0) { sum, _ in sum + a.normal() * b.normal() } / 10_000
    #expect(abs(product) < 0.04)
  }

  @Test func `exponential and uniform numbers keep their mean and range`() {
    var random = SeededGenerator(seed: 9)
    let mean = (0..<20_000).reduce(0.0) { sum, _ in sum + random.exponential(mean: 3) } / 20_000
    #expect(abs(mean - 3) < 0.1)
    for _ in 0..<1000 { #expect((2.0...5.0).contains(random.uniform(2...5))) }
  }
}
