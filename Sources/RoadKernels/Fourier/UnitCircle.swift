// Nothing of libm is called by name, but in release builds `rounded()` becomes a call of its floor or round on baseline
// x86-64, and only this import makes a program without Foundation link it. Those two are exact on every CPU.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Points of the unit circle, the same bits on every CPU.
///
/// glibc's sin and cos choose other code paths on CPUs with and without FMA and differ in the last bit between them;
/// a filter kernel built from them would carry that bit into every result. Here only `+ − × ÷` in a fixed order are
/// used, which IEEE 754 pins down, and Swift never contracts them. Angles are given in turns, so that the reduction to
/// one octant is exact. Error: below 1 ulp (tested against 40-digit values).
package enum UnitCircle {
  /// cos(2π·turns) and sin(2π·turns); the argument must be finite.
  package static func point(turns: Double) -> (cosine: Double, sine: Double) {
    precondition(turns.isFinite, "An angle must be finite.")
    // Exact: the fractional part and the scaling by 8 lose no bits for dyadic angles k/2^m, the FFT's case.
    let eighths = (turns - turns.rounded(.down)) * 8
    let octant = Int(eighths)
    let part = eighths - Double(octant)
    let (c, s) = firstOctant(octant & 1 == 0 ? part : 1 - part)
    switch octant & 7 {
    case 0: return (c, s)
    case 1: return (s, c)
    case 2: return (-s, c)
    case 3: return (-c, s)
    case 4: return (-c, -s)
    case 5: return (-s, -c)
    case 6: return (s, -c)
    default: return (c, -s)
    }
  }

  /// tan(π·x) for |x| < 1/2, as the bilinear transform of a filter's corner asks for.
  package static func tangent(halfTurns x: Double) -> Double {
    let (c, s) = point(turns: x / 2)
    return s / c
  }

  /// cos and sin of part·π/4 for 0 ≤ part ≤ 1.
  private static func firstOctant(_ part: Double) -> (Double, Double) {
    // π/4 = high + low to 107 bits, so x + tail is the angle to more than double precision.
    let high = 0x1.921fb54442d18p-1
    let low = 0x1.1a62633145c07p-55
    let x = part * high
    let tail = productError(part, high, x) + part * low
    let z = x * x
    // Taylor series about 0: the first terms left out are x¹⁹/19! < 1e-19 and x¹⁸/18! < 3e-18.
    var s = 1.0 / 355_687_428_096_000
    s = s * z - 1.0 / 1_307_674_368_000
    s = s * z + 1.0 / 6_227_020_800
    s = s * z - 1.0 / 39_916_800
    s = s * z + 1.0 / 362_880
    s = s * z - 1.0 / 5040
    s = s * z + 1.0 / 120
    s = s * z - 1.0 / 6
    var c = 1.0 / 20_922_789_888_000
    c = c * z - 1.0 / 87_178_291_200
    c = c * z + 1.0 / 479_001_600
    c = c * z - 1.0 / 3_628_800
    c = c * z + 1.0 / 40320
    c = c * z - 1.0 / 720
    c = c * z + 1.0 / 24
    let half = z * 0.5
    let sine = x + (x * z * s + tail * (1 - half))
    // 1 − z/2 is rounded; what that rounding lost is put back together with the small terms.
    let w = 1 - half
    let cosine = w + (((1 - w) - half) + (z * z * c - x * tail))
    return (cosine, sine)
  }

  /// a·b − p exactly, for p = a·b rounded (Dekker 1971), without a fused operation.
  private static func productError(_ a: Double, _ b: Double, _ p: Double) -> Double {
    let split = 134_217_729.0  // 2²⁷ + 1
    let a1 = a * split - (a * split - a)
    let a0 = a - a1
    let b1 = b * split - (b * split - b)
    let b0 = b - b1
    return ((a1 * b1 - p) + a1 * b0 + a0 * b1) + a0 * b0
  }
}
