/// Fourier transform of real signals whose length is a power of two.
///
/// X[k] = Σ x[j]·exp(−2πi·jk/n), k = 0…n/2. The n real values are packed as n/2 complex ones, transformed by a Stockham
/// radix-4 algorithm (self-sorting, unit stride; Van Loan 1992, §1.7) on split real and imaginary parts, and unpacked by
/// symmetry. All arithmetic is in a fixed order with bit-stable twiddles (``UnitCircle``): same bits on every CPU.
///
/// Complexity: O(n log n) per transform, no allocation after `init`; 3n doubles of tables and scratch.
package struct RealFFT: Sendable {
  /// Number of real samples, a power of two, at least 2.
  package let length: Int
  /// Number of complex values of a half spectrum: n/2 + 1, from 0 Hz to the Nyquist frequency.
  package var binCount: Int { length / 2 + 1 }

  /// Per radix-4 stage of sub-length s > 4: w¹, w², w³, each as s/4 cosines, then s/4 negative sines.
  private let stageTwiddles: [Double]
  /// exp(−2πi·k/n) for k = 0…n/4: cosines, then negative sines.
  private let splitTwiddles: [Double]
  /// Two complex arrays of n/2 values, split: real a, imaginary a, real b, imaginary b.
  private var scratch: [Double]
  /// Distance of those four arrays: 1 KiB more than their length, as equal places 4 KiB apart push each other out of L1.
  private let pitch: Int

  package init(length: Int) {
    precondition(
      length >= 2 && length & (length - 1) == 0, "A transform's length must be a power of two, at least 2.")
    self.length = length
    let half = length / 2
    pitch = half + (half >= 512 ? 128 : 0)
    scratch = [Double](repeating: 0, count: 4 * pitch)
    var stages: [Double] = []
    var sub = half
    while sub > 4 {
      for power in 1...3 {
        let points = (0..<sub / 4).map { UnitCircle.point(turns: Double(power * $0) / Double(sub)) }
        for point in points { stages.append(point.cosine) }
        for point in points { stages.append(-point.sine) }
      }
      sub /= 4
    }
    stageTwiddles = stages
    let split = (0...length / 4).map { UnitCircle.point(turns: Double($0) / Double(length)) }
    splitTwiddles = split.map(\.cosine) + split.map { -$0.sine }
  }

  /// Transforms `signal` (`length` values) into its half spectrum (`binCount` values each).
  package mutating func forward(_ signal: [Double], real: inout [Double], imaginary: inout [Double]) {
    precondition(signal.count == length, "A transform needs exactly its length in samples.")
    precondition(
      real.count == binCount && imaginary.count == binCount, "A half spectrum has n/2 + 1 values.")
    let half = length / 2
    let quarter = length / 4
    let pitch = pitch
    scratch.withUnsafeMutableBufferPointer { scratch in
      guard let a = scratch.baseAddress else { return }
      signal.withUnsafeBufferPointer { x in
        for j in 0..<half {
          a[j] = x[2 * j]
          a[pitch + j] = x[2 * j + 1]
        }
      }
      let b = a + 2 * pitch
      let inB = stageTwiddles.withUnsafeBufferPointer {
        Self.transform(ar: a, ai: a + pitch, br: b, bi: b + pitch, count: half, twiddles: $0.baseAddress)
      }
      let zr = inB ? b : a
      let zi = zr + pitch
      real.withUnsafeMutableBufferPointer { re in
        imaginary.withUnsafeMutableBufferPointer { im in
          splitTwiddles.withUnsafeBufferPointer { w in
            re[0] = zr[0] + zi[0]
            im[0] = 0
            re[half] = zr[0] - zi[0]
            im[half] = 0
            guard half >= 2 else { return }
            for k in 1...half / 2 {
              let m = half - k
              let evenR = 0.5 * (zr[k] + zr[m])
              let evenI = 0.5 * (zi[k] - zi[m])
              let oddR = 0.5 * (zi[k] + zi[m])
              let oddI = 0.5 * (zr[m] - zr[k])
              let c = w[k]
              let s = w[quarter + 1 + k]
              let turnedR = oddR * c - oddI * s
              let turnedI = oddR * s + oddI * c
              re[k] = evenR + turnedR
              im[k] = evenI + turnedI
              re[m] = evenR - turnedR
              im[m] = turnedI - evenI
            }
          }
        }
      }
    }
  }

  /// Transforms a half spectrum back, normalised by 1/n, so that it undoes ``forward(_:real:imaginary:)``.
  ///
  /// The imaginary parts at 0 Hz and at the Nyquist frequency can't exist in a real signal and are ignored.
  package mutating func inverse(real: [Double], imaginary: [Double], into signal: inout [Double]) {
    precondition(signal.count == length, "A transform needs exactly its length in samples.")
    precondition(
      real.count == binCount && imaginary.count == binCount, "A half spectrum has n/2 + 1 values.")
    let half = length / 2
    let quarter = length / 4
    let pitch = pitch
    scratch.withUnsafeMutableBufferPointer { scratch in
      guard let a = scratch.baseAddress else { return }
      let zr = a
      let zi = a + pitch
      real.withUnsafeBufferPointer { re in
        imaginary.withUnsafeBufferPointer { im in
          splitTwiddles.withUnsafeBufferPointer { w in
            zr[0] = 0.5 * (re[0] + re[half])
            zi[0] = 0.5 * (re[0] - re[half])
            guard half >= 2 else { return }
            for k in 1...half / 2 {
              let m = half - k
              let evenR = 0.5 * (re[k] + re[m])
              let evenI = 0.5 * (im[k] - im[m])
              let turnedR = 0.5 * (re[k] - re[m])
              let turnedI = 0.5 * (im[k] + im[m])
              let c = w[k]
              let s = w[quarter + 1 + k]
              let oddR = turnedR * c + turnedI * s
              let oddI = turnedI * c - turnedR * s
              zr[k] = evenR - oddI
              zi[k] = evenI + oddR
              zr[m] = evenR + oddI
              zi[m] = oddR - evenI
            }
          }
        }
      }
      // A forward transform with real and imaginary parts exchanged is the inverse one, times its length.
      let b = a + 2 * pitch
      let inB = stageTwiddles.withUnsafeBufferPointer {
        Self.transform(ar: zi, ai: zr, br: b + pitch, bi: b, count: half, twiddles: $0.baseAddress)
      }
      let yr = inB ? b : a
      let yi = yr + pitch
      let scale = 1 / Double(half)
      signal.withUnsafeMutableBufferPointer { x in
        for j in 0..<half {
          x[2 * j] = yr[j] * scale
          x[2 * j + 1] = yi[j] * scale
        }
      }
    }
  }

  /// Complex transform of `count` values in (ar, ai), stage by stage to and fro between a and b; true: ended in b.
  private static func transform(
    ar: UnsafeMutablePointer<Double>, ai: UnsafeMutablePointer<Double>, br: UnsafeMutablePointer<Double>,
    bi: UnsafeMutablePointer<Double>, count: Int, twiddles: UnsafePointer<Double>?
  ) -> Bool {
    var xr = ar
    var xi = ai
    var yr = br
    var yi = bi
    var inB = false
    var sub = count
    var stride = 1
    var offset = 0
    while sub > 1 {
      if sub == 2 {
        Self.lastRadix2(xr, xi, yr, yi, stride: stride)
        sub = 1
      } else if sub == 4 {
        Self.lastRadix4(xr, xi, yr, yi, stride: stride)
        sub = 1
      } else {
        guard let table = twiddles else { return inB }
        if stride == 1 {
          Self.firstRadix4(xr, xi, yr, yi, count: sub, twiddles: table + offset)
        } else {
          Self.radix4(xr, xi, yr, yi, count: sub, stride: stride, twiddles: table + offset)
        }
        offset += 6 * (sub / 4)
        sub /= 4
        stride *= 4
      }
      swap(&xr, &yr)
      swap(&xi, &yi)
      inB.toggle()
    }
    return inB
  }
}

/// The direct sum, O(n²): the plain twin of ``RealFFT``, for any length.
package enum DirectFourierTransform {
  package static func forward(_ signal: [Double]) -> (real: [Double], imaginary: [Double]) {
    let n = signal.count
    guard n > 0 else { return ([], []) }
    var real = [Double](repeating: 0, count: n / 2 + 1)
    var imaginary = real
    for k in 0...n / 2 {
      for j in 0..<n {
        let (c, s) = UnitCircle.point(turns: Double(j * k % n) / Double(n))
        real[k] += signal[j] * c
        imaginary[k] -= signal[j] * s
      }
    }
    return (real, imaginary)
  }
}
