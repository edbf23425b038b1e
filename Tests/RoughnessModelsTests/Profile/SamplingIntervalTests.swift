import Testing

@testable import RoughnessModels

@Suite struct SamplingIntervalTests {
  @Test(arguments: [
    (0.01, 25), (0.025, 10), (0.05, 5), (0.0762, 3), (0.1, 3), (0.125, 2), (0.15, 2), (0.1524, 2), (0.2, 1),
    (0.25, 1), (0.3048, 1), (0.5, 1), (1, 1), (1.0 / 6, 2), (0.25 / 3.5, 4), (0.25 / 1.5, 2),
  ])
  func `a slope spans about 250 mm, a half counting up`(meters: Double, samples: Int) throws {
    #expect(try SamplingInterval(meters: meters).baseSamples == samples)
  }

  @Test(arguments: [0.1000000000000227, 0.09999999999999, Double(Float(0.1)), 0.1.nextUp, 0.1.nextDown])
  func `a rounded interval is the decimal that was meant`(meters: Double) throws {
    let interval = try SamplingInterval(meters: meters)
    #expect(interval.meters == 0.1)
    #expect(interval.baseSamples == 3)
  }

  @Test(arguments: [1.0 / 30, 0.33333, 0.2001, 0.10001])
  func `an interval that is no near miss stays as it is`(meters: Double) throws {
    #expect(try SamplingInterval(meters: meters).meters == meters)
  }

  @Test(arguments: [0, -0.1, 0.009, 1.01, .infinity, .nan])
  func `an interval for which IRI has no meaning is refused`(meters: Double) {
    #expect(throws: ProfileError.self) { try SamplingInterval(meters: meters) }
  }
}
