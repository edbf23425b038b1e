/// Elevations in, the slopes that drive the Golden Car out: `(z[i+k] − z[i]) / (k·dx)`.
///
/// Elevations in m at equal steps, slopes in m/m, `k` fewer than elevations. Latency: k samples (250 mm).
/// The same bits however the elevations are cut. Complexity: O(elevations).
public struct BaseLengthSlope: Sendable {
  public let interval: SamplingInterval

  /// How many elevations a slope waits for: k.
  public var latencySamples: Int { interval.baseSamples }

  private let baseLengthMeters: Double
  /// The last k elevations at most, waiting for their partner.
  private var waiting: [Double] = []

  public init(interval: SamplingInterval) {
    self.interval = interval
    baseLengthMeters = interval.baseLengthMeters
  }

  /// Forgets the elevations that wait: the next one begins a new stretch.
  public mutating func begin() { waiting.removeAll(keepingCapacity: true) }

  /// Appends the slope to each of `elevations` whose partner k samples before it is known.
  public mutating func push(_ elevations: [Double], into slopes: inout [Double]) {
    let k = interval.baseSamples
    slopes.reserveCapacity(slopes.count + elevations.count)
    for (index, elevation) in elevations.enumerated() {
      let partner = index - k
      if partner >= 0 {
        slopes.append((elevation - elevations[partner]) / baseLengthMeters)
      } else if waiting.count + partner >= 0 {
        slopes.append((elevation - waiting[waiting.count + partner]) / baseLengthMeters)
      }
    }
    if elevations.count >= k {
      waiting = Array(elevations.suffix(k))
    } else {
      waiting.append(contentsOf: elevations)
      waiting.removeFirst(max(0, waiting.count - k))
    }
  }
}
