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
}

/// Finds the deflection of a suspension from the acceleration that it gives the body: the law above, solved forward in time.
///
/// d′ is what the law says for the acceleration less the spring's part, so the deflection follows a first-order equation
/// that forgets its start within K2/C ≈ 0.1 s: stable whatever the signal. Midpoint steps of at most 5 ms, the
/// acceleration linear between samples. Latency: none; the same numbers however the input is cut.
struct DeflectionSolver: Sendable {
  private let law: SuspensionLaw
  private let substeps: Int
  private let step: Double
  private var deflection = 0.0
  private var last = 0.0

  init(_ law: SuspensionLaw, rateHertz: Double) {
    self.law = law
    substeps = max(1, Int((200 / rateHertz).rounded(.up)))
    step = 1 / (rateHertz * Double(substeps))
  }

  /// What the acceleration must be multiplied by at a frequency so that the steps, which take it as linear between samples,
  /// integrate it exactly: (π·f/rate)/tan is what the trapezoidal rule leaves of an integral. Held above 0.45 of the rate.
  static func emphasis(_ hertz: Double, rateHertz: Double) -> Double {
    let turns = min(hertz / rateHertz, 0.45) / 2
    guard turns > 0 else { return 1 }
    let tangent = StableElementary.sine(turns: turns) / StableElementary.cosine(turns: turns)
    return tangent / (2 * Double.pi * turns)
  }

  /// The deflection (m) at the time of the next acceleration (m/s²).
  mutating func next(_ acceleration: Double) -> Double {
    for k in 0..<substeps {
      let a = last + (acceleration - last) * ((Double(k) + 0.5) / Double(substeps))
      let first = law.speed(atForce: a - law.springStiffness * deflection)
      let middle = deflection + 0.5 * step * first
      deflection += step * law.speed(atForce: a - law.springStiffness * middle)
    }
    last = acceleration
    return deflection
  }

  /// Ready for a new stretch.
  mutating func reset() { (deflection, last) = (0, 0) }
}
