/// How a suspension pushes the body, per body mass carried: spring, a damper that is softer in compression, friction.
///
/// F(d, v) = K2·d + C±·v + f·v/√(v² + ε²), m/s², with d the deflection (wheel towards body), v = d′. The last term is
/// Coulomb's friction with a smooth change of sign.
struct SuspensionLaw: Sendable, Hashable {
  /// s⁻².
  var springStiffness: Double
  /// s⁻¹, wheel going up and down.
  var compressionDamping: Double
  var reboundDamping: Double
  /// m/s².
  var friction: Double

  /// Speed at which friction reaches 70 % of its full value, m/s.
  static let slip = 0.01
  // When Newton's steps end, m/s, or after how many.
  private static let settled = 1e-6
  private static let mostSteps = 8

  /// The speed v of deflection at which damper and friction give `force`: C±·v + f·v/√(v² + ε²) = force.
  ///
  /// The plain twin of ``SuspensionTable``, and what that is made of.
  /// The left side rises all the way and is concave for v ≥ 0, so Newton's steps settle: they end when one is shorter than
  /// 1e-6 m/s, which leaves less than 1e-9 after 2.5 steps on average and 6 at most.
  func speed(atForce force: Double) -> Double {
    let damping = force < 0 ? reboundDamping : compressionDamping
    let magnitude = force.magnitude
    guard friction > 0 else { return force / damping }
    let slip = Self.slip
    var v = magnitude > friction ? (magnitude - friction) / damping : magnitude * slip / friction
    for _ in 0..<Self.mostSteps {
      let inverse = 1 / (v * v + slip * slip).squareRoot()
      let excess = damping * v + friction * v * inverse - magnitude
      let slope = damping + friction * slip * slip * (inverse * inverse * inverse)
      let next = max(0, v - excess / slope)
      let change = abs(next - v)
      v = next
      if change <= Self.settled { break }
    }
    return force < 0 ? -v : v
  }

  /// How the speed of deflection grows with the force at a speed, s: 1/(C± + f·ε²/(v² + ε²)^³⁄²).
  func slope(atSpeed v: Double, isRebound: Bool) -> Double {
    let slip = Self.slip
    let inverse = 1 / (v * v + slip * slip).squareRoot()
    let damping = isRebound ? reboundDamping : compressionDamping
    return 1 / (damping + friction * slip * slip * (inverse * inverse * inverse))
  }
}
