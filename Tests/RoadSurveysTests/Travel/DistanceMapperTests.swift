import RoughnessModels
import Testing

@testable import RoadSurveys

#if canImport(Glibc)
  import Glibc
#endif

@Suite struct DistanceMapperTests {
  /// Drives over z = A·sin(2πs/L) at a steady speed, the height sampled at 100 Hz in time.
  private func drive(wavelength: Double, amplitude: Double, speed: Double, meters: Double) -> DistanceMapper {
    var mapper = DistanceMapper(
      response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 100)
    for i in 0..<Int(meters / speed * 100) {
      let s = Double(i) * speed / 100
      _ = mapper.push(
        amplitude * sin(2 * .pi * s / wavelength), travelled: s, speed: speed, reasons: [])
    }
    mapper.endChain()
    return mapper
  }

  /// Mean level over half a kilometre of waves, past the run-up, m/km.
  static func meanLevel(wavelength: Double, amplitude: Double, speed: Double) -> Double {
    let mapper = Self().drive(
      wavelength: wavelength, amplitude: amplitude, speed: speed, meters: 600)
    let levels = mapper.bins.level[200..<1100]
    return levels.reduce(0) { $0 + Double($1) } / Double(levels.count)
  }

  /// Two tracks c + d and c − d, each driven alone, against their mean and half difference driven together.
  @Test func `the level of both tracks is the mean of each one's`() {
    func drive(_ height: (Double) -> (Double, Double), both: Bool) -> [Float] {
      var mapper = DistanceMapper(
        response: .profileHeight, knowsBothTracks: both, exclusion: ExclusionConfiguration(), rateHertz: 100)
      for i in 0..<2000 {
        let s = Double(i) * 0.12
        let (value, apart) = height(s)
        _ = mapper.push(value, halfDifference: apart, travelled: s, speed: 12, reasons: [])
      }
      mapper.endChain()
      return mapper.bins.level
    }
    func left(_ s: Double) -> Double { 0.006 * sin(2 * .pi * s / 5) + 0.002 * sin(2 * .pi * s / 2.3) }
    func right(_ s: Double) -> Double { 0.003 * sin(2 * .pi * s / 3.7 + 1) }
    let one = drive({ (left($0), 0) }, both: false)
    let other = drive({ (right($0), 0) }, both: false)
    let together = drive({ (0.5 * (left($0) + right($0)), 0.5 * (left($0) - right($0))) }, both: true)
    let middle = drive({ (0.5 * (left($0) + right($0)), 0) }, both: false)
    #expect(together.count == one.count && together.count > 400)
    for i in together.indices { #expect(abs(together[i] - 0.5 * (one[i] + other[i])) < 1e-4) }
    #expect(together.reduce(0, +) > 1.1 * middle.reduce(0, +))
  }

  @Test func `a measured elevation moves on while the car stands, an estimated one doesn't`() {
    // 30 m up a hill, ten seconds at rest on a lift that rises by a metre, 200 m level.
    func level(_ response: EstimatorResponse) -> Double {
      var mapper = DistanceMapper(response: response, exclusion: ExclusionConfiguration(), rateHertz: 100)
      for i in 0..<3000 { _ = mapper.push(0, travelled: Double(i) * 0.01, speed: 1, reasons: []) }
      for i in 0..<1000 { _ = mapper.push(0.001 * Double(i), travelled: 30, speed: 0, reasons: []) }
      for i in 0..<2000 { _ = mapper.push(1, travelled: 30 + Double(i) * 0.1, speed: 10, reasons: []) }
      mapper.endChain()
      return Double(mapper.bins.level[61..<70].reduce(0, +))
    }
    #expect(level(.profileHeight) < 5)
    #expect(level(.elevation) > 100)
  }

  @Test func `a bump is found where it was driven over, and not where the road may not be rated`() throws {
    var configuration = SurveyConfiguration()
    configuration.estimator = .dual
    let bumps = [60.0, 140, 220].map {
      RoadEvent(kind: .bump, distanceMeters: $0, heightMillimeters: 30, lengthMeters: 1.2, tracks: .both)
    }
    var mapper = DistanceMapper(
      response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 100,
      detector: configuration.makeEventDetector(.dual))
    for i in 0..<3000 {
      let s = Double(i) * 0.1
      // Ripples keep the level of an ordinary road.
      let height = bumps.reduce(0.002 * sin(2 * .pi * s / 2.3)) { $0 + $1.elevation(at: s) }
      _ = mapper.push(
        height, travelled: s, speed: 10, reasons: (100..<180).contains(s) ? .hardLateral : [])
    }
    mapper.endChain()
    try #require(mapper.events.count == 2)
    for (event, place) in zip(mapper.events, [60.6, 220.6]) {
      #expect(event.kind == .bump && abs(event.distanceMeters - place) < 0.3)
    }
    #expect(configuration.makeEventDetector(.rms) == nil)
  }

  private func steadyIRI(_ mapper: DistanceMapper) -> Double {
    let levels = mapper.bins.level[300..<(mapper.bins.count - 4)]
    return levels.reduce(0) { $0 + Double($1) } / Double(levels.count)
  }

  // IRI of a sine = (2/π)·slope amplitude·gain·1000 with the Golden Car's gain (with the 250 mm average): 1.644 at
  // 0.434 cycles/m, 1.538 at 0.0634 cycles/m (recomputed peaks of the published filter).
  @Test(arguments: [(1 / 0.434, 1.644), (1 / 0.0634, 1.538)], [8.0, 14.0, 22.0])
  func `a sine comes out with the Golden Car's gain at any speed`(wave: (Double, Double), speed: Double) {
    let slope = 0.005
    let amplitude = slope * wave.0 / (2 * .pi)
    let iri = steadyIRI(
      drive(wavelength: wave.0, amplitude: amplitude, speed: speed, meters: 600))
    let expected = 2 / Double.pi * slope * wave.1 * 1000
    #expect(abs(iri / expected - 1) < 0.012)
  }

  @Test func `standing still builds no step`() {
    var mapper = DistanceMapper(
      response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 100)
    var s = 0.0
    for i in 0..<6000 {
      let standing = (2000..<4000).contains(i)
      if !standing { s += 0.1 }
      // While the car stands, the recovered height wanders by half a metre.
      let height = standing ? Double(i - 2000) * 0.000_25 : i < 2000 ? 0 : 0.499_75
      _ = mapper.push(height, travelled: s, speed: standing ? 0 : 10, reasons: [])
    }
    mapper.endChain()
    #expect(mapper.bins.level.allSatisfy { abs($0) < 1e-6 })
    #expect(mapper.bins.reasons[402].contains(.afterStop))
    #expect(!mapper.bins.reasons[470].contains(.afterStop))
  }

  @Test func `the first 30 m are run-up, slow driving is said, too fast for the logger too`() {
    let mapper = drive(wavelength: 10, amplitude: 0, speed: 10, meters: 100)
    #expect(mapper.bins.reasons[10].contains(.runUp))
    #expect(mapper.bins.reasons[70].isEmpty)
    #expect(drive(wavelength: 10, amplitude: 0, speed: 5, meters: 60).bins.reasons[100] == .slow)
    var slowLogger = DistanceMapper(
      response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 20)
    #expect(
      slowLogger.push(0, travelled: 0, speed: 12, reasons: []).contains(.rateTooLowForSpeed))
  }

  @Test func `a hole between chains is a hole in the bins`() {
    var mapper = DistanceMapper(
      response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 100)
    for i in 0..<500 { _ = mapper.push(0, travelled: Double(i) * 0.1, speed: 10, reasons: []) }
    mapper.endChain()
    for i in 0..<500 { _ = mapper.push(0, travelled: 80 + Double(i) * 0.1, speed: 10, reasons: []) }
    mapper.endChain()
    #expect(mapper.bins.reasons[130] == .gap)
    #expect(mapper.bins.level[130].isNaN)
    #expect(mapper.bins.reasons[165].contains(.runUp))
  }

  @Test func `a band acceleration is squared and averaged`() {
    var mapper = DistanceMapper(
      response: .bandAcceleration(RMSRegression()), exclusion: ExclusionConfiguration(), rateHertz: 100)
    for i in 0..<2000 {
      _ = mapper.push(i % 2 == 0 ? 2 : -2, travelled: Double(i) * 0.125, speed: 12.5, reasons: [])
    }
    mapper.endChain()
    #expect(abs(mapper.bins.level[100] - 4) < 1e-6)
  }
}
