import RoadKernels

/// Convolves an endless stream with a centred kernel, block by block in the frequency domain (overlap-save).
///
/// Output n is Σ h[m]·x[n − m], m = −half…half: it belongs to input n, and outside the stretch the input counts as zero.
/// There are as many outputs as inputs. Blocks lie on a grid anchored at the stretch's first sample, so the output is
/// the same bit for bit however the input is cut into pushes. The input must be finite: one NaN would spoil its block.
/// Complexity: O(log taps) per sample, memory of a few block lengths.
public struct OverlapSaveFilter: Sendable {
  /// An output is ready at the latest when this many samples have come after its input.
  public var latency: Int { step - 1 + halfLength }

  private let halfLength: Int
  /// New outputs per block.
  private let step: Int
  private let kernelReal: [Double]
  private let kernelImaginary: [Double]
  private var fft: RealFFT
  /// The last `taps − 1` inputs of the block before, then what has come of this one.
  private var block: [Double]
  private var filled: Int
  private var real: [Double]
  private var imaginary: [Double]
  private var result: [Double]
  /// Outputs that still belong to times before the stretch.
  private var surplus: Int
  private var received = 0
  private var delivered = 0

  /// Prepares the filter; `kernel` has an odd number of taps, the middle one for the present sample.
  public init(kernel: [Double]) {
    precondition(kernel.count % 2 == 1, "A centred kernel has an odd number of taps.")
    halfLength = kernel.count / 2
    let length = Self.blockLength(taps: kernel.count)
    step = length - kernel.count + 1
    fft = RealFFT(length: length)
    block = [Double](repeating: 0, count: length)
    result = block
    real = [Double](repeating: 0, count: fft.binCount)
    imaginary = real
    block.replaceSubrange(0..<kernel.count, with: kernel)
    fft.forward(block, real: &real, imaginary: &imaginary)
    kernelReal = real
    kernelImaginary = imaginary
    for index in kernel.indices { block[index] = 0 }
    filled = kernel.count - 1
    surplus = halfLength
  }

  /// Takes samples and appends the outputs that are ready.
  public mutating func push(_ input: [Double], into output: inout [Double]) {
    received += input.count
    var at = 0
    while at < input.count {
      let taken = min(block.count - filled, input.count - at)
      block.replaceSubrange(filled..<filled + taken, with: input[at..<at + taken])
      filled += taken
      at += taken
      if filled == block.count { convolve(into: &output) }
    }
  }

  /// Appends the outputs still owed and makes the filter ready for a new stretch.
  public mutating func finish(into output: inout [Double]) {
    while delivered < received {
      for index in filled..<block.count { block[index] = 0 }
      convolve(into: &output)
    }
    for index in block.indices { block[index] = 0 }
    filled = block.count - step
    surplus = halfLength
    received = 0
    delivered = 0
  }

  private mutating func convolve(into output: inout [Double]) {
    fft.forward(block, real: &real, imaginary: &imaginary)
    Spectrum.multiply(&real, &imaginary, by: kernelReal, kernelImaginary)
    fft.inverse(real: real, imaginary: imaginary, into: &result)
    let kept = block.count - step
    let dropped = min(surplus, step)
    surplus -= dropped
    let ready = min(step - dropped, received - delivered)
    output.append(contentsOf: result[(kept + dropped)..<(kept + dropped + ready)])
    delivered += ready
    block.replaceSubrange(0..<kept, with: block[step...])
    filled = kept
  }

  /// The power of two that costs least per output: n·log n work for n − taps + 1 outputs.
  private static func blockLength(taps: Int) -> Int {
    var length = 64
    while length < 2 * taps { length *= 2 }
    func cost(_ n: Int) -> Double { Double(n * n.trailingZeroBitCount) / Double(n - taps + 1) }
    while cost(2 * length) < cost(length) { length *= 2 }
    return length
  }
}

/// The direct sum, O(taps) per sample: the plain twin of ``OverlapSaveFilter``.
enum DirectConvolution {
  static func centred(_ input: [Double], kernel: [Double]) -> [Double] {
    let half = kernel.count / 2
    return input.indices.map { n in
      var sum = 0.0
      for (index, tap) in kernel.enumerated() {
        let from = n + half - index
        if input.indices.contains(from) { sum += tap * input[from] }
      }
      return sum
    }
  }
}
