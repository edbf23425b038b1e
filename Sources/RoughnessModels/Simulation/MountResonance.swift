/// A box on a soft bracket: what the car does to the bracket's foot, the box feels through a spring and a little damping.
///
/// Acceleration of a mass excited at its base: H(s) = (2ζω·s + ω²)/(s² + 2ζω·s + ω²). At the resonance it is
/// √(1 + 4ζ²)/(2ζ) times the foot's, far above it nearly nothing. Realised by the bilinear transform with the resonance
/// kept at its place.
struct MountResonance: Sendable {
  private let b0, b1, b2, a1, a2: Double
  private var s1 = 0.0
  private var s2 = 0.0

  /// - Parameters:
  ///   - cyclesPerSample: resonance over sampling rate; below 0.5.
  ///   - damping: ζ, share of critical; > 0.
  init(cyclesPerSample: Double, damping: Double) {
    precondition(cyclesPerSample > 0 && cyclesPerSample < 0.5, "The resonance must lie below half the rate.")
    precondition(damping > 0, "A mount without damping would ring for ever.")
    let turns = cyclesPerSample / 2
    let k = StableElementary.sine(turns: turns) / StableElementary.cosine(turns: turns)
    let norm = 1 / (1 + 2 * damping * k + k * k)
    b0 = (2 * damping * k + k * k) * norm
    b1 = 2 * k * k * norm
    b2 = (k * k - 2 * damping * k) * norm
    a1 = 2 * (k * k - 1) * norm
    a2 = (1 - 2 * damping * k + k * k) * norm
  }

  /// Settled at a constant value.
  mutating func rest(at x: Double) {
    s2 = x * (b2 - a2)
    s1 = x * (b1 - a1) + s2
  }

  mutating func next(_ x: Double) -> Double {
    let y = b0 * x + s1
    s1 = b1 * x - a1 * y + s2
    s2 = b2 * x - a2 * y
    return y
  }
}
