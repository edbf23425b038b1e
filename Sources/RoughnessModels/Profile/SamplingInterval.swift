/// The distance between the points of a profile, snapped to the decimal that was meant, and what follows from it.
public struct SamplingInterval: Sendable, Hashable {
  /// The interval dx, m.
  public let meters: Double
  /// k: how many intervals one slope spans, so that it averages over about 250 mm.
  ///
  /// `max(1, 0.25/dx rounded half away from zero)`: the moving average of ASTM E1926 and the difference in one.
  public let baseSamples: Int

  /// The length over which one slope is taken, m.
  public var baseLengthMeters: Double { Double(baseSamples) * meters }

  /// Snaps and checks an interval as it was read or computed.
  ///
  /// A chain of roundings turns 0.1 into 0.1000000000000227, and then 0.25/dx is no longer 2.5 and k would be 2, not 3:
  /// 1.7 % more IRI. So what lies within a millionth of a whole number of 10 µm is taken as that decimal.
  /// - Throws: `intervalOutOfRange` outside 0.01…1 m.
  public init(meters raw: Double) throws(ProfileError) {
    let steps = (raw * 100_000).rounded()
    let snapped = abs(raw * 100_000 - steps) <= 1e-6 * steps ? steps / 100_000 : raw
    guard snapped >= 0.01, snapped <= 1 else { throw .intervalOutOfRange(meters: raw) }
    meters = snapped
    // The small term makes a half that rounding has left just below count as a half.
    baseSamples = max(1, Int((0.25 / snapped + 0.5 + 1e-9).rounded(.down)))
  }
}
