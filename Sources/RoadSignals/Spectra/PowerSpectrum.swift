import RoadKernels

/// One-sided power spectral density by Welch's method (IEEE Trans. Audio Electroacoust. 15, 1967).
///
/// Segments of a power of two, half overlapping, each without its mean, under a periodic Hann window; densities are
/// averaged. The sum of `density` × `binHertz` is the signal's variance. Equal to scipy.signal.welch's defaults.
public struct PowerSpectrum: Sendable, Hashable {
  /// Spacing of the frequencies: bin k stands for k·binHertz.
  public let binHertz: Double
  /// unit²/Hz, from 0 Hz to half the rate: segmentLength/2 + 1 values.
  public let density: [Double]

  /// Nil when the signal is shorter than a segment. Complexity: O(n log segmentLength).
  public init?(_ signal: [Double], rateHertz: Double, segmentLength: Int) {
    precondition(rateHertz > 0 && rateHertz.isFinite, "A rate must be a positive number of hertz.")
    guard signal.count >= segmentLength else { return nil }
    var fft = RealFFT(length: segmentLength)
    let window = (0..<segmentLength).map {
      0.5 - 0.5 * UnitCircle.point(turns: Double($0) / Double(segmentLength)).cosine
    }
    var real = [Double](repeating: 0, count: fft.binCount)
    var imaginary = real
    var sums = real
    var segmentCount = 0.0
    for start in stride(from: 0, through: signal.count - segmentLength, by: segmentLength / 2) {
      let segment = Detrend.mean(Array(signal[start..<start + segmentLength]))
      fft.forward(zip(segment, window).map { $0 * $1 }, real: &real, imaginary: &imaginary)
      for bin in sums.indices { sums[bin] += real[bin] * real[bin] + imaginary[bin] * imaginary[bin] }
      segmentCount += 1
    }
    let scale = 1 / (rateHertz * Reductions.dot(window.span, window.span) * segmentCount)
    binHertz = rateHertz / Double(segmentLength)
    density = sums.indices.map { bin in
      // Negative frequencies are folded onto positive ones; 0 Hz and the Nyquist frequency have no partner.
      sums[bin] * scale * (bin == 0 || bin == segmentLength / 2 ? 1 : 2)
    }
  }

  /// Frequency of a bin in hertz.
  public func hertz(ofBin bin: Int) -> Double { Double(bin) * binHertz }
}
