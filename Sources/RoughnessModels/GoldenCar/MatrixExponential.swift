extension SquareMatrix {
  /// The matrix exponential `e^M` by scaling and squaring of its Taylor series.
  ///
  /// The matrix is halved until its norm is at most 1/2; there 18 terms leave a remainder below 2⁻¹⁸/18! ≈ 6e-22, under
  /// the rounding error. Only additions and multiplications: the same bits on every processor. Each squaring about
  /// doubles the rounding error, so balance a badly scaled matrix first. Complexity: O(order³).
  /// Source: C. Moler and C. Van Loan, Nineteen dubious ways to compute the exponential of a matrix, SIAM Review 2003,
  /// doi:10.1137/S00361445024180.
  func exponential() -> SquareMatrix {
    var halvings = 0
    var scale = 1.0
    while norm * scale > 0.5 {
      scale /= 2
      halvings += 1
    }
    let small = scaled(by: scale)
    let identity = SquareMatrix.identity(order: order)
    // Horner's form from the smallest term outwards: I + M/1 (I + M/2 (I + M/3 (…))).
    var sum = identity
    for term in stride(from: 18, through: 1, by: -1) {
      sum = identity + (small * sum).scaled(by: 1 / Double(term))
    }
    for _ in 0..<halvings { sum = sum * sum }
    return sum
  }
}
