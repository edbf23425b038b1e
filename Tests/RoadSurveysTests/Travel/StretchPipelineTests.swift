import DriveLogs
import RoughnessModels
import TestSupport
import Testing

@testable import RoadSurveys

/// Truth inside the model: the road that shook the assumed car itself must come back, in IRI.
@Suite struct StretchPipelineTests {
  private static let interval = 0.1

  /// A white slope of about 3 m/km.
  private static func profile(meters: Double) -> [Double] {
    var random = SplitMix64(seed: 77)
    let deviation = SimulatedRoad.slopeDeviation(iri: 3, intervalMeters: interval)
    var height = 0.0
    return (0...Int(meters / interval)).map { _ in
      defer { height += deviation * random.normal() * interval }
      return height
    }
  }

  /// Mean IRI of what came out and of the profile itself, over the same middle part.
  private func compare(
    _ estimator: EstimatorKind, kmh: Double, friction: Double
  ) throws -> (estimated: Double, truth: Double) {
    let speed = kmh / 3.6
    let seconds = 45.0
    let profile = Self.profile(meters: seconds * speed + 1)
    var car = QuarterCarMotion()
    car.friction = friction
    // 200 Hz: what is above the band must not fold back into it, as it doesn't in a sensor.
    car.stepsPerSample = 50
    let (body, axle) = car.drive(
      over: { t in
        let x = t * speed / Self.interval
        let i = min(Int(x), profile.count - 2)
        return profile[i] + (profile[i + 1] - profile[i]) * (x - Double(i))
      }, seconds: seconds)
    var configuration = SurveyConfiguration()
    configuration.conditioning.scaleToStandardGravity = false
    configuration.inverse.tyreStiffness = 653
    configuration.inverse.springStiffness = 63.3
    configuration.inverse.damping = 6
    configuration.inverse.dampingAsymmetry = 0
    configuration.inverse.massRatio = 0.15
    configuration.inverse.typicalGain = 1
    // Truth inside the model has no engine: what is short at 90 km/h may count too.
    configuration.inverse.lowPassHertz = 35
    configuration.geometry.suspensionFriction = friction
    configuration.geometry.tyreStiffness = 653
    configuration.geometry.massRatio = 0.15
    let layout = MotionLayout(estimator)
    var rows = MotionRows(layout)
    var block = MotionBlock()
    block.times = body.indices.map { Int64($0) * 5_000_000 }
    block.ax = [Float](repeating: 0, count: body.count)
    block.ay = block.ax
    block.az = body.map { Float(9.80665 + $0) }
    block.axle = axle.map { Float(9.80665 + $0) }
    block.strut = block.az
    rows.append(body.indices, of: block, origin: 0)
    var pipeline = StretchPipeline(startSeconds: 0, estimator: estimator, configuration: configuration)
    var output = StretchPipeline.Output()
    pipeline.append(rows)
    pipeline.drain(into: &output)
    pipeline.finish(into: &output)
    #expect(abs(output.response.count - body.count / 2) <= 1)
    var mapper = DistanceMapper(
      response: .profileHeight, exclusion: ExclusionConfiguration(), rateHertz: 100)
    for (i, height) in output.response.enumerated() {
      _ = mapper.push(height, travelled: Double(i) / 100 * speed, speed: speed, reasons: [])
    }
    mapper.endChain()
    let index = try InternationalRoughnessIndex(
      elevations: profile, interval: SamplingInterval(meters: Self.interval))
    let (from, to) = (12 * speed, 33 * speed)
    let levels = mapper.bins.level[Int(from / 0.5)..<Int(to / 0.5)]
    let responses = index.responses[Int(from / Self.interval)..<Int(to / Self.interval)]
    return (
      levels.reduce(0) { $0 + Double($1) } / Double(levels.count),
      responses.reduce(0) { $0 + abs($1) } / Double(responses.count) * 1000
    )
  }

  @Test(arguments: [EstimatorKind.inverse, .dual], [30.0, 60, 90])
  func `a matched quarter car's road comes back within two percent`(
    estimator: EstimatorKind, kmh: Double
  ) throws {
    let (estimated, truth) = try compare(estimator, kmh: kmh, friction: 0)
    #expect(abs(estimated / truth - 1) < 0.02, "\(estimated) for \(truth)")
  }

  @Test func `and within five percent when its suspension rubs`() throws {
    let (estimated, truth) = try compare(.inverse, kmh: 50, friction: 0.35)
    #expect(abs(estimated / truth - 1) < 0.05, "\(estimated) for \(truth)")
  }
}
