/// One step of a quarter car over an input that is constant for its duration: `x ← ST·x + PR·u`.
///
/// State `(zs, zs′, zu, zu′)`; when the input is the road's slope instead of its height, the state is the same one
/// derivative further: slopes and their rates. Source: ASTM E1926; M. W. Sayers, On the calculation of international
/// roughness index from longitudinal road profile, TRR 1501, 1995.
struct QuarterCarStep: Sendable {
  /// The columns of ST = e^(A·dt).
  let transition: (SIMD4<Double>, SIMD4<Double>, SIMD4<Double>, SIMD4<Double>)
  /// PR = A⁻¹(ST − I)B.
  let input: SIMD4<Double>

  /// - Parameter seconds: the duration dt of the step, s; finite and positive.
  init(_ car: QuarterCar, seconds: Double) {
    precondition(seconds.isFinite && seconds > 0, "A step needs a positive, finite duration")
    // One 5×5 exponential of [[A, B], [0, 0]]·dt gives ST and PR without an inverse. Rates are measured in units of
    // 1/64 s meanwhile, near the wheel hop's frequency: that balances the matrix, and a power of two rounds nothing.
    let rate = 64.0
    var matrix = car.augmentedMatrix.scaled(by: seconds)
    for i in 0..<5 {
      for j in 0..<5 {
        if i == 1 || i == 3 { matrix[i, j] /= rate }
        if j == 1 || j == 3 { matrix[i, j] *= rate }
      }
    }
    var step = matrix.exponential()
    for i in 0..<5 {
      for j in 0..<5 {
        if i == 1 || i == 3 { step[i, j] *= rate }
        if j == 1 || j == 3 { step[i, j] /= rate }
      }
    }
    func column(_ j: Int) -> SIMD4<Double> { SIMD4(step[0, j], step[1, j], step[2, j], step[3, j]) }
    transition = (column(0), column(1), column(2), column(3))
    input = column(4)
  }

  /// The state one step later.
  func advanced(_ state: SIMD4<Double>, input value: Double) -> SIMD4<Double> {
    propagated(state) + input * value
  }

  /// The state one step later without any input.
  func propagated(_ state: SIMD4<Double>) -> SIMD4<Double> {
    var next = transition.0 * state.x
    next += transition.1 * state.y
    next += transition.2 * state.z
    next += transition.3 * state.w
    return next
  }
}
