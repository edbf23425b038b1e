import RoughnessModels

/// A quarter car on a road of known height, by direct integration of Newton's equations: independent of any transfer function.
struct QuarterCarMotion {
  var tyreStiffness = 653.0
  var springStiffness = 63.3
  var damping = 6.0
  var massRatio = 0.15
  /// Coulomb friction over body mass, m/s².
  var friction = 0.0

  /// Accelerations of body and axle every 10 ms; step 0.1 ms.
  func drive(over height: (Double) -> Double, seconds: Double) -> (body: [Double], axle: [Double]) {
    let dt = 1e-4
    var (zs, vs, zu, vu) = (0.0, 0.0, 0.0, 0.0)
    var body: [Double] = []
    var axle: [Double] = []
    for i in 0..<Int((seconds / dt).rounded()) {
      let slip = vu - vs
      let force =
        springStiffness * (zu - zs) + damping * slip + friction * slip / (slip * slip + 1e-3).squareRoot()
      let pull = (tyreStiffness * (height(Double(i) * dt) - zu) - force) / massRatio
      if i % 100 == 0 {
        body.append(force)
        axle.append(pull)
      }
      vs += force * dt
      vu += pull * dt
      zs += vs * dt
      zu += vu * dt
    }
    return (body, axle)
  }
}
