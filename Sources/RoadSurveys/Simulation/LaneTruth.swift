public import RoadNetworks
public import RoughnessModels

/// The true roughness of a lane: the Golden Car run over its own profile, per even step of chainage.
public struct LaneTruth: Sendable, Equatable {
  /// One step of the grid.
  public struct Step: Sendable, Hashable {
    /// Chainage along the ledger's line, m; `from < to` whatever the direction.
    public var fromMeters: Double
    public var toMeters: Double
    /// m/km.
    public var left: Double
    public var right: Double
    /// Mean of both tracks' IRI (MRI).
    public var mean: Double { (left + right) / 2 }
  }

  /// In ascending chainage.
  public let steps: [Step]

  /// The truth of a street's lane on a grid of `stepMeters`; the last step is what remains.
  ///
  /// Errors: those of a profile that has no IRI (shorter than 250 mm, step outside 0.01…1 m).
  public init(_ street: SimulatedTown.Street, _ direction: TravelDirection, stepMeters: Double = 10)
    throws(ProfileError)
  {
    precondition(stepMeters > 0, "The grid's step must be positive.")
    let lane = street.lane(direction)
    let length = street.lengthMeters
    let count = max(1, Int((length / stepMeters - 1e-9).rounded(.up)))
    func bins(_ track: [Double]) throws(ProfileError) -> [Double] {
      var sums = [Double](repeating: 0, count: count)
      var counts = [Int](repeating: 0, count: count)
      let index = try InternationalRoughnessIndex(
        elevations: track, interval: SamplingInterval(meters: lane.intervalMeters))
      for (i, response) in index.responses.enumerated() {
        // A sample belongs to the step in which its middle lies, as everywhere.
        let travelled = (Double(i) + 0.5) * lane.intervalMeters
        let chainage = street.chainage(direction, travelled: travelled)
        let bin = min(count - 1, max(0, Int((chainage / stepMeters).rounded(.down))))
        sums[bin] += abs(response)
        counts[bin] += 1
      }
      return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) * 1000 : 0 }
    }
    let left = try bins(lane.left)
    let right = try bins(lane.right)
    steps = (0..<count).map { k in
      Step(
        fromMeters: Double(k) * stepMeters, toMeters: min(length, Double(k + 1) * stepMeters),
        left: left[k], right: right[k])
    }
  }
}
