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
/// Up to four sections are one linear recursion, which goes by blocks of samples (``BlockedRecursion``): side by side where
/// three or four of them can be (``ParallelSections``). Figures are in *Butterworth*.
/// The same bits however the samples are cut. Complexity: O(samples × ⌈sections/4⌉).
package struct BiquadCascade: Sendable {
  private static let sectionsPerGroup = 4

  package let sections: [BiquadCoefficients]
  private var groups: [BlockedRecursion]
  /// Of each group, if it goes side by side.
  private let parallel: [ParallelSections?]

  package init(_ sections: [BiquadCoefficients], level: KernelLevel = .best) {
    self.sections = sections
    let grouped = stride(from: 0, to: sections.count, by: Self.sectionsPerGroup).map { first in
      Array(sections[first..<min(sections.count, first + Self.sectionsPerGroup)])
    }
    let parallel = grouped.map { $0.count > 2 ? ParallelSections($0) : nil }
    self.parallel = parallel
    groups = zip(grouped, parallel).map { group, parallel in
      if let parallel { return BlockedRecursion(parallel, level: level) }
      return BlockedRecursion(order: group.count > 2 ? 8 : 4, level: level) { states, input in
        var value = input
        for (k, section) in group.enumerated() { value = section.step(&states, at: 2 * k, value) }
        return value
      }
    }
  }

  /// Filters `samples` in place from `start` to the end, going on from the states left by the last call.
  package mutating func filter(_ samples: inout [Double], from start: Int = 0) {
    for index in groups.indices { groups[index].filter(&samples, from: start) }
  }

  /// Sets the states to those that an endless constant input of `value` would have left: no transient from an offset.
  package mutating func settle(at value: Double) {
    var level = value
    for index in groups.indices {
      var states = [Double](repeating: 0, count: groups[index].order)
      let first = index * Self.sectionsPerGroup
      let before = level
      for (k, section) in sections[first...].prefix(Self.sectionsPerGroup).enumerated() {
        let (state, output) = section.settled(at: level)
        states[2 * k] = state.x
        states[2 * k + 1] = state.y
        level = output
      }
      groups[index].begin(parallel[index]?.settled(at: before) ?? states)
    }
  }
}

/// One section after the other, one sample after the other: the twin that ``BiquadCascade`` must equal but for rounding.
package struct PlainBiquadCascade: Sendable {
  package let sections: [BiquadCoefficients]
  private var states: [Double]

  package init(_ sections: [BiquadCoefficients]) {
    self.sections = sections
    states = [Double](repeating: 0, count: 2 * sections.count)
  }

  package mutating func filter(_ samples: inout [Double], from start: Int = 0) {
    for (k, section) in sections.enumerated() {
      for i in start..<samples.count { samples[i] = section.step(&states, at: 2 * k, samples[i]) }
    }
  }
}

extension BiquadCoefficients {
  /// One sample through this section, whose two states lie at a place among others.
  func step(_ states: inout [Double], at place: Int, _ input: Double) -> Double {
    let output = b0 * input + states[place]
    states[place] = (b1 * input - a1 * output) + states[place + 1]
    states[place + 1] = b2 * input - a2 * output
    return output
  }

  /// States and output in the steady answer to a constant.
  fileprivate func settled(at level: Double) -> (state: SIMD2<Double>, output: Double) {
    let output = level * (b0 + b1 + b2) / (1 + a1 + a2)
    let s2 = b2 * level - a2 * output
    return (SIMD2(b1 * level - a1 * output + s2, s2), output)
  }
}
