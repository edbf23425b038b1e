import RoughnessModels
import Testing

@Suite struct SimulatedSensorTests {
  /// Samples of a box that feels a motion as a function of time, at 1 ms.
  static func samples(
    _ design: SimulatedSensor.Design, seconds: Double, seed: UInt64 = 1,
    _ motion: (Double) -> BoxMotion
  ) -> [SimulatedSensor.Sample] {
    var sensor = SimulatedSensor(design, stepSeconds: 0.001, seed: seed)
    var output: [SimulatedSensor.Sample] = []
    for step in 0...Int(seconds * 1000) { sensor.push(motion(Double(step) * 0.001), into: &output) }
    return output
  }

  static func still(_ time: Double) -> BoxMotion {
    var motion = BoxMotion()
    motion.force = SIMD3(0, 0, 9.80665)
    motion.axle = 9.80665
    motion.strut = 9.80665
    return motion
  }

  @Test func `an ideal box at rest writes gravity at even instants`() {
    let samples = Self.samples(.ideal, seconds: 2, Self.still)
    #expect(samples.count == 201)
    for (i, sample) in samples.enumerated() {
      #expect(abs(sample.seconds - Double(i) * 0.01) < 1e-9)
      #expect(abs(sample.motion.force.z - 9.80665) < 1e-9)
      #expect(abs(sample.motion.axle - 9.80665) < 1e-9)
    }
  }

  @Test(arguments: [(0.0, 0.0, 180.0), (90, 0, 0), (30, -45, 60), (210, 88, -120)])
  func `turning the box keeps every norm`(yaw: Double, pitch: Double, roll: Double) {
    var design = SimulatedSensor.Design.ideal
    design.yawDegrees = yaw
    design.pitchDegrees = pitch
    design.rollDegrees = roll
    let moving: (Double) -> BoxMotion = { t in
      var motion = BoxMotion()
      motion.force = SIMD3(1, 2, 9) + SIMD3(0.3, -0.2, 0.9) * t
      motion.rates = SIMD3(0.1, -0.2, 0.05)
      return motion
    }
    let turned = Self.samples(design, seconds: 0.5, moving)
    let straight = Self.samples(.ideal, seconds: 0.5, moving)
    for (a, b) in zip(turned, straight) {
      #expect(
        abs((a.motion.force * a.motion.force).sum() - (b.motion.force * b.motion.force).sum()) < 1e-9)
      #expect(
        abs((a.motion.rates * a.motion.rates).sum() - (b.motion.rates * b.motion.rates).sum()) < 1e-12)
      #expect(
        abs((a.motion.force * a.motion.rates).sum() - (b.motion.force * b.motion.rates).sum()) < 1e-10)
    }
    #expect(turned[20].motion.force != straight[20].motion.force)
  }

  @Test func `a box turned a quarter to the left has ahead on its right`() {
    var design = SimulatedSensor.Design.ideal
    design.yawDegrees = 90
    let samples = Self.samples(design, seconds: 0.1) { _ in
      var motion = BoxMotion()
      motion.force = SIMD3(1, 0, 9)
      return motion
    }
    // Its x axis points left, so ahead lies along −y.
    #expect(abs(samples[3].motion.force.x) < 1e-12)
    #expect(abs(samples[3].motion.force.y + 1) < 1e-12)
  }

  @Test func `noise has the density asked for`() {
    var design = SimulatedSensor.Design.ideal
    design.accelerationNoise = 0.002
    let z = Self.samples(design, seconds: 40, Self.still).map { $0.motion.force.z - 9.80665 }
    let deviation = (z.reduce(0) { $0 + $1 * $1 } / Double(z.count)).squareRoot()
    #expect(abs(deviation / (0.002 * 50.0.squareRoot()) - 1) < 0.06)
  }

  @Test func `values are quantised and clipped`() {
    var design = SimulatedSensor.Design.ideal
    design.accelerationStep = 0.25
    design.accelerationRange = 19.6
    let samples = Self.samples(design, seconds: 1) { t in
      var motion = Self.still(t)
      motion.force.x = 40 * t
      return motion
    }
    for sample in samples {
      #expect((sample.motion.force.x * 4).rounded() == sample.motion.force.x * 4)
      #expect(sample.motion.force.x <= 19.75)
    }
    #expect(samples[100].motion.force.x == 19.5)
  }

  @Test func `jitter keeps the order and the mean rate, and lost samples are lost`() {
    var design = SimulatedSensor.Design()
    design.jitterSeconds = 0.004
    design.lostShare = 0.1
    let samples = Self.samples(design, seconds: 20, Self.still)
    #expect(abs(Double(samples.count) - 1800) < 60)
    for (a, b) in zip(samples, samples.dropFirst()) { #expect(b.seconds > a.seconds) }
    #expect(abs(samples[samples.count - 1].seconds - 20) < 0.05)
  }

  @Test func `holes are as many and as long as asked`() {
    var design = SimulatedSensor.Design.ideal
    design.rateHertz = 20
    design.holesPerHour = 120
    design.holeSeconds = 2
    let samples = Self.samples(design, seconds: 400, Self.still)
    let gaps = zip(samples, samples.dropFirst()).map { $1.seconds - $0.seconds }.filter { $0 > 0.06 }
    #expect((6...20).contains(gaps.count))
    let mean = gaps.reduce(0, +) / Double(gaps.count)
    #expect((0.8...4).contains(mean))
  }

  @Test func `the box follows slow motion and loses what lies above its band`() {
    func amplitude(_ hertz: Double) -> Double {
      var design = SimulatedSensor.Design.ideal
      design.rateHertz = 500
      let x = Self.samples(design, seconds: 2) { t in
        var motion = BoxMotion()
        let turns = hertz * t
        motion.force.x = abs((turns - turns.rounded(.down)) * 4 - 2) - 1
        return motion
      }
      return x[500...].map { abs($0.motion.force.x) }.max() ?? 0
    }
    #expect(amplitude(5) > 0.95)
    #expect(amplitude(450) < 0.4)
  }

  @Test func `the same seed gives the same samples`() {
    let a = Self.samples(SimulatedSensor.Design(), seconds: 1, seed: 4, Self.still)
    let b = Self.samples(SimulatedSensor.Design(), seconds: 1, seed: 4, Self.still)
    let c = Self.samples(SimulatedSensor.Design(), seconds: 1, seed: 5, Self.still)
    #expect(a == b)
    #expect(a != c)
  }
}
