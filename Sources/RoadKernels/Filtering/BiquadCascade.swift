/// One second-order section: y = b0·x + b1·x₋₁ + b2·x₋₂ − a1·y₋₁ − a2·y₋₂.
package struct BiquadCoefficients: Sendable, Hashable {
  package var b0: Double
  package var b1: Double
  package var b2: Double
  package var a1: Double
  package var a2: Double

  package init(b0: Double, b1: Double, b2: Double, a1: Double, a2: Double) {
    self.b0 = b0
    self.b1 = b1
    self.b2 = b2
    self.a1 = a1
    self.a2 = a2
  }
}

/// Second-order sections one after the other over one stream, transposed direct form II.
///
/// This form keeps two states a section and rounds least among the direct forms in floating point. A sample takes
/// 9 operations a section; the recursion is bound by latency, not by arithmetic. Complexity: O(samples × sections).
package struct BiquadCascade: Sendable {
  package let sections: [BiquadCoefficients]
  private var states: [SIMD2<Double>]

  package init(_ sections: [BiquadCoefficients]) {
    self.sections = sections
    states = [SIMD2<Double>](repeating: .zero, count: sections.count)
  }

  /// Filters `count` values of `samples` from `start` on in place, going on from the states left by the last call.
  package mutating func filter(_ samples: inout [Double], from start: Int = 0) {
    precondition(start >= 0 && start <= samples.count, "A filter starts within its buffer.")
    for (index, c) in sections.enumerated() {
      var s1 = states[index].x
      var s2 = states[index].y
      samples.withUnsafeMutableBufferPointer { x in
        for i in start..<x.count {
          let input = x[i]
          let output = c.b0 * input + s1
          s1 = c.b1 * input - c.a1 * output + s2
          s2 = c.b2 * input - c.a2 * output
          x[i] = output
        }
      }
      states[index] = SIMD2(s1, s2)
    }
  }

  /// Sets the states to those that an endless constant input of `value` would have left: no transient from an offset.
  package mutating func settle(at value: Double) {
    var level = value
    for (index, c) in sections.enumerated() {
      let gain = (c.b0 + c.b1 + c.b2) / (1 + c.a1 + c.a2)
      let output = level * gain
      let s2 = c.b2 * level - c.a2 * output
      states[index] = SIMD2(c.b1 * level - c.a1 * output + s2, s2)
      level = output
    }
  }
}
