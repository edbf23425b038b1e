/// The rate a logger meant, from the time stamps it wrote.
public enum NominalRate {
  /// Estimates the nominal rate and the jitter of the stamps; nil when fewer than two stamps differ.
  ///
  /// `times` are seconds in order; duplicates and backward steps are left out. The first guess is the median interval.
  /// When many intervals are far below the average over 64 samples the log comes in bursts (several samples handed over
  /// at once), and that average is the guess instead. Then intervals of up to 3 periods vote with
  /// Σ interval / Σ periods, which removes the grid of coarse stamps (104 Hz written in milliseconds) and is
  /// indifferent to dropped samples and gaps. Jitter: RMS of the intervals' distance from whole periods, over √2, as
  /// two stamps make an interval. Complexity: O(n log n), one copy of the stamps.
  public static func estimate(times: [Double]) -> (rateHertz: Double, jitterRMSSeconds: Double)? {
    var stamps: [Double] = []
    stamps.reserveCapacity(times.count)
    for time in times where time.isFinite && time > stamps.last ?? -.infinity { stamps.append(time) }
    guard stamps.count >= 2 else { return nil }
    let intervals = zip(stamps.dropFirst(), stamps).map { $0 - $1 }
    let reach = min(64, stamps.count - 1)
    let average = median(zip(stamps.dropFirst(reach), stamps).map { ($0 - $1) / Double(reach) })
    let isBursty = intervals.count { $0 < average / 4 } * 5 > intervals.count
    guard !isBursty else { return (1 / average, jitter(of: intervals, period: average)) }

    var period = median(intervals)
    for _ in 0..<3 {
      var time = 0.0
      var periods = 0.0
      for interval in intervals {
        let whole = (interval / period).rounded()
        // Jitter that shortens one interval lengthens the next: both must be counted, also as 0 and 2 periods.
        guard whole <= 3 else { continue }
        time += interval
        periods += whole
      }
      guard periods > 0 else { break }
      period = time / periods
    }
    return (1 / period, jitter(of: intervals, period: period))
  }

  private static func jitter(of intervals: [Double], period: Double) -> Double {
    var sum = 0.0
    var count = 0.0
    // A dropped sample is no jitter; an interval of many periods says nothing about it.
    for interval in intervals where interval < 3.5 * period {
      let off = interval - max(1, (interval / period).rounded()) * period
      sum += off * off
      count += 1
    }
    return count == 0 ? 0 : (sum / count / 2).squareRoot()
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
