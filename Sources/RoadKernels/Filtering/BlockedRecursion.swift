import CRoadKernels

/// A linear recursion of four or eight states, four or eight samples to a step: what filters with a memory are made of.
///
/// A recursion waits for its own result at every sample; eight samples by one matrix step wait once. With A, B the step's
/// matrices and C, D its output, output j of a block is `C·Aʲ·x + Σ C·Aʲ⁻¹⁻ⁱ·B·uᵢ + D·uⱼ` and the state after it
/// `A⁸·x + Σ A⁷⁻ⁱ·B·uᵢ`; all these are taken from the plain step itself, by driving it with unit states and inputs.
///
/// An output depends on no later input as long as those not known yet are zero, so a block that is only partly known
/// already gives the final bits of its first outputs: the same bits however the samples are cut, and with every
/// instruction set. They differ from the plain step's by rounding only. Not-a-number and infinity reach all later outputs,
/// and earlier ones of the same block. Complexity: O(samples · order).
///
/// Second-order sections side by side need half the products: see ``ParallelSections``.
package struct BlockedRecursion: Sendable {
  /// Samples of a step that knows nothing of its matrices.
  package static let length = 8

  package let order: Int
  private let level: KernelLevel
  private let isParallel: Bool
  private let length: Int
  /// What `road_recursion` or `road_sections` takes, in its order.
  private let coefficients: [Double]
  /// The state where the current block began.
  private var state: [Double]
  /// The current block's inputs; those not known yet are zero.
  private var inputs: [Double]
  private var known = 0
  /// Reused where a block is only partly known: its outputs, and the state before it.
  private var outputs: [Double]
  private var before: [Double]

  /// - Parameters:
  ///   - order: states; 4 or 8.
  ///   - step: advances a state by one input, and returns the output; must be linear.
  package init(
    order: Int, level: KernelLevel = .best, step: (_ state: inout [Double], _ input: Double) -> Double
  ) {
    precondition(order == 4 || order == 8, "A recursion has four or eight states.")
    self.order = order
    self.level = level
    isParallel = false
    length = Self.length
    inputs = [Double](repeating: 0, count: Self.length)
    outputs = inputs
    state = [Double](repeating: 0, count: order)
    before = state
    /// Outputs and last state of eight steps from a state, with an input of 1 at one place.
    func run(from start: [Double], impulse: Int?) -> (outputs: [Double], state: [Double]) {
      var state = start
      let outputs = (0..<Self.length).map { step(&state, $0 == impulse ? 1 : 0) }
      return (outputs, state)
    }
    let rest = state
    let free = (0..<order).map { unit in
      var start = rest
      start[unit] = 1
      return run(from: start, impulse: nil)
    }
    let forced = (0..<Self.length).map { run(from: rest, impulse: $0) }
    coefficients =
      free.flatMap(\.outputs) + forced.flatMap(\.outputs) + free.flatMap(\.state) + forced.flatMap(\.state)
  }

  /// Sections side by side; at rest.
  package init(_ sections: ParallelSections, level: KernelLevel = .best) {
    order = 2 * ParallelSections.lanes
    self.level = level
    isParallel = true
    length = ParallelSections.length
    coefficients = sections.coefficients
    state = [Double](repeating: 0, count: order)
    before = state
    inputs = [Double](repeating: 0, count: length)
    outputs = inputs
  }

  /// Goes on from a state, as if nothing had been before.
  package mutating func begin(_ state: [Double]) {
    precondition(state.count == order, "A start has a value for every state.")
    self.state = state
    beginBlock()
  }

  /// Puts the outputs in the place of the inputs, from `start` to the end.
  package mutating func filter(_ samples: inout [Double], from start: Int = 0) {
    precondition(start >= 0 && start <= samples.count, "A recursion starts within its buffer.")
    var i = start
    while i < samples.count {
      let blocks = known == 0 ? (samples.count - i) / length : 0
      if blocks > 0 {
        run(&samples, from: i, blocks: blocks)
        i += blocks * length
      } else {
        i = takePart(&samples, from: i)
      }
    }
  }

  /// Appends the outputs to `inputs`; whole blocks go from one buffer to the other without a copy between.
  package mutating func filter(_ inputs: [Double], into outputs: inout [Double]) {
    let head = known == 0 ? 0 : min(length - known, inputs.count)
    let blocks = level == .plain ? 0 : (inputs.count - head) / length
    appendInPlace(inputs[..<head], to: &outputs)
    if blocks > 0 {
      inputs.withUnsafeBufferPointer { inputs in
        guard let from = inputs.baseAddress else { return }
        outputs.append(addingCapacity: blocks * length) { span in
          span.withUnsafeMutableBufferPointer { room, count in
            guard let to = room.baseAddress else { return }
            run(from: from + head, to: to + count, blocks: blocks)
            count += blocks * length
          }
        }
      }
    }
    appendInPlace(inputs[(head + blocks * length)...], to: &outputs)
  }

  private mutating func appendInPlace(_ inputs: ArraySlice<Double>, to outputs: inout [Double]) {
    if inputs.isEmpty { return }
    let start = outputs.count
    outputs += inputs
    filter(&outputs, from: start)
  }

  /// Completes the current block as far as there are samples; returns the index after them.
  private mutating func takePart(_ samples: inout [Double], from start: Int) -> Int {
    let first = known
    let count = min(length - known, samples.count - start)
    for k in 0..<count { inputs[known + k] = samples[start + k] }
    known += count
    // Element by element: a copied array would be made anew in every call.
    for i in 0..<order { before[i] = state[i] }
    for i in 0..<length { outputs[i] = inputs[i] }
    runPart()
    for k in 0..<count { samples[start + k] = outputs[first + k] }
    if known == length {
      beginBlock()
    } else {
      for i in 0..<order { state[i] = before[i] }
    }
    return start + count
  }

  private mutating func beginBlock() {
    for i in inputs.indices { inputs[i] = 0 }
    known = 0
  }

  /// The current block as far as it is known, in `outputs`.
  private mutating func runPart() {
    var block: [Double] = []
    swap(&block, &outputs)
    run(&block, from: 0, blocks: 1)
    swap(&block, &outputs)
  }

  private mutating func run(_ samples: inout [Double], from start: Int, blocks: Int) {
    if level == .plain {
      if isParallel {
        PlainParallelSections.run(coefficients, &state, &samples, from: start, blocks: blocks)
      } else {
        PlainBlockedRecursion.run(order, coefficients, &state, &samples, from: start, blocks: blocks)
      }
      return
    }
    samples.withUnsafeMutableBufferPointer { samples in
      guard let first = samples.baseAddress else { return }
      run(from: first + start, to: first + start, blocks: blocks)
    }
  }

  /// Not for the plain level; both may be one buffer.
  private mutating func run(
    from inputs: UnsafePointer<Double>, to outputs: UnsafeMutablePointer<Double>, blocks: Int
  ) {
    if isParallel {
      road_sections(level.rawValue, coefficients, &state, inputs, outputs, Int64(blocks))
    } else {
      road_recursion(level.rawValue, Int32(order), coefficients, &state, inputs, outputs, Int64(blocks))
    }
  }
}

