/// Two wheel tracks of one lane on one grid: their indices, the mean of them, and the index of their mean.
public struct WheelTrackPair: Sendable {
  public let left: InternationalRoughnessIndex
  public let right: InternationalRoughnessIndex
  /// The half car: the Golden Car on the average of both tracks. HRI is its index; it is never above MRI.
  public let average: InternationalRoughnessIndex

  /// - Throws: what either track throws, and `tracksDiffer` unless both have as many points.
  public init(
    left: [Double], right: [Double], interval: SamplingInterval,
    start: InternationalRoughnessIndex.Start = .exact
  ) throws(ProfileError) {
    guard left.count == right.count else {
      throw .tracksDiffer("the left track has \(left.count) points and the right one \(right.count)")
    }
    self.left = try InternationalRoughnessIndex(elevations: left, interval: interval, start: start)
    self.right = try InternationalRoughnessIndex(elevations: right, interval: interval, start: start)
    average = try InternationalRoughnessIndex(
      elevations: zip(left, right).map { ($0 + $1) / 2 }, interval: interval, start: start)
  }

  /// MRI: the mean of both tracks' indices, m/km.
  public var meanRoughnessIndex: Double { (left.wholeProfile + right.wholeProfile) / 2 }

  /// HRI: the index of the averaged tracks, m/km.
  public var halfCarRoughnessIndex: Double { average.wholeProfile }
}
