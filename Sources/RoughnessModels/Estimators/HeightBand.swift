/// The band in which a height is recovered: below it a double integral is drift, above it noise.
enum HeightBand {
  /// Real gain at a frequency: a squared Butterworth high-pass of `order`, an eighth-order roll-off; 0 at 0 Hz.
  static func weight(_ hertz: Double, highPass: Double, order: Int, lowPass: Double) -> Double {
    guard hertz > 0 else { return 0 }
    let up = 1 + power(highPass / hertz, 2 * order)
    let down = 1 + power(hertz / lowPass, 8)
    // Far below the high-pass the power overflows: nothing is left there.
    return up.isFinite ? 1 / (up * down) : 0
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }
}
