import CRoadKernels

/// A short row of weights slid along a signal, twenty places at once: what matched filters and short kernels are.
///
/// Each output adds its products in the order of the taps, so the vector width changes no bit; a dot product that sums in
/// lanes would be slower, as the taps are few. For hundreds of taps see ``RealFFT``. Complexity: O(outputs · taps).
package enum SlidingDot {
  /// Writes Σ x[p + k]·taps[k] to output[p], for as many p as the signal allows.
  ///
  /// - Precondition: the signal is at least as long as the taps, and the output has room.
  package static func run(
    _ x: Span<Double>, taps: Span<Double>, into output: inout [Double], level: KernelLevel = .best
  ) {
    let outputs = x.count - taps.count + 1
    precondition(taps.count > 0 && outputs > 0, "The signal is at least as long as the taps.")
    precondition(output.count >= outputs, "The output has room for every place.")
    if level == .plain {
      for p in 0..<outputs {
        var sum = 0.0
        for k in 0..<taps.count { sum += x[p + k] * taps[k] }
        output[p] = sum
      }
      return
    }
    x.withUnsafeBufferPointer { x in
      taps.withUnsafeBufferPointer { taps in
        road_slide(
          level.rawValue, x.baseAddress, taps.baseAddress, Int64(taps.count), &output, Int64(outputs))
      }
    }
  }
}