/// The twin in plain Swift, which the kernel in C must equal bit for bit: the same sums in the same order.
enum PlainBlockedRecursion {
  static func run(
    _ order: Int, _ coefficients: [Double], _ state: inout [Double], _ samples: inout [Double],
    from start: Int, blocks: Int
  ) {
    let length = BlockedRecursion.length
    let observation = coefficients[..<(length * order)]
    let feedthrough = coefficients[(length * order)..<(length * (order + length))]
    let transition = coefficients[(length * (order + length))...].prefix(order * order)
    let gain = coefficients.suffix(length * order)
    for block in 0..<blocks {
      let place = start + block * length
      let input = Array(samples[place..<place + length])
      for lane in 0..<length {
        // The first four know nothing of the last four inputs.
        var sum = feedthrough[feedthrough.startIndex + lane] * input[0]
        for i in 1..<(lane < 4 ? 4 : length) {
          sum += feedthrough[feedthrough.startIndex + i * length + lane] * input[i]
        }
        for i in 0..<order { sum += observation[i * length + lane] * state[i] }
        samples[place + lane] = sum + 0
      }
      state = (0..<order).map { row in
        func column(_ i: Int) -> Double { transition[transition.startIndex + i * order + row] * state[i] }
        var (even, odd) = (column(0), column(1))
        for i in stride(from: 2, to: order, by: 2) {
          even += column(i)
          odd += column(i + 1)
        }
        var forced = gain[gain.startIndex + row] * input[0]
        for i in 1..<length { forced += gain[gain.startIndex + i * order + row] * input[i] }
        return (even + odd) + forced
      }
    }
  }
}
