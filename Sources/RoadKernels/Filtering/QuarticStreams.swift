import CRoadKernels

/// One recursion of fourth order over eight streams side by side, in double precision.
///
/// H = (b0 + b1·q + b2·q² + b3·q³)/(1 + a1·q + a2·q² + a3·q³ + a4·q⁴) with q = z⁻¹, transposed direct form II: 15 operations a
/// sample, where the four states' own matrices cost 39. Sample i of stream k is frames[8·i + k]. Its coefficients
/// come from any linear step: the a by Faddeev's and LeVerrier's recursion on the step's matrix, the b from its impulse
/// response. The same bits for any cut and instruction set. Complexity: O(samples).
package struct QuarticStreams: Sendable {
  package static let streams = 8
  private static let order = 4

  private let level: KernelLevel
  /// b0, b1, b2, b3, a1, a2, a3, −a4.
  private let coefficients: [Double]
  /// Four states of streams 0 to 3, four at a time, then those of streams 4 to 7.
  private var state = [Double](repeating: 0, count: order * streams)

  /// - Parameter step: advances four states by one input, and returns the output; must be linear, and its output a
  ///   combination of the states that it leaves.
  package init(level: KernelLevel = .best, step: (_ state: inout [Double], _ input: Double) -> Double) {
    self.level = level
    let n = Self.order
    let columns = (0..<n).map { unit in
      var state = [Double](repeating: 0, count: n)
      state[unit] = 1
      _ = step(&state, 0)
      return state
    }
    /// The step's matrix times another; both as columns.
    func times(_ other: [[Double]]) -> [[Double]] {
      other.map { column in
        var product = [Double](repeating: 0, count: n)
        for i in 0..<n { for row in 0..<n { product[row] += columns[i][row] * column[i] } }
        return product
      }
    }
    var a: [Double] = []
    var product = columns
    for k in 1...n {
      var trace = 0.0
      for i in 0..<n { trace += product[i][i] }
      a.append(-trace / Double(k))
      for i in 0..<n { product[i][i] += a[k - 1] }
      product = times(product)
    }
    var state = [Double](repeating: 0, count: n)
    let impulse: [Double] = (0..<n).map { step(&state, $0 == 0 ? 1 : 0) }
    var b = impulse
    for k in 1..<n { for i in 0..<k { b[k] += a[k - 1 - i] * impulse[i] } }
    coefficients = b + [a[0], a[1], a[2], -a[3]]
  }

  /// Goes on as if every stream's input had been `inputs` and its output `outputs` for ever.
  package mutating func settle(inputs: [Double], outputs: [Double]) {
    precondition(inputs.count == Self.streams && outputs.count == Self.streams, "There are eight streams.")
    for stream in 0..<Self.streams {
      let (u, y) = (inputs[stream], outputs[stream])
      var value = y - coefficients[0] * u
      for k in 0..<Self.order {
        state[16 * (stream / 4) + 4 * k + stream % 4] = value
        if k < 3 { value -= coefficients[k + 1] * u - coefficients[4 + k] * y }
      }
    }
  }

  /// Puts the outputs in the place of the inputs, going on from the last call; whole frames of eight samples.
  package mutating func filter(_ frames: inout [Double], from start: Int = 0) {
    precondition(
      (frames.count - start).isMultiple(of: Self.streams), "A frame has a sample of every stream.")
    if level == .plain {
      PlainQuarticStreams.run(coefficients, &state, &frames, from: start)
      return
    }
    frames.withUnsafeMutableBufferPointer { frames in
      guard let base = frames.baseAddress else { return }
      road_quartic_of_eight(
        level.rawValue, coefficients, &state, base + start, Int64((frames.count - start) / Self.streams))
    }
  }
}

/// The twin in plain Swift, stream by stream, which the kernel in C must equal bit for bit.
enum PlainQuarticStreams {
  static func run(
    _ c: [Double], _ state: inout [Double], _ frames: inout [Double], from start: Int
  ) {
    for stream in 0..<QuarticStreams.streams {
      let place = (0..<4).map { 16 * (stream / 4) + 4 * $0 + stream % 4 }
      for i in stride(from: start + stream, to: frames.count, by: QuarticStreams.streams) {
        let u = frames[i]
        let y = c[0] * u + state[place[0]]
        for k in 0..<3 { state[place[k]] = (c[k + 1] * u + state[place[k + 1]]) - c[4 + k] * y }
        state[place[3]] = c[7] * y
        frames[i] = y
      }
    }
  }
}
