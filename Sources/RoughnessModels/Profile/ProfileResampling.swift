/// Elevations at equal steps, as the Golden Car needs them.
public struct UniformProfile: Sendable, Equatable {
  /// Distance of the first point on the profile's own axis, m.
  public var startMeters: Double
  public var interval: SamplingInterval
  /// One array of elevations in m for each track, all of one length.
  public var tracks: [[Double]]
  /// True when the points were not where the file has them.
  public var isResampled: Bool

  public init(startMeters: Double, interval: SamplingInterval, tracks: [[Double]], isResampled: Bool) {
    self.startMeters = startMeters
    self.interval = interval
    self.tracks = tracks
    self.isResampled = isResampled
  }
}

/// Puts a profile with a distance for each elevation onto equal steps, by one documented rule.
///
/// 1. The interval is the mean spacing, snapped (see ``SamplingInterval``).
/// 2. Every distance within 2 % of the spacing, or within the rounding of its printed decimals, of where equal spacing
///    would have it: the elevations are taken as they are.
/// 3. Otherwise they are resampled by a monotone cubic from the first point on at the mean spacing (gaps left out),
///    rounded to whole millimetres, within 0.01…1 m.
/// 4. A distance between neighbours above the allowed gap (four usual spacings, at least 1 m) is refused, never bridged.
/// An interval asked for replaces the mean spacing: unless the profile already has it, it is resampled.
public struct ProfileResampling: Sendable {
  /// The interval asked for, m; nil = the profile's own.
  public var intervalMeters: Double?
  /// One unit of the last printed decimal of the distances, m; 0 = unknown.
  public var distanceResolutionMeters: Double
  /// The greatest distance between neighbours that is interpolated, m; nil = rule 4.
  public var allowedGapMeters: Double?

  public init(
    intervalMeters: Double? = nil, distanceResolutionMeters: Double = 0, allowedGapMeters: Double? = nil
  ) {
    self.intervalMeters = intervalMeters
    self.distanceResolutionMeters = distanceResolutionMeters
    self.allowedGapMeters = allowedGapMeters
  }

  /// The same tracks at equal steps.
  ///
  /// - Parameters:
  ///   - distances: m, strictly increasing.
  ///   - tracks: elevations in m, each as many as distances.
  /// - Throws: `tooShort` below two points, `notFinite`, `distanceNotIncreasing`, `gap`, `intervalOutOfRange`.
  /// Complexity: O(points + steps).
  public func uniform(distances: [Double], tracks: [[Double]]) throws(ProfileError) -> UniformProfile {
    precondition(tracks.allSatisfy { $0.count == distances.count }, "Each elevation needs a distance")
    let count = distances.count
    guard count >= 2 else { throw .tooShort(count: count, needed: 2) }
    for index in 0..<count where !distances[index].isFinite { throw .notFinite(index: index) }
    for index in 1..<count where distances[index] <= distances[index - 1] {
      throw .distanceNotIncreasing(index: index - 1)
    }
    let length = distances[count - 1] - distances[0]
    let spacing = meanSpacing(length: length, steps: count - 1)
    let own = try? SamplingInterval(meters: spacing)
    let wanted = try intervalMeters.map { meters throws(ProfileError) in try SamplingInterval(meters: meters)
    }
    if let own, isRegular(distances, spacing: spacing),
      wanted == nil || abs(own.meters - wanted!.meters) <= 1e-5 * own.meters
    {
      return UniformProfile(
        startMeters: distances[0], interval: wanted ?? own, tracks: tracks, isResampled: false)
    }
    // What is usual is the median: one long gap would move the mean.
    let spacings = (1..<count).map { distances[$0] - distances[$0 - 1] }
    let usual = spacings.sorted()[(count - 1) / 2]
    let allowed = allowedGapMeters ?? max(1, 4 * usual)
    for (index, gap) in spacings.enumerated() where gap > allowed {
      throw .gap(index: index, meters: gap, allowed: allowed)
    }
    let interval: SamplingInterval
    if let wanted {
      interval = wanted
    } else {
      let ordinary = spacings.filter { $0 <= 4 * usual }
      let mean = ordinary.reduce(0, +) / Double(ordinary.count)
      interval = try SamplingInterval(meters: max(0.01, (mean * 1000).rounded() / 1000))
    }
    let steps = Int((length / interval.meters + 1e-9).rounded(.down))
    guard steps >= 1 else { throw .tooShort(count: count, needed: count + 1) }
    let places = (0...steps).map { distances[0] + Double($0) * interval.meters }
    let resampled = tracks.map { MonotoneCubic(x: distances, y: $0).values(at: places) }
    return UniformProfile(
      startMeters: distances[0], interval: interval, tracks: resampled, isResampled: true)
  }

  /// The mean spacing, or the tenth of a millimetre from which only the distances' printed rounding can part it.
  private func meanSpacing(length: Double, steps: Int) -> Double {
    let spacing = length / Double(steps)
    let decimal = (spacing * 10_000).rounded() / 10_000
    return abs(spacing - decimal) * Double(steps) <= distanceResolutionMeters ? decimal : spacing
  }

  private func isRegular(_ distances: [Double], spacing: Double) -> Bool {
    // The first point and this one are each rounded. A decimal coarser than half the spacing would let anything pass.
    let rounding = distanceResolutionMeters <= 0.5 * spacing ? 1.01 * distanceResolutionMeters : 0
    let tolerance = max(0.02 * spacing, rounding)
    for (index, distance) in distances.enumerated() {
      if abs(distance - (distances[0] + Double(index) * spacing)) > tolerance { return false }
    }
    return true
  }
}
