/// Elementary functions from `+ − × ÷ √` alone, so that a simulation has the same bits on every CPU.
///
/// The C library's `sin`, `exp` and `log` return other last bits with and without fused multiply-add; a simulated log
/// must not depend on the machine that made it. Relative errors are below 1e-14 over the ranges stated.
package enum StableElementary {
  /// Natural logarithm of a positive finite number, by atanh of the reduced significand.
  package static func log(_ x: Double) -> Double {
    precondition(x > 0 && x.isFinite, "A logarithm needs a positive finite number.")
    var significand = x.significand
    var exponent = Double(x.exponent)
    if significand > 1.4142135623730951 {
      significand *= 0.5
      exponent += 1
    }
    // |f| ≤ 0.1716, so eleven terms of 2·atanh(f) reach 1e-18.
    let f = (significand - 1) / (significand + 1)
    let f2 = f * f
    var sum = 0.0
    for odd in stride(from: 21.0, through: 1.0, by: -2.0) { sum = sum * f2 + 1 / odd }
    return 2 * f * sum + exponent * 0.6931471805599453
  }

  /// e to the power x for |x| ≤ 700, by Taylor's series of the part beyond whole powers of two.
  package static func exp(_ x: Double) -> Double {
    precondition(abs(x) <= 700, "The exponent must lie within ±700.")
    let power = (x * 1.4426950408889634).rounded()
    // ln 2 in two parts: the first product is exact.
    let r = (x - power * 0.693147180369123816490) - power * 1.90821492927058770002e-10
    var sum = 1.0
    for n in stride(from: 16.0, through: 1.0, by: -1.0) { sum = 1 + sum * r / n }
    return Double(sign: .plus, exponent: Int(power), significand: sum)
  }

  /// Sine of a number of turns (1 turn = 2π), exact in its reduction for any finite argument.
  package static func sine(turns: Double) -> Double {
    var t = turns - turns.rounded()
    if t > 0.25 { t = 0.5 - t }
    if t < -0.25 { t = -0.5 - t }
    let x = t * 6.283185307179586
    let x2 = x * x
    var sum = 1.0
    for n in stride(from: 20.0, through: 2.0, by: -2.0) { sum = 1 - sum * x2 / (n * (n + 1)) }
    return x * sum
  }

  /// Cosine of a number of turns.
  package static func cosine(turns: Double) -> Double { sine(turns: 0.25 - (turns - turns.rounded())) }

  /// Angle of the vector (x, y) against the x axis in turns, −0.5…0.5; 0 for the null vector.
  package static func turns(y: Double, x: Double) -> Double {
    if x == 0 && y == 0 { return 0 }
    let ax = abs(x)
    let ay = abs(y)
    let small = min(ax, ay) / max(ax, ay)
    // Halve the angle twice (tan(α/2) = t/(1+√(1+t²))), then |t| ≤ 0.2 and the series converges quickly.
    var t = small / (1 + (1 + small * small).squareRoot())
    t = t / (1 + (1 + t * t).squareRoot())
    let t2 = t * t
    var sum = 0.0
    for odd in stride(from: 25.0, through: 1.0, by: -2.0) { sum = 1 / odd - sum * t2 }
    var angle = 4 * t * sum / 6.283185307179586
    if ay > ax { angle = 0.25 - angle }
    if x < 0 { angle = 0.5 - angle }
    return y < 0 ? -angle : angle
  }
}
