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

  /// A section that lets everything pass.
  package static let identity = BiquadCoefficients(b0: 1, b1: 0, b2: 0, a1: 0, a2: 0)
}

/// Second-order sections one after the other over one stream, transposed direct form II.
///
/// The recursion is bound by latency, so four sections run side by side as the lanes of one vector, each one sample
/// behind the section before it: four sections cost what one does. Every lane does what ``PlainBiquadCascade`` does in
/// the same order: the same bits. Complexity: O(samples × ⌈sections/4⌉).
package struct BiquadCascade: Sendable {
  private typealias Lanes = SIMD4<Double>

  /// Four sections and their states.
  private struct Group: Sendable {
    var b0 = Lanes.zero
    var b1 = Lanes.zero
    var b2 = Lanes.zero
    var a1 = Lanes.zero
    var a2 = Lanes.zero
    var s1 = Lanes.zero
    var s2 = Lanes.zero
  }

  package let sections: [BiquadCoefficients]
  private var groups: [Group]

  package init(_ sections: [BiquadCoefficients]) {
    self.sections = sections
    groups = stride(from: 0, to: sections.count, by: 4).map { first in
      var group = Group()
      for lane in 0..<4 {
        let c = first + lane < sections.count ? sections[first + lane] : .identity
        group.b0[lane] = c.b0
        group.b1[lane] = c.b1
        group.b2[lane] = c.b2
        group.a1[lane] = c.a1
        group.a2[lane] = c.a2
      }
      return group
    }
  }

  /// Filters `samples` in place from `start` to the end, going on from the states left by the last call.
  package mutating func filter(_ samples: inout [Double], from start: Int = 0) {
    precondition(start >= 0 && start <= samples.count, "A filter starts within its buffer.")
    let count = samples.count - start
    guard count > 0 else { return }
    samples.withUnsafeMutableBufferPointer { samples in
      guard let x = samples.baseAddress else { return }
      for index in groups.indices { Self.filter(x + start, count: count, &groups[index]) }
    }
  }

  /// Sets the states to those that an endless constant input of `value` would have left: no transient from an offset.
  package mutating func settle(at value: Double) {
    var level = value
    for (index, c) in sections.enumerated() {
      let (state, output) = c.settled(at: level)
      groups[index / 4].s1[index % 4] = state.x
      groups[index / 4].s2[index % 4] = state.y
      level = output
    }
  }

  /// At step t lane k works on sample t − k. The first and last three steps have lanes without a sample: their states
  /// must stay as they are.
  private static func filter(_ x: UnsafeMutablePointer<Double>, count: Int, _ group: inout Group) {
    let (b0, b1, b2, a1, a2) = (group.b0, group.b1, group.b2, group.a1, group.a2)
    var s1 = group.s1
    var s2 = group.s2
    var output = Lanes.zero
    let places = SIMD4<Int64>(0, 1, 2, 3)
    func edge(_ t: Int) {
      let input = Lanes(t < count ? x[t] : 0, output[0], output[1], output[2])
      output = b0 * input + s1
      let hasSample = (places .<= Int64(t)) .& (places .> Int64(t - count))
      s1.replace(with: (b1 * input - a1 * output) + s2, where: hasSample)
      s2.replace(with: b2 * input - a2 * output, where: hasSample)
      if t >= 3 { x[t - 3] = output[3] }
    }
    for t in 0..<min(3, count) { edge(t) }
    var t = 3
    while t < count {
      let input = Lanes(x[t], output[0], output[1], output[2])
      output = b0 * input + s1
      s1 = (b1 * input - a1 * output) + s2
      s2 = b2 * input - a2 * output
      x[t - 3] = output[3]
      t += 1
    }
    for t in count..<count + 3 { edge(t) }
    group.s1 = s1
    group.s2 = s2
  }
}

/// One section after the other, one sample after the other: the twin that ``BiquadCascade`` must equal bit for bit.
package struct PlainBiquadCascade: Sendable {
  package let sections: [BiquadCoefficients]
  private var states: [SIMD2<Double>]

  package init(_ sections: [BiquadCoefficients]) {
    self.sections = sections
    states = [SIMD2<Double>](repeating: .zero, count: sections.count)
  }

  package mutating func filter(_ samples: inout [Double], from start: Int = 0) {
    for (index, c) in sections.enumerated() {
      var s1 = states[index].x
      var s2 = states[index].y
      for i in start..<samples.count {
        let input = samples[i]
        let output = c.b0 * input + s1
        s1 = (c.b1 * input - c.a1 * output) + s2
        s2 = c.b2 * input - c.a2 * output
        samples[i] = output
      }
      states[index] = SIMD2(s1, s2)
    }
  }
}

extension BiquadCoefficients {
  /// States and output in the steady answer to a constant.
  fileprivate func settled(at level: Double) -> (state: SIMD2<Double>, output: Double) {
    let output = level * (b0 + b1 + b2) / (1 + a1 + a2)
    let s2 = b2 * level - a2 * output
    return (SIMD2(b1 * level - a1 * output + s2, s2), output)
  }
}
