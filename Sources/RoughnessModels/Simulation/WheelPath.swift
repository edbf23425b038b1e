/// The elevations that the four wheels meet along a drive, averaged over the tyres' contact.
///
/// Built from two tracks on an even grid; the rear wheels follow the front ones by the wheelbase. Beyond both ends the
/// road goes on level.
public struct WheelPath: Sendable {
  private let interval: Double
  private let left: [Double]
  private let right: [Double]

  /// `left` and `right`: elevation in m every `intervalMeters`, of equal count, at least two.
  public init(left: [Double], right: [Double], intervalMeters: Double, contactLengthMeters: Double) {
    precondition(
      left.count == right.count && left.count >= 2, "Both tracks need the same samples, two or more.")
    precondition(intervalMeters > 0, "The profile's step must be positive.")
    interval = intervalMeters
    self.left = Self.enveloped(left, interval: intervalMeters, contact: contactLengthMeters)
    self.right = Self.enveloped(right, interval: intervalMeters, contact: contactLengthMeters)
  }

  /// Elevation under front left, front right, rear left, rear right.
  public func elevations(front: Double, wheelbase: Double) -> SIMD4<Double> {
    let (i, u) = place(front)
    let (j, w) = place(front - wheelbase)
    return SIMD4(
      left[i] + (left[i + 1] - left[i]) * u, right[i] + (right[i + 1] - right[i]) * u,
      left[j] + (left[j + 1] - left[j]) * w, right[j] + (right[j + 1] - right[j]) * w)
  }

  private func place(_ distance: Double) -> (Int, Double) {
    let x = min(max(distance / interval, 0), Double(left.count - 1))
    let i = min(Int(x), left.count - 2)
    return (i, x - Double(i))
  }

  /// Mean of the polyline through the samples over the contact length, at every sample.
  ///
  /// A running integral would lose digits over a long road; so the few pieces under the patch are added anew each time.
  private static func enveloped(_ z: [Double], interval: Double, contact: Double) -> [Double] {
    let half = contact / 2 / interval
    if half < 1e-9 { return z }
    let whole = Int(half.rounded(.down))
    let part = half - Double(whole)
    func at(_ i: Int) -> Double { z[min(max(i, 0), z.count - 1)] }
    return z.indices.map { i in
      var area = 0.0
      for k in -whole..<whole { area += 0.5 * (at(i + k) + at(i + k + 1)) }
      let before = at(i - whole)
      let after = at(i + whole)
      area += part * (before + 0.5 * part * (at(i - whole - 1) - before))
      area += part * (after + 0.5 * part * (at(i + whole + 1) - after))
      return area / (2 * half)
    }
  }
}
