import RoadSignals
import Testing

@Suite struct PowerSpectrumTests {
  /// scipy 1.17.1 (signal.welch, Hann, 128 samples a segment), printed by Tools/reference/signals.py.
  static let welch: [(bin: Int, density: Double)] = [
    (0, 0.0011326362987141181), (1, 0.0008781436076189557), (2, 2.7238324545189174e-05),
    (6, 0.3463358963539351), (7, 0.26519198061833743), (18, 0.0012541808283778246), (29, 0.08283247558149734),
    (30, 0.0705788449902824), (45, 1.1370471971542605e-09), (63, 1.2242126642975763e-10),
    (64, 4.8410085464376477e-11),
  ]

  @Test func `densities are scipy's`() throws {
    let x = (0..<1000).map { n -> Double in
      let tone = circle(0.05 * Double(n)).sine + 0.5 * circle(0.23 * Double(n)).cosine
      return tone + 0.001 * Double(n) + (n % 7 == 0 ? 0.2 : 0)
    }
    let spectrum = try #require(PowerSpectrum(x, rateHertz: 100, segmentLength: 128))
    #expect(spectrum.density.count == 65)
    for (bin, expected) in Self.welch {
      #expect(abs(spectrum.density[bin] - expected) <= 1e-11 * expected + 1e-18)
    }
  }

  @Test func `the area is the variance`() throws {
    let x = SignalFixtures.noise(4096, seed: 1)
    let spectrum = try #require(PowerSpectrum(x, rateHertz: 50, segmentLength: 256))
    let area = spectrum.density.reduce(0, +) * spectrum.binHertz
    // Uniform in −1…1: variance 1/3.
    #expect(abs(area - 1.0 / 3) <= 0.02)
    #expect(spectrum.hertz(ofBin: 128) == 25)
  }

  @Test func `too short a signal has no spectrum`() {
    #expect(PowerSpectrum([1, 2, 3], rateHertz: 100, segmentLength: 4) == nil)
    #expect(PowerSpectrum([], rateHertz: 100, segmentLength: 2) == nil)
    #expect(PowerSpectrum([1, 2, 3, 4], rateHertz: 100, segmentLength: 4) != nil)
  }
}
