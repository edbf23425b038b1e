/// A pass's roughness signal over its road: a value each half metre of chainage, none where nothing was rated.
///
/// The square root of the level: a pothole shall weigh, but not outweigh two hundred metres. Divided by its mean, so that
/// soft and stiff cars count alike.
struct RoadSignal: Sendable {
  /// Distance between two values, m.
  static let interval = TravelBins.length

  /// Chainage index of the first value: value i stands at (first + i + ½)·0.5 m.
  private(set) var first = 0
  /// NaN where nothing was rated.
  private(set) var values: [Double] = []

  var range: Range<Int> { first..<first + values.count }

  /// The signal of a pass moved along the road by `shift`. Complexity: O(bins).
  init(_ pass: Pass, shift: ChainageShift = .none) {
    var anchors = pass.anchors.map { anchor in
      (
        chainage: anchor.chainageMeters + shift.meters(at: anchor.chainageMeters),
        travelled: anchor.travelledMeters
      )
    }
    if pass.direction == "backward" { anchors.reverse() }
    guard let start = anchors.first, let end = anchors.last, end.chainage > start.chainage else { return }
    first = max(0, Int((start.chainage / Self.interval - 0.5).rounded(.up)))
    let last = Int((end.chainage / Self.interval - 0.5).rounded(.down))
    guard last >= first else { return }
    values.reserveCapacity(last - first + 1)
    var piece = 0
    var (sum, count) = (0.0, 0)
    for k in first...last {
      let chainage = (Double(k) + 0.5) * Self.interval
      while piece + 2 < anchors.count, anchors[piece + 1].chainage < chainage { piece += 1 }
      let (a, b) = (anchors[piece], anchors[piece + 1])
      let span = b.chainage - a.chainage
      let share = span > 0 ? min(1, max(0, (chainage - a.chainage) / span)) : 0
      let travelled = a.travelled + share * (b.travelled - a.travelled)
      let bin = Int((travelled / TravelBins.length).rounded(.down)) - pass.bins.first
      guard pass.bins.levels.indices.contains(bin), !pass.bins.reasons[bin].excludes,
        !pass.bins.levels[bin].isMissing
      else {
        values.append(.nan)
        continue
      }
      let value = Double(pass.bins.levels[bin].value).squareRoot()
      values.append(value)
      sum += value
      count += 1
    }
    guard sum > 0 else { return }
    let scale = Double(count) / sum
    for i in values.indices { values[i] *= scale }
  }

  init(first: Int, values: [Double]) {
    self.first = first
    self.values = values
  }

  /// The values of a range of chainage indices, those that aren't there set to the mean of the others; nil when fewer
  /// than `least` are there.
  func window(_ wanted: Range<Int>, least: Int) -> [Double]? {
    var window = [Double](repeating: .nan, count: wanted.count)
    var (sum, count) = (0.0, 0)
    for k in wanted.clamped(to: range) {
      let value = values[k - first]
      guard value.isFinite else { continue }
      window[k - wanted.lowerBound] = value
      sum += value
      count += 1
    }
    guard count >= least, count > 0 else { return nil }
    let mean = sum / Double(count)
    for i in window.indices where window[i].isNaN { window[i] = mean }
    return window
  }
}

/// The mean of several signals, where each of them is: what runs are aligned with.
struct CommonSignal: Sendable {
  private var sums: [Double]
  private var counts: [Double]

  /// For a road of this length.
  init(roadLength: Double) {
    let count = Int((roadLength / RoadSignal.interval).rounded(.up)) + 1
    sums = Array(repeating: 0, count: count)
    counts = sums
  }

  /// Adds a signal, or takes it out again with `weight` −1.
  mutating func add(_ signal: RoadSignal, weight: Double = 1) {
    for k in signal.range.clamped(to: 0..<sums.count) {
      let value = signal.values[k - signal.first]
      guard value.isFinite else { continue }
      sums[k] += weight * value
      counts[k] += weight
    }
  }

  var signal: RoadSignal {
    RoadSignal(first: 0, values: zip(sums, counts).map { $1 > 0.5 ? $0 / $1 : .nan })
  }
}
