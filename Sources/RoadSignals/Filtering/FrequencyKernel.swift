import RoadKernels

/// Centred filter kernels from a desired complex frequency response (frequency sampling with a taper).
///
/// A kernel has 2·halfLength + 1 taps; tap `halfLength` belongs to the present sample, so a real response gives a filter
/// without any delay. Feed it to ``OverlapSaveFilter``.
public enum FrequencyKernel {
  /// Designs the taps for `response`, asked at frequencies from 0 to rateHertz/2.
  ///
  /// The response is sampled on a grid of at least 8 × the kernel's length and transformed back; the impulse response is
  /// cut at ±halfLength and its outer half on either side is lowered by a cosine to zero just beyond the last tap (a
  /// Tukey window of α = 0.5). The imaginary part at 0 Hz and at the Nyquist frequency can't exist and is ignored.
  /// A feature of the response narrower than about rate/halfLength is smeared to that width: see
  /// ``response(of:rateHertz:atHertz:)`` for what was reached. The response must be finite.
  /// Complexity: O(n log n) for n = 8 × taps, and n/2 calls of `response`.
  public static func design(
    rateHertz: Double, halfLength: Int, response: (_ hertz: Double) -> (real: Double, imaginary: Double)
  ) -> [Double] {
    precondition(rateHertz > 0 && rateHertz.isFinite, "A kernel's rate must be a positive number of hertz.")
    precondition(halfLength >= 0, "A kernel can't have fewer than one tap.")
    let tapCount = 2 * halfLength + 1
    var length = 64
    while length < 8 * tapCount { length *= 2 }
    var fft = RealFFT(length: length)
    var real = [Double](repeating: 0, count: fft.binCount)
    var imaginary = real
    for bin in 0..<fft.binCount {
      let value = response(rateHertz * Double(bin) / Double(length))
      precondition(value.real.isFinite && value.imaginary.isFinite, "A desired response must be finite.")
      real[bin] = value.real
      imaginary[bin] = value.imaginary
    }
    var impulse = [Double](repeating: 0, count: length)
    fft.inverse(real: real, imaginary: imaginary, into: &impulse)
    return (-halfLength...halfLength).map { lag in
      impulse[lag < 0 ? lag + length : lag] * taper(lag: lag.magnitude, halfLength: halfLength)
    }
  }

  /// The response that a centred kernel really has at one frequency: Σ h[m]·exp(−2πi·f·m/rate). Complexity: O(taps).
  public static func response(of kernel: [Double], rateHertz: Double, atHertz hertz: Double) -> (
    real: Double, imaginary: Double
  ) {
    precondition(kernel.count % 2 == 1, "A centred kernel has an odd number of taps.")
    let halfLength = kernel.count / 2
    var real = 0.0
    var imaginary = 0.0
    for (index, tap) in kernel.enumerated() {
      let (c, s) = UnitCircle.point(turns: hertz * Double(index - halfLength) / rateHertz)
      real += tap * c
      imaginary -= tap * s
    }
    return (real, imaginary)
  }

  /// 1 over the inner half, then ½(1 + cos) down to 0 at halfLength + 1.
  private static func taper(lag: UInt, halfLength: Int) -> Double {
    let end = Double(halfLength + 1)
    let flat = end / 2
    guard Double(lag) > flat else { return 1 }
    return 0.5 + 0.5 * UnitCircle.point(turns: (Double(lag) - flat) / (end - flat) / 2).cosine
  }
}
