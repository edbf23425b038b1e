/// The speed that a ``SuspensionLaw`` gives for a force, as cubics between exact values: what a sample can afford.
///
/// Newton's steps wait for a root and two divisions each; a cubic takes a fraction of that. Pieces are a twelfth as long
/// as the bend at F = f is wide, (f/2)^⅓·(C·ε)^⅔, and one begins at 0, where the damping changes: within 3e-9 m/s of the
/// law for friction from 0.01 to 5 m/s² and damping from 1 to 10 s⁻¹. Stronger forces are solved as the law does.
struct SuspensionTable: Sendable {
  let law: SuspensionLaw
  /// Pieces per m/s², and how many lie below 0.
  private let scale: Double
  private let zero: Double
  /// m/s², the same on both sides.
  private let reach: Double
  /// Of each piece the factors of 1, s, s² and s³, s being the part of it that lies below the force.
  private let pieces: [SIMD4<Double>]

  /// Forces in the table beyond twice the friction, m/s²; a car's body is seldom accelerated by more.
  private static let span = 4.0
  /// With hardly any friction there is hardly a bend, and no need of pieces without number.
  private static let mostPieces = 1 << 13
  /// Has no digits behind the point left: what is added to it is rounded to an integer.
  private static let rounding = 0x1.8p52

  init(_ law: SuspensionLaw) {
    self.law = law
    let reach = Self.span + 2 * law.friction
    let damping = min(law.compressionDamping, law.reboundDamping)
    let cube = law.friction / 2 * (damping * SuspensionLaw.slip) * (damping * SuspensionLaw.slip)
    let bend = cube > 0 ? StableElementary.exp(StableElementary.log(cube) / 3) : reach
    let count = Int(max(1, min(Double(Self.mostPieces), (12 * reach / bend).rounded(.up))))
    let length = reach / Double(count)
    pieces = (-count..<count).map { k in
      let ends = [k, k + 1].map { law.speed(atForce: Double($0) * length) }
      // At 0 each side has a slope of its own.
      let slopes = ends.map { law.slope(atSpeed: $0, isRebound: k < 0) * length }
      let rise = ends[1] - ends[0]
      return SIMD4(
        ends[0], slopes[0], 3 * rise - 2 * slopes[0] - slopes[1], slopes[0] + slopes[1] - 2 * rise)
    }
    // A hair less, so that rounding leads to no piece beyond the ends.
    self.reach = reach * (1 - 0x1p-40)
    scale = 1 / length
    zero = Double(count)
  }

  /// As ``SuspensionLaw/speed(atForce:)``, m/s.
  @inline(__always) func speed(atForce force: Double) -> Double {
    guard abs(force) < reach else { return law.speed(atForce: force) }
    let place = force * scale + zero
    // The piece's number stands in the last bits of the sum: quicker to have than by converting it.
    let sum = (place - 0.5) + Self.rounding
    let s = place - (sum - Self.rounding)
    let c = pieces[Int(sum.bitPattern & 0xFFFF_FFFF)]
    return (c.x + c.y * s) + s * s * (c.z + c.w * s)
  }
}
