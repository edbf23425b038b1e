/// Finds the deflection of a suspension from the acceleration that it gives the body: its law, solved forward in time.
///
/// d′ is what the law says for the acceleration less the spring's part, so the deflection follows a first-order equation
/// that forgets its start within K2/C ≈ 0.1 s, later while friction holds it: stable whatever the signal. Midpoint steps of at most
/// 5 ms, the acceleration linear between samples. Latency: none; the same numbers however the input is cut.
struct DeflectionSolver: Sendable {
  private let table: SuspensionTable
  private let substeps: Int
  private let step: Double
  private var deflection = 0.0
  private var last = 0.0

  init(_ law: SuspensionLaw, rateHertz: Double) {
    table = SuspensionTable(law)
    substeps = max(1, Int((200 / rateHertz).rounded(.up)))
    step = 1 / (rateHertz * Double(substeps))
  }

  /// What the acceleration must be multiplied by at a frequency so that the steps, which take it as linear between samples,
  /// integrate it exactly: (π·f/rate)/tan is what the trapezoidal rule leaves of an integral. Held above 0.45 of the rate.
  static func emphasis(_ hertz: Double, rateHertz: Double) -> Double {
    let turns = min(hertz / rateHertz, 0.45) / 2
    guard turns > 0 else { return 1 }
    let tangent = StableElementary.sine(turns: turns) / StableElementary.cosine(turns: turns)
    return tangent / (2 * Double.pi * turns)
  }

  /// Appends the deflection (m) at the time of every acceleration (m/s²).
  mutating func push(_ accelerations: [Double], into deflections: inout [Double]) {
    deflections.reserveCapacity(deflections.count + accelerations.count)
    for a in accelerations { deflections.append(next(a)) }
  }

  /// Two suspensions at once: each waits for itself at every step, not for the other.
  static func push(
    _ a: [Double], _ first: inout DeflectionSolver, into out: inout [Double],
    _ b: [Double], _ second: inout DeflectionSolver, into other: inout [Double]
  ) {
    let common = min(a.count, b.count)
    out.reserveCapacity(out.count + a.count)
    other.reserveCapacity(other.count + b.count)
    for i in 0..<common {
      out.append(first.next(a[i]))
      other.append(second.next(b[i]))
    }
    for i in common..<a.count { out.append(first.next(a[i])) }
    for i in common..<b.count { other.append(second.next(b[i])) }
  }

  @inline(__always) private mutating func next(_ acceleration: Double) -> Double {
    let spring = table.law.springStiffness
    let change = acceleration - last
    for k in 0..<substeps {
      let a = last + change * ((Double(k) + 0.5) / Double(substeps))
      let first = table.speed(atForce: a - spring * deflection)
      let middle = deflection + 0.5 * step * first
      deflection += step * table.speed(atForce: a - spring * middle)
    }
    last = acceleration
    return deflection
  }

  /// Ready for a new stretch.
  mutating func reset() { (deflection, last) = (0, 0) }
}
