import RoadSignals
import Testing

@Suite struct UniformResamplerTests {
  private func resample(
    _ times: [Double], _ channels: [[Double]], rate: Double, cuts: [Range<Int>]? = nil
  ) -> [[Double]] {
    var resampler = UniformResampler(channelCount: channels.count, rateHertz: rate)
    var output = channels.map { _ in [Double]() }
    for cut in cuts ?? [times.indices] {
      resampler.push(times: Array(times[cut]), channels: channels.map { Array($0[cut]) }, into: &output)
    }
    resampler.finish(into: &output)
    return output
  }

  /// Stamps of `hertz` with normal jitter, kept in order by at least a tenth of an interval.
  private func jittered(_ count: Int, hertz: Double, rms: Double, seed: UInt64) -> [Double] {
    var times: [Double] = []
    for (index, offset) in SignalFixtures.normal(count, seed: seed).enumerated() {
      let time = Double(index) / hertz + rms * offset
      times.append(max(time, (times.last ?? -1) + 0.02 / hertz))
    }
    let start = times[0]
    return times.map { $0 - start }
  }

  @Test(arguments: [1, 2, 3, 7, 8, 9, 63, 64, 1000])
  func `even rows at the output's rate come back as they are`(_ count: Int) {
    let times = (0..<count).map { Double($0) / 100 }
    let x = SignalFixtures.noise(count, seed: 1)
    let y = resample(times, [x], rate: 100)[0]
    #expect(y.count == count)
    for i in 0..<min(count, y.count) { #expect(abs(y[i] - x[i]) <= 1e-10) }
  }

  @Test func `a cubic is met exactly wherever the stamps fall`() {
    let times = jittered(600, hertz: 100, rms: 0.0015, seed: 3)
    let cubic = { (t: Double) in 1 + t * (2 - t * (0.7 - 0.1 * t)) }
    let y = resample(times, [times.map(cubic), times.map { 3 * $0 }], rate: 100)
    for k in 3..<(y[0].count - 3) {
      #expect(abs(y[0][k] - cubic(Double(k) / 100)) <= 1e-9)
      #expect(abs(y[1][k] - 3 * Double(k) / 100) <= 1e-10)
    }
    #expect(y[0].count == Int(times[599] * 100) + 1)
  }

  /// Amplitudes and residuals (RMS over the sine's RMS) that a prototype with scipy 1.17 reached on such stamps.
  @Test(arguments: [(5.0, 0.999, 0.001), (10, 0.998, 0.004), (15, 0.994, 0.012), (20, 0.985, 0.03)])
  func `sines keep their amplitude at 2 ms of jitter`(_ hertz: Double, _ least: Double, _ most: Double) {
    let times = jittered(1500, hertz: 100, rms: 0.002, seed: 11)
    let x = times.map { circle($0 * hertz).sine }
    let y = Array(resample(times, [x], rate: 100)[0][10..<1480])
    let fit = SignalFixtures.sineFit(y, times: (10..<1480).map { Double($0) / 100 }, hertz: hertz)
    #expect(fit.amplitude >= least && fit.amplitude <= 1.005)
    #expect(fit.residual / 0.5.squareRoot() <= most)
    // Straight lines between the same rows lose: 0.970 and 2.5 % at 10 Hz, 0.889 and 9.8 % at 20 Hz.
    let lines = (10..<1480).map { k -> Double in
      let time = Double(k) / 100
      let after = times.firstIndex { $0 > time } ?? 1
      let u = (time - times[after - 1]) / (times[after] - times[after - 1])
      return x[after - 1] + u * (x[after] - x[after - 1])
    }
    let linear = SignalFixtures.sineFit(lines, times: (10..<1480).map { Double($0) / 100 }, hertz: hertz)
    #expect(fit.residual < 0.35 * linear.residual)
    #expect(1 - fit.amplitude < 0.5 * (1 - linear.amplitude))
  }

  @Test(arguments: 1...6)
  func `any cut gives the same bits`(_ seed: Int) {
    let rate = seed % 2 == 0 ? 100.0 : 40
    let times = jittered(1800, hertz: 100, rms: 0.002, seed: 21)
    var x = SignalFixtures.noise(1800, seed: 22)
    for hole in [0, 1, 400, 401, 402, 1799] { x[hole] = .nan }
    let channels = [x, SignalFixtures.noise(1800, seed: 23)]
    let whole = resample(times, channels, rate: rate)
    let cut = resample(times, channels, rate: rate, cuts: SignalFixtures.cuts(1800, seed: UInt64(seed)))
    #expect(cut == whole)
    #expect(whole[0].count == whole[1].count)
    #expect(whole[0].count == Int(times[1799] * rate) + 1)
  }

  @Test(arguments: [2, 4, 5])
  func `too high a rate is filtered before it is thinned out`(_ factor: Int) {
    let input = 100 * Double(factor)
    let times = jittered(600 * factor, hertz: input, rms: 0.1 / input, seed: 31)
    // 20 Hz is kept. 78 Hz would fold to 22 Hz; it must be gone.
    let kept = times.map { 9.81 + circle($0 * 20).sine }
    let folding = times.map { circle($0 * 78).sine }
    let y = resample(times, [kept, folding], rate: 100)
    let steady = 20..<(y[0].count - 20)
    let fit = SignalFixtures.sineFit(
      y[0][steady].map { $0 - 9.81 }, times: steady.map { Double($0) / 100 }, hertz: 20)
    #expect(abs(fit.amplitude - 1) <= 0.003)
    #expect(fit.residual <= 0.003)
    // What is left of 78 Hz is interpolation error at the input's rate, not folding.
    let left = SignalFixtures.sineFit(Array(y[1][steady]), times: steady.map { Double($0) / 100 }, hertz: 22)
    #expect(left.amplitude <= 0.005)
    // The ends don't ring: gravity is held beyond them.
    for value in y[0] { #expect(abs(value - 9.81) <= 1.2) }
  }

  @Test func `stamps that nearly coincide don't blow up`() {
    var times = (0..<400).map { Double($0) / 100 }
    times.insert(times[200] + 1e-9, at: 201)
    times.insert(times[300] + 0.0011, at: 302)
    times.sort()
    let x = SignalFixtures.noise(times.count, seed: 41)
    for value in resample(times, [x], rate: 100)[0] { #expect(abs(value) <= 2) }
  }

  @Test func `across missing rows the way is straight`() {
    // A 15 Hz sine with 0.4 s missing: no overshoot from the steep slopes at the edges.
    let times = (0..<500).map { Double($0) / 100 }.filter { !($0 > 2 && $0 < 2.4) }
    let y = resample(times, [times.map { circle($0 * 15).sine }], rate: 100)[0]
    #expect(y.count == 500)
    for k in 201..<240 {
      let u = Double(k - 200) / 40
      #expect(abs(y[k] - (y[200] * (1 - u) + y[240] * u)) <= 1e-12)
    }
  }

  @Test func `a hole in one channel is bridged there and leaves the others alone`() {
    let times = (0..<400).map { Double($0) / 100 }
    var x = times.map { 2 + $0 }
    let z = SignalFixtures.noise(400, seed: 51)
    for hole in 100..<130 { x[hole] = .nan }
    for hole in 0..<5 { x[hole] = .infinity }
    let y = resample(times, [x, z], rate: 100)
    for k in 6..<400 { #expect(abs(y[0][k] - 2 - times[k]) <= 1e-9) }
    for k in 0..<5 { #expect(abs(y[0][k] - x[5]) <= 1e-12) }
    #expect(y[1] == resample(times, [z], rate: 100)[0])
  }

  @Test func `a channel without values doesn't hold the others up`() {
    var resampler = UniformResampler(channelCount: 2, rateHertz: 100)
    var output: [[Double]] = [[], []]
    let times = (0..<2000).map { Double($0) / 100 }
    resampler.push(times: times, channels: [times, times.map { _ in .nan }], into: &output)
    #expect(output[0].count >= 1800)
    #expect(output[0].count == output[1].count)
    resampler.finish(into: &output)
    #expect(output[1].allSatisfy { $0 == 0 })
  }

  @Test func `nothing gives nothing, one row gives one`() {
    #expect(resample([], [[]], rate: 100) == [[]])
    #expect(resample([0.5], [[3]], rate: 100) == [[3]])
  }

  @Test func `a finished resampler starts anew`() {
    let times = jittered(500, hertz: 100, rms: 0.001, seed: 61)
    let x = SignalFixtures.noise(500, seed: 62)
    var resampler = UniformResampler(channelCount: 1, rateHertz: 50)
    var first: [[Double]] = [[]]
    resampler.push(times: times, channels: [x], into: &first)
    resampler.finish(into: &first)
    var second: [[Double]] = [[]]
    resampler.push(times: times, channels: [x], into: &second)
    resampler.finish(into: &second)
    #expect(first == second)
  }
}
