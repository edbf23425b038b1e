/// Finds a suspension's law from its own motion: least squares of the body's acceleration on what the suspension does.
///
/// s = k·d + c·v + b·|v| + f·v/√(v² + ε²), with d the deflection, v its speed, both high-passed. What the other wheels do
/// to the body is, seen from here, noise that has nothing to do with d and v; so the fit is the part of the acceleration
/// that this suspension made, which the accelerometer alone can't tell apart. Sums only: constant memory.
struct SuspensionFit: Sendable {
  /// k, c, b, f per body mass carried.
  typealias Coefficients = SIMD4<Double>

  private var squares: (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>) = (
    .zero, .zero, .zero, .zero
  )
  private var products = SIMD4<Double>.zero
  private var power = 0.0
  /// Samples in which the suspension really moved.
  private var lively = 0

  /// Lively samples below which nothing is concluded: ten seconds' worth at 100 Hz.
  static let enough = 1000
  /// Speed of deflection above which a sample is lively, m/s.
  static let livelySpeed = 0.02

  /// What the law is linear in.
  static func terms(deflection: Double, speed: Double) -> SIMD4<Double> {
    let slip = SuspensionLaw.slip
    return SIMD4(
      deflection, speed, speed.magnitude, speed / (speed * speed + slip * slip).squareRoot())
  }

  mutating func add(deflection: Double, speed: Double, acceleration: Double) {
    let x = Self.terms(deflection: deflection, speed: speed)
    squares.0 += x * x[0]
    squares.1 += x * x[1]
    squares.2 += x * x[2]
    squares.3 += x * x[3]
    products += x * acceleration
    power += acceleration * acceleration
    if speed.magnitude > Self.livelySpeed { lively += 1 }
  }

  /// The law, or nil when the suspension hardly moved, or what came out is none: a spring that pulls, a damper that drives,
  /// or less than a third of the acceleration explained (the sensors aren't on one wheel).
  var coefficients: Coefficients? {
    guard lively >= Self.enough, power > 0 else { return nil }
    let solution = solved
    guard solution.x > 0, solution.y > 0, solution.z.magnitude < solution.y, solution.w > -0.05 else {
      return nil
    }
    let explained = (solution * products).sum()
    return explained > power / 3 ? solution : nil
  }

  /// Gauss's elimination of the normal equations, scaled so that the pivots are alike; singular ones give zeros.
  private var solved: SIMD4<Double> {
    let diagonal = SIMD4(squares.0[0], squares.1[1], squares.2[2], squares.3[3])
    guard diagonal.min() > 0 else { return .zero }
    let scale = diagonal.squareRoot()
    var rows = [squares.0, squares.1, squares.2, squares.3]
    var right = products / scale
    for i in 0..<4 { rows[i] = rows[i] / (scale * scale[i]) }
    for i in 0..<4 {
      // A correlation matrix: pivots are what is left of 1.
      guard rows[i][i] > 1e-9 else { return .zero }
      for j in (i + 1)..<4 {
        let factor = rows[j][i] / rows[i][i]
        rows[j] -= rows[i] * factor
        right[j] -= right[i] * factor
      }
    }
    var solution = SIMD4<Double>.zero
    for i in (0..<4).reversed() {
      var sum = right[i]
      for j in (i + 1)..<4 { sum -= rows[i][j] * solution[j] }
      solution[i] = sum / rows[i][i]
    }
    return solution / scale
  }
}
