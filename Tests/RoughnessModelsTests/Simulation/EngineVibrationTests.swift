import RoughnessModels
import Testing

@Suite struct EngineVibrationTests {
  @Test(arguments: [1.5, 2]) func `the tone is continuous and as strong as asked`(order: Double) {
    var design = EngineVibration.Design()
    design.order = order
    design.amplitude = 0.1
    var engine = EngineVibration(design)
    var last = engine.next(speed: 0, seconds: 0.0001).z
    var largest = 0.0
    for _ in 0..<20_000 {
      let now = engine.next(speed: 0, seconds: 0.0001).z
      // 13 revolutions a second, two firings each: at most 0.14·2π·26 per second.
      #expect(abs(now - last) < 0.0024)
      largest = max(largest, abs(now))
      last = now
    }
    #expect((0.1...0.14001).contains(largest))
  }

  @Test func `idle fires twice a revolution`() {
    var engine = EngineVibration(EngineVibration.Design())
    let x = (0..<10_000).map { _ in engine.next(speed: 0, seconds: 0.001).z }
    // 780 rpm fire at 26 Hz; correlate with that tone.
    func strength(_ hertz: Double) -> Double {
      var sum = SIMD2<Double>()
      for (i, value) in x.enumerated() {
        let turns = Double(i) * 0.001 * hertz
        let phase = (turns - turns.rounded(.down)) * 8
        sum[Int(phase) % 2] += phase < 4 ? value : -value
      }
      return (sum * sum).sum()
    }
    #expect(strength(26) > 50 * strength(31))
  }

  @Test func `no amplitude means no vibration`() {
    var design = EngineVibration.Design()
    design.amplitude = 0
    var engine = EngineVibration(design)
    #expect(engine.next(speed: 10, seconds: 0.01) == .zero)
  }
}
