/// What one run says per half metre travelled: the product of the signal side, independent of any map.
///
/// Bin b covers travelled distance b·0.5 m ..< (b+1)·0.5 m. Columns grow together; of a very long run the first bins are
/// taken out while it goes on.
struct TravelBins: Sendable {
  /// Length of a bin, m.
  static let length = 0.5

  /// Mean rectified Golden Car response ×1000 (m/km), or mean square acceleration (m²/s⁴); NaN where nothing was recorded.
  private(set) var level: [Float] = []
  /// Mean speed, cm/s.
  private(set) var speed: [UInt16] = []
  private(set) var reasons: [ExclusionReasons] = []

  /// Number of the first bin that is held; 0 unless some were taken out.
  private(set) var first = 0

  var count: Int { level.count }

  /// Number of the bin after the last one.
  var end: Int { first + count }

  /// Whether anything here can be rated.
  var isRated: Bool { zip(level, reasons).contains { $0.isFinite && !$1.excludes } }

  /// Adds a reason to every bin.
  mutating func exclude(_ reason: ExclusionReasons) {
    for i in reasons.indices { reasons[i].formUnion(reason) }
  }

  /// Keeps some bins and forgets those before and after: the first one kept becomes bin 0.
  mutating func keep(_ range: Range<Int>) {
    level = Array(level[range])
    speed = Array(speed[range])
    reasons = Array(reasons[range])
  }

  /// Forgets what is known of every bin that overlaps this piece of the way, m: a hole.
  mutating func blank(from start: Double, to end: Double) {
    let first = max(0, Int(start / Self.length))
    for b in first..<max(first, min(count, Int((end / Self.length).rounded(.up)))) {
      level[b] = .nan
      speed[b] = 0
      reasons[b] = .gap
    }
  }

  /// Sets a bin, filling skipped ones as a hole in the recording. A bin before the last is only merged (reasons joined).
  mutating func set(
    _ index: Int, level value: Float, speed metresPerSecond: Double, reasons why: ExclusionReasons
  ) {
    guard index >= first else { return }
    if index < end {
      reasons[index - first].formUnion(why)
      if level[index - first].isNaN { level[index - first] = value }
      return
    }
    while end < index {
      level.append(.nan)
      speed.append(0)
      reasons.append(.gap)
    }
    level.append(value)
    speed.append(UInt16(min(65_535, max(0, (metresPerSecond * 100).rounded()))))
    reasons.append(why)
  }

  /// As a record keeps them.
  var packed: PassBins {
    PassBins(first: first, levels: level.map { PackedLevel($0) }, speeds: speed, reasons: reasons)
  }

  /// Takes out the bins before a number; they are changed no more.
  mutating func take(before number: Int) -> TravelBins {
    let taken = max(0, min(number, end) - first)
    var past = TravelBins()
    past.first = first
    past.level = Array(level[..<taken])
    past.speed = Array(speed[..<taken])
    past.reasons = Array(reasons[..<taken])
    level.removeFirst(taken)
    speed.removeFirst(taken)
    reasons.removeFirst(taken)
    first += taken
    return past
  }
}
