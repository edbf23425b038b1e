import RoadKernels

/// Second-order sections over a stream, forwards only: what a live display can have, with the filter's delay.
///
/// As many outputs as inputs, at once (latency 0); outside the stretch the input counts as zero, or as the constant
/// given to ``settle(at:)``. Any cut gives the same bits. Complexity: O(sections) per sample.
public struct CausalFilter: Sendable {
  public let latency = 0
  private let design: Butterworth
  private var cascade: BiquadCascade

  public init(_ design: Butterworth) {
    self.design = design
    cascade = Self.cascade(design)
  }

  /// Pretends that the input has been `value` for ever: no transient from gravity's 9.81 m/s² at the start.
  public mutating func settle(at value: Double) { cascade.settle(at: value) }

  /// Takes samples and appends one output for each.
  public mutating func push(_ input: [Double], into output: inout [Double]) {
    let start = output.count
    output += input
    cascade.filter(&output, from: start)
  }

  /// Nothing is owed; the filter is ready for a new stretch.
  public mutating func finish(into output: inout [Double]) {
    cascade = Self.cascade(design)
  }

  private static func cascade(_ design: Butterworth) -> BiquadCascade {
    BiquadCascade(
      design.sections.map {
        BiquadCoefficients(b0: $0.b0, b1: $0.b1, b2: $0.b2, a1: $0.a1, a2: $0.a2)
      })
  }
}
