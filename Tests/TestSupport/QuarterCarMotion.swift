/// A quarter car on a road of known height, by direct integration of Newton's equations: independent of any estimator.
public struct QuarterCarMotion {
  public var tyreStiffness = 653.0
  public var springStiffness = 63.3
  public var damping = 6.0
  public var massRatio = 0.15
  /// Coulomb friction over body mass, m/s², and the speed at which 70 % of it is reached, m/s.
  public var friction = 0.0
  public var slip = 0.01

  /// What else pushes the body, m/s²: other wheels, as it were.
  public var push: (_ seconds: Double) -> Double = { _ in 0 }
  /// Steps of 0.1 ms from sample to sample: 100 gives 100 Hz.
  public var stepsPerSample = 100

  public init() {}

  /// Accelerations of body and axle at every sample.
  public func drive(
    over height: (_ seconds: Double) -> Double, seconds: Double
  ) -> (body: [Double], axle: [Double]) {
    let dt = 1e-4
    var (zs, vs, vu) = (height(0), 0.0, 0.0)
    var zu = zs
    var body: [Double] = []
    var axle: [Double] = []
    for i in 0..<Int((seconds / dt).rounded()) {
      let speed = vu - vs
      let force =
        springStiffness * (zu - zs) + damping * speed
        + friction * speed / (speed * speed + slip * slip).squareRoot()
      let pull = (tyreStiffness * (height(Double(i) * dt) - zu) - force) / massRatio
      let lift = force + push(Double(i) * dt)
      if i % stepsPerSample == 0 {
        body.append(lift)
        axle.append(pull)
      }
      vs += lift * dt
      vu += pull * dt
      zs += vs * dt
      zu += vu * dt
    }
    return (body, axle)
  }
}
