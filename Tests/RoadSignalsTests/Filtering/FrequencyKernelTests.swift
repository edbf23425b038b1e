import RoadSignals
import Testing

@Suite struct FrequencyKernelTests {
  @Test(arguments: [0, 1, 7, 64])
  func `a response of 1 is the identity`(_ halfLength: Int) {
    let kernel = FrequencyKernel.design(rateHertz: 100, halfLength: halfLength) { _ in (1, 0) }
    #expect(kernel.count == 2 * halfLength + 1)
    for (index, tap) in kernel.enumerated() {
      #expect(abs(tap - (index == halfLength ? 1 : 0)) <= 1e-15)
    }
  }

  @Test func `a smooth real response is reached closely and without delay`() {
    // A resonance at 12 Hz, half-power width 4 Hz: its impulse response dies within the kernel.
    let wanted = { (hertz: Double) in 1 / (1 + (hertz - 12) * (hertz - 12) / 4) }
    let kernel = FrequencyKernel.design(rateHertz: 100, halfLength: 256) { (wanted($0), 0) }
    for hertz in [0.5, 3, 8, 12, 13.7, 20, 35, 48.0] {
      let got = FrequencyKernel.response(of: kernel, rateHertz: 100, atHertz: hertz)
      #expect(abs(got.real - wanted(hertz)) <= 2e-3)
      #expect(abs(got.imaginary) <= 1e-12)
    }
    for index in 0..<256 { #expect(abs(kernel[index] - kernel[512 - index]) <= 1e-15) }
  }

  @Test func `an imaginary response is an odd kernel with the right sign`() {
    // i·2πf up to 30 Hz, fading out by 45 Hz: a differentiator. A ramp of slope 3 per second must give 3.
    let kernel = FrequencyKernel.design(rateHertz: 100, halfLength: 200) { hertz in
      let fade = hertz <= 30 ? 1 : max(0, (45 - hertz) / 15)
      return (0, 2 * .pi * hertz * fade)
    }
    var slope = 0.0
    for (index, tap) in kernel.enumerated() { slope += tap * 3 * Double(-(index - 200)) / 100 }
    #expect(abs(slope - 3) <= 0.03)
    let at10 = FrequencyKernel.response(of: kernel, rateHertz: 100, atHertz: 10)
    #expect(abs(at10.imaginary - 2 * .pi * 10) <= 0.05)
    #expect(abs(at10.real) <= 1e-10)
  }

  @Test func `a delay in the response delays`() {
    // exp(−2πi·f·τ) with τ of 3 samples: the tap three later than the middle.
    let kernel = FrequencyKernel.design(rateHertz: 50, halfLength: 20) { hertz in
      let point = circle(hertz * 3 / 50)
      return (point.cosine, -point.sine)
    }
    for (index, tap) in kernel.enumerated() { #expect(abs(tap - (index == 23 ? 1 : 0)) <= 1e-14) }
  }
}
