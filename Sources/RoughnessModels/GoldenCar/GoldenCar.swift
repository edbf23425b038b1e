/// The Golden Car filter: the slope of a road in, the motion of the reference car's suspension out.
///
/// Slopes in m/m, one every `intervalMeters` along the road, taken as constant over the interval before their sample;
/// responses zs′ − zu′ in m/m, one for each slope, at 80 km/h. IRI is the mean of their magnitudes (× 1000 for m/km).
/// The 250 mm moving average is not in here: it belongs to the making of slopes (see ``InternationalRoughnessIndex``).
///
/// Run it once over a whole stretch, never anew for each segment: the body's motion needs 30 m to forget its start.
/// Latency: none; each push gives one response for each slope, with the same bits however the slopes are cut.
/// Not-a-number and infinity spread to all later responses, and to earlier ones of the same eight.
/// Complexity: O(slopes). Source: ASTM E1926; Sayers 1995; METHODS in the article GoldenCar.
public struct GoldenCar: Sendable {
  /// The speed at which the reference car is driven: 80 km/h, in m/s.
  public static let speedMetersPerSecond = 80 / 3.6

  /// The distance from slope to slope, m.
  public let intervalMeters: Double

  private let block: QuarterCarBlock
  /// State (zs′, zs″, zu′, zu″) where the current block of eight began.
  private var blockStart = SIMD4<Double>.zero
  /// The current block's slopes; those not known yet are zero.
  private var blockSlopes = SIMD8<Double>.zero
  private var blockCount = 0

  /// A car at rest on a level road; for a start on a slope call ``begin(slope:)``.
  ///
  /// - Precondition: `intervalMeters` is finite and positive. Above about 1 m the wheel's motion is no longer sampled.
  public init(intervalMeters: Double) {
    precondition(intervalMeters.isFinite && intervalMeters > 0, "The interval must be positive and finite")
    self.intervalMeters = intervalMeters
    block = QuarterCarBlock(
      QuarterCarStep(.goldenCar, seconds: intervalMeters / GoldenCar.speedMetersPerSecond))
  }

  /// Starts a new stretch as if the road before it had been an endless grade: state (slope, 0, slope, 0).
  public mutating func begin(slope: Double) {
    blockStart = SIMD4(slope, 0, slope, 0)
    blockSlopes = .zero
    blockCount = 0
  }

  /// Appends the response zs′ − zu′ (m/m) to each of `slopes` (m/m).
  public mutating func push(_ slopes: [Double], into filtered: inout [Double]) {
    var read = slopes.startIndex
    var write = filtered.endIndex
    filtered.append(contentsOf: repeatElement(0, count: slopes.count))
    // Completes a block that earlier pushes began, then takes whole blocks, then begins the next one.
    while read < slopes.endIndex {
      if blockCount == 0 && slopes.endIndex - read >= QuarterCarBlock.length {
        let lanes = SIMD8(
          slopes[read], slopes[read + 1], slopes[read + 2], slopes[read + 3], slopes[read + 4],
          slopes[read + 5], slopes[read + 6], slopes[read + 7])
        let responses = block.responses(from: blockStart, to: lanes)
        blockStart = block.state(after: lanes, from: blockStart)
        for lane in 0..<QuarterCarBlock.length { filtered[write + lane] = responses[lane] }
        read += QuarterCarBlock.length
        write += QuarterCarBlock.length
        continue
      }
      let first = blockCount
      while read < slopes.endIndex && blockCount < QuarterCarBlock.length {
        blockSlopes[blockCount] = slopes[read]
        blockCount += 1
        read += 1
      }
      let responses = block.responses(from: blockStart, to: blockSlopes)
      for lane in first..<blockCount {
        filtered[write] = responses[lane]
        write += 1
      }
      if blockCount == QuarterCarBlock.length {
        blockStart = block.state(after: blockSlopes, from: blockStart)
        blockSlopes = .zero
        blockCount = 0
      }
    }
  }
}
