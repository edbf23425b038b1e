import Testing

@testable import RoughnessModels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct CalibrationFitTests {
  /// Pieces of road whose car reads `gain·IRI^power·(v/50)^speed`, with noise.
  private func samples(
    _ count: Int = 60, speeds: [Double] = [30, 50, 70], power: Double = 1.2, speed: Double = -0.3,
    noise: Double = 0.05, spread: Double = 0.5, error: Double = 0
  ) -> [CalibrationSample] {
    var generator = SeededGenerator(seed: 11)
    var samples: [CalibrationSample] = []
    for piece in 0..<count {
      let level: Double = spread * generator.normal()
      let reference: Double = 3 * exp(level)
      for (run, kmh) in speeds.enumerated() {
        let read: Double = reading(reference, kmh, power, speed)
        let raw: Double = read * exp(noise * generator.normal())
        samples.append(
          CalibrationSample(
            raw: raw, reference: reference, referenceError: error * reference, speedKmh: kmh,
            block: piece / 5,
            run: run))
      }
    }
    return samples
  }

  /// What the car reads on a road of known roughness.
  private func reading(_ reference: Double, _ kmh: Double, _ power: Double, _ speed: Double) -> Double {
    let byRoughness: Double = pow(reference, power)
    let bySpeed: Double = pow(kmh / 50, speed)
    return 0.7 * byRoughness * bySpeed
  }

  @Test func `gain, power and speed come back within their errors`() throws {
    let fit = try CalibrationFit(samples())
    let (speeds, references): ([Double], [Double]) = ([30, 50, 70], [1.5, 3, 6])
    for speed in speeds {
      for reference in references {
        let raw = reading(reference, speed, 1.2, -0.3)
        let found: Double = raw * fit.curve.factor(raw: raw, speedKmh: speed)
        let off: Double = abs(found / reference - 1)
        #expect(off < 0.03, "\(found) for \(reference) at \(speed)")
      }
    }
    #expect(fit.doubts.isEmpty && fit.blocks == 12 && fit.runs == 3)
    let residual: Double = fit.residual - 0.05 / 1.2
    #expect(abs(residual) < 0.01)
    #expect(fit.crossValidated < 0.06)
    #expect(fit.gainAloneCrossValidated > 2 * fit.crossValidated)
    let power = try #require(fit.curve.coefficients.first { $0.term == .power })
    let expected: Double = 1 / 1.2 - 1
    #expect(abs(power.value - expected) < 4 * power.standardError)
    #expect(power.standardError < 0.03)
    #expect(fit.curve.relativeError < 0.02)
  }

  @Test func `beyond what was driven the nearest factor holds`() throws {
    let curve = try CalibrationFit(samples()).curve
    #expect(curve.factor(raw: 2, speedKmh: 200) == curve.factor(raw: 2, speedKmh: curve.speedRangeKmh[1]))
    #expect(curve.factor(raw: 90, speedKmh: 50) == curve.factor(raw: curve.rawRange[1], speedKmh: 50))
    #expect(curve.knows(speedKmh: 50) && !curve.knows(speedKmh: 100) && !curve.knows(speedKmh: 20))
    #expect(curve.factor(raw: 0, speedKmh: 50) == 1)
  }

  @Test func `one speed, one run, an even road and few pieces are doubts, not guesses`() throws {
    let one = try CalibrationFit(samples(12, speeds: [50], noise: 0.02, spread: 0.05))
    #expect(Set(one.doubts) == [.oneSpeed, .uniformRoad, .fewSamples, .oneRun])
    #expect(one.curve.coefficients.map(\.term) == [.gain])
    let fixed = try CalibrationFit(samples(speeds: [50, 51]))
    #expect(fixed.doubts == [.oneSpeed])
    #expect(!fixed.curve.coefficients.contains { $0.term == .speed || $0.term == .powerSpeed })
  }

  @Test func `what is no calibration is refused`() {
    #expect(throws: CalibrationFit.Refusal.tooFew(samples: 3, needed: 8)) {
      try CalibrationFit(Array(samples().prefix(3)))
    }
    #expect(throws: CalibrationFit.Refusal.self) { try CalibrationFit(samples(noise: 1.5)) }
    var mixed = samples()
    let references = mixed.map(\.reference)
    for i in mixed.indices { mixed[i].reference = references[(i * 7 + 31) % references.count] }
    #expect(throws: CalibrationFit.Refusal.self) { try CalibrationFit(mixed) }
  }

  @Test func `the reference's error goes into the factor's`() throws {
    let sure = try CalibrationFit(samples()).curve.relativeError
    let unsure = try CalibrationFit(samples(error: 0.1)).curve.relativeError
    let added: Double = unsure * unsure - sure * sure
    #expect(abs(added - 0.01) < 0.002)
  }

  @Test func `a few spoiled pieces don't spoil the curve`() throws {
    var spoiled = samples()
    for i in stride(from: 0, to: spoiled.count, by: 20) { spoiled[i].raw *= 5 }
    let (clean, bent) = (try CalibrationFit(samples()).curve, try CalibrationFit(spoiled).curve)
    let ratio: Double = bent.factor(raw: 2, speedKmh: 50) / clean.factor(raw: 2, speedKmh: 50)
    #expect(abs(ratio - 1) < 0.04)
  }
}
