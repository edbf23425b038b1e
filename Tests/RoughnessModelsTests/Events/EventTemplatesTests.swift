import Testing

@testable import RoughnessModels

@Suite struct EventTemplatesTests {
  private let templates = EventTemplates(interval: 0.125)

  private func taps(speed: Double, length: Double) throws -> (half: Int, taps: [Double]) {
    let band = EventTemplates.band(speed: speed)
    #expect(EventTemplates.speeds[band] == speed)
    let template = try #require(templates.bank[band].first { $0.length == length })
    return (template.half, template.taps)
  }

  /// Numbers of Tools/reference/events.py (scipy 1.17.1): the step's are closed, the cosines' integrated.
  @Test func `shapes are the blurred step and the blurred raised cosine`() throws {
    let steps: [(Double, [Double])] = [
      (7, [5.29199, 1.33766, 0.01634, 1e-05]), (25, [2.45894, 1.82781, 0.75029, 0.1698, 0.02113]),
    ]
    for (speed, expected) in steps {
      let (half, taps) = try taps(speed: speed, length: 0)
      for (j, value) in expected.enumerated() {
        #expect(abs(taps[half + j] - value) < 0.08, "step at \(speed) m/s, tap \(j)")
        #expect(abs(taps[half + j] - taps[half - j]) < 1e-9)
      }
    }
    let cosines: [(Double, Double, [Double])] = [
      (7, 1.2, [0.00784, 0.25011, 1.2541, 2.24118, 2.34287, 1.47656]),
      (25, 0.5, [0.00281, 0.03203, 0.20836, 0.77139, 1.5745, 1.5253]),
      (25, 3.0, [0.9885, 0.95481, 0.85606, 0.69897, 0.49425, 0.25584]),
    ]
    for (speed, length, expected) in cosines {
      let (half, taps) = try taps(speed: speed, length: length)
      for (j, value) in zip(-6..<0, expected) {
        #expect(abs(taps[half + j] - value) < 0.02, "\(length) m at \(speed) m/s, tap \(j)")
        #expect(abs(taps[half + j] + taps[half - j]) < 1e-9)
      }
    }
  }

  @Test func `a step rises by its height, a cosine comes back`() {
    for band in templates.bank {
      for template in band {
        let rise = template.taps.reduce(0, +) * 0.125
        #expect(abs(rise - (template.length == 0 ? 1 : 0)) < 1e-3)
        #expect(template.noise >= 1)
      }
    }
  }

  @Test func `a speed takes the templates nearest in proportion`() {
    let pairs: [(Double, Double)] = [(0, 5), (5.9, 5), (6, 7), (13.3, 12), (13.5, 15), (25, 25), (80, 36)]
    for (speed, taken) in pairs {
      #expect(EventTemplates.speeds[EventTemplates.band(speed: speed)] == taken)
    }
  }
}
