/// Ranges of time to be asked about in ascending order: a cursor, so that many ranges cost no more than few.
struct MarkedTimes: Sendable {
  private var ranges: [ClosedRange<Double>] = []
  private var next = 0

  /// Replaces the ranges by a list that only grew at its end since the last time; ascending.
  mutating func update(_ ranges: [ClosedRange<Double>]) { self.ranges = ranges }

  /// The same from marks that were kept elsewhere meanwhile.
  mutating func update(_ other: MarkedTimes) { ranges = other.ranges }

  /// Whether a time lies in a range; times must not decrease from call to call. Complexity: amortised O(1).
  mutating func contains(_ time: Double) -> Bool {
    while next < ranges.count, ranges[next].upperBound < time { next += 1 }
    return next < ranges.count && ranges[next].lowerBound <= time
  }
}
