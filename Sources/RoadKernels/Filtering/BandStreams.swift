import CRoadKernels

/// One band-pass of four second-order sections over eight streams side by side, in single precision.
///
/// Every section's zeros lie at 0 and at half the rate: y = x − x₋₂ − a1·y₋₁ − a2·y₋₂, all behind one gain. Sample i of
/// stream k is frames[8·i + k]. The streams don't know each other, so eight of them cost what the waiting of one does.
/// The same bits for any cut and instruction set. Complexity: O(samples).
package struct BandStreams: Sendable {
  package static let streams = 8
  package static let sections = 4

  private let level: KernelLevel
  /// The gain, then a1 and a2 of every section.
  private let coefficients: [Float]
  /// Of every section, eight streams each: the last outputs; then x + a2·y of the last sample; then of the one before.
  private var state = [Float](repeating: 0, count: 3 * sections * streams)

  /// - Parameter poles: a1 and a2 of the four sections.
  package init(gain: Double, poles: [(a1: Double, a2: Double)], level: KernelLevel = .best) {
    precondition(poles.count == Self.sections, "The band has four sections.")
    self.level = level
    coefficients = [Float(gain)] + poles.flatMap { [Float($0.a1), Float($0.a2)] }
  }

  /// Puts the outputs in the place of the inputs, going on from the last call; whole frames of eight samples.
  package mutating func filter(_ frames: inout [Float]) {
    precondition(frames.count.isMultiple(of: Self.streams), "A frame has a sample of every stream.")
    if level == .plain {
      PlainBandStreams.run(coefficients, &state, &frames)
    } else {
      road_bands_of_eight(
        level.rawValue, coefficients, &state, &frames, Int64(frames.count / Self.streams))
    }
  }
}

/// The twin in plain Swift, stream by stream, which the kernel in C must equal bit for bit.
enum PlainBandStreams {
  static func run(_ coefficients: [Float], _ state: inout [Float], _ frames: inout [Float]) {
    for stream in 0..<BandStreams.streams {
      for place in stride(from: stream, to: frames.count, by: BandStreams.streams) {
        var value = frames[place] * coefficients[0]
        for section in 0..<BandStreams.sections {
          let (last, newer, older) = (
            8 * section + stream, 32 + 8 * section + stream, 64 + 8 * section + stream
          )
          let output = (value - state[older]) - coefficients[1 + 2 * section] * state[last]
          state[older] = state[newer]
          state[newer] = value + coefficients[2 + 2 * section] * output
          state[last] = output
          value = output
        }
        frames[place] = value
      }
    }
  }
}
