public import RoadNetworks
import RoughnessModels

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
  public init(_ street: SimulatedTown.Street, _ direction: TravelDirection, stepMeters: Double = 10) {
    precondition(stepMeters > 0, "The grid's step must be positive.")
    let lane = street.lane(direction)
    let length = street.lengthMeters
    let count = max(1, Int((length / stepMeters - 1e-9).rounded(.up)))
    func bins(_ track: [Double]) -> [Double] {
      var sums = [Double](repeating: 0, count: count)
      var counts = [Int](repeating: 0, count: count)
      let (responses, offset) = Self.responses(track, interval: lane.intervalMeters)
      for (i, response) in responses.enumerated() {
        // A response belongs to the middle of its slope's 250 mm.
        let travelled = Double(i) * lane.intervalMeters + offset
        let chainage = street.chainage(direction, travelled: travelled)
        let bin = min(count - 1, max(0, Int((chainage / stepMeters).rounded(.down))))
        sums[bin] += abs(response)
        counts[bin] += 1
      }
      return zip(sums, counts).map { $1 > 0 ? $0 / Double($1) * 1000 : 0 }
    }
    let left = bins(lane.left)
    let right = bins(lane.right)
    steps = (0..<count).map { k in
      Step(
        fromMeters: Double(k) * stepMeters, toMeters: min(length, Double(k + 1) * stepMeters),
        left: left[k], right: right[k])
    }
  }

  /// Filtered slopes of a profile and the distance of the first one's middle.
  private static func responses(_ z: [Double], interval: Double) -> (values: [Double], offset: Double) {
    let span = max(1, Int((0.25 / interval).rounded(.toNearestOrAwayFromZero)))
    guard z.count > span else { return ([], 0) }
    let base = Double(span) * interval
    let slopes = (0..<(z.count - span)).map { (z[$0 + span] - z[$0]) / base }
    let start = min(z.count - 1, Int((11 / interval).rounded()))
    var car = GoldenCar(intervalMeters: interval)
    car.begin(slope: (z[start] - z[0]) / (Double(start) * interval))
    var output: [Double] = []
    output.reserveCapacity(slopes.count)
    car.push(slopes, into: &output)
    return (output, base / 2)
  }
}
