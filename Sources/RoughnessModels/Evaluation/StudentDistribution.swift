#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Student's distribution of t, for a whole number of degrees of freedom.
public enum StudentDistribution {
  /// Probability of a value farther from 0 than `t`, on either side.
  ///
  /// The finite series in cos² of Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
  /// Complexity: O(degrees of freedom).
  public static func chance(beyond t: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1, "Student's distribution has at least one degree of freedom.")
    guard t.isFinite else { return t.isNaN ? 1 : 0 }
    let freedom = Double(degreesOfFreedom)
    let hypotenuse = (freedom + t * t).squareRoot()
    let (sine, cosine) = (abs(t) / hypotenuse, freedom.squareRoot() / hypotenuse)
    var sum = 0.0
    // The terms' exponents of the cosine: 1, 3, … for odd degrees of freedom, 0, 2, … for even ones.
    var term = degreesOfFreedom % 2 == 1 ? cosine : 1
    var exponent = degreesOfFreedom % 2 == 1 ? 1 : 0
    while exponent <= degreesOfFreedom - 2 {
      sum += term
      term *= cosine * cosine * Double(exponent + 1) / Double(exponent + 2)
      exponent += 2
    }
    let within =
      degreesOfFreedom % 2 == 1 ? 2 / Double.pi * (atan2(sine, cosine) + sine * sum) : sine * sum
    return min(1, max(0, 1 - within))
  }
}
