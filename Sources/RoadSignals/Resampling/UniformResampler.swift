/// Brings rows at real, uneven time stamps to an even rate, all channels alike.
///
/// Output k stands for the time t0 + k/rate, t0 being the first row's time, up to the last row's time. Between rows the
/// signal is a piecewise cubic through the rows at their own times (Hermite form, slopes from five knots); rows nearer
/// than a quarter of the nominal interval are merged, segments longer than 2.5 nominal intervals are straight. When the
/// input's nominal rate is above 1.5 × the output's, the cubic is sampled at the next multiple of the output rate from
/// the input's on (2 % of an output rate below it will do) and decimated by a zero-phase low-pass: nothing folds below 0.4 × the output rate.
/// A NaN is a hole in its channel only and bridged by a line (held beyond 1 s). Splitting at gaps is the caller's duty.
///
/// The output is the same bit for bit however the rows are cut into pushes. Latency: the first 256 rows are held back
/// to learn the nominal rate; then three rows, and 13 output samples more when decimating.
/// Complexity: O(rows + outputs) per channel, constant memory.
public struct UniformResampler: Sendable {
  /// Rows from which the nominal input rate is learnt.
  public static let leadInCount = 256

  public let channelCount: Int
  public let rateHertz: Double
  /// Nominal input rate as learnt from the first rows; nil before that, or when there are fewer than two.
  public private(set) var inputRateHertz: Double?

  private var leadTimes: [Double] = []
  private var leadChannels: [[Double]]
  private var interpolator: UnevenInterpolator?
  private var decimators: [Decimator] = []
  private var lastTime = -Double.infinity
  /// Reused: the grid before decimation.
  private var grid: [[Double]]

  public init(channelCount: Int, rateHertz: Double) {
    precondition(channelCount >= 1, "A resampler needs at least one channel.")
    precondition(rateHertz > 0 && rateHertz.isFinite, "A rate must be a positive number of hertz.")
    self.channelCount = channelCount
    self.rateHertz = rateHertz
    leadChannels = [[Double]](repeating: [], count: channelCount)
    grid = leadChannels
  }

  /// Takes rows (seconds since the stretch's start, strictly increasing; one array per channel) and appends what is
  /// ready to `output`, one array per channel.
  public mutating func push(times: [Double], channels: [[Double]], into output: inout [[Double]]) {
    precondition(
      channels.count == channelCount && output.count == channelCount,
      "A resampler keeps its number of channels.")
    precondition(channels.allSatisfy { $0.count == times.count }, "Every row has a value in every channel.")
    for time in times {
      precondition(time > lastTime && time.isFinite, "Rows must have strictly increasing times.")
      lastTime = time
    }
    guard interpolator == nil else {
      feed(times, channels, into: &output)
      return
    }
    let taken = min(Self.leadInCount - leadTimes.count, times.count)
    leadTimes += times[..<taken]
    for channel in 0..<channelCount { leadChannels[channel] += channels[channel][..<taken] }
    guard leadTimes.count == Self.leadInCount else { return }
    start(into: &output)
    if taken < times.count {
      feed(Array(times[taken...]), channels.map { Array($0[taken...]) }, into: &output)
    }
  }

  /// Appends what is still owed and makes the resampler ready for a new stretch.
  public mutating func finish(into output: inout [[Double]]) {
    precondition(output.count == channelCount, "A resampler keeps its number of channels.")
    if interpolator == nil { start(into: &output) }
    if decimators.isEmpty {
      interpolator?.finish(lastTime: lastTime, into: &output)
    } else {
      interpolator?.finish(lastTime: lastTime, into: &grid)
      decimate(into: &output)
      for channel in 0..<channelCount { decimators[channel].finish(into: &output[channel]) }
    }
    interpolator = nil
    decimators = []
    inputRateHertz = nil
    lastTime = -.infinity
  }

  /// Decides from the rows held back how to go on, and sends them on their way.
  private mutating func start(into output: inout [[Double]]) {
    guard let first = leadTimes.first else { return }
    inputRateHertz = NominalRate.estimate(times: leadTimes)?.rateHertz
    let inputRate = inputRateHertz ?? rateHertz
    let factor = inputRate > 1.5 * rateHertz ? Int((inputRate / rateHertz - 0.02).rounded(.up)) : 1
    decimators = factor == 1 ? [] : [Decimator](repeating: Decimator(factor: factor), count: channelCount)
    interpolator = UnevenInterpolator(
      channelCount: channelCount, gridHertz: rateHertz * Double(factor), nominalSeconds: 1 / inputRate,
      firstTime: first)
    let times = leadTimes
    let channels = leadChannels
    leadTimes.removeAll(keepingCapacity: true)
    for channel in 0..<channelCount { leadChannels[channel].removeAll(keepingCapacity: true) }
    feed(times, channels, into: &output)
  }

  private mutating func feed(_ times: [Double], _ channels: [[Double]], into output: inout [[Double]]) {
    guard !decimators.isEmpty else {
      interpolator?.push(times: times, channels: channels, into: &output)
      return
    }
    interpolator?.push(times: times, channels: channels, into: &grid)
    decimate(into: &output)
  }

  private mutating func decimate(into output: inout [[Double]]) {
    for channel in 0..<channelCount {
      decimators[channel].push(grid[channel], into: &output[channel])
      grid[channel].removeAll(keepingCapacity: true)
    }
  }
}
