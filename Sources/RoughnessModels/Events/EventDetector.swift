import RoadKernels

/// Finds single bumps, potholes and steps in a recovered profile, whatever the speed at which they were driven over.
///
/// A road's slope is nearly white, so a matched filter on the slope is the best linear test for a known shape: one for a
/// step and one for each of six lengths of a raised cosine, blurred as the speed blurs them. What comes out is compared
/// with the median level of the 37 m around; the shape that stands out most gives kind, height and length. Maxima nearer
/// than 4 m are one event, since a box between the axles meets every event twice; the echo's height is added, and the
/// place is the mean of both weighted by height, which is where the road under the box was. See *EventDetector*.
///
/// Points lie `interval` apart in one unbroken piece; the events come in order, the same however the points are cut.
/// Latency: ``latencyMeters``. Complexity: O(points · taps).
public struct EventDetector: Sendable {
  /// Distance between points, m.
  public static let interval = 0.125
  /// How far a point must lie behind the newest before it can be reported, m.
  public var latencyMeters: Double { Double((Self.neighbours + 1) * Self.block + margin) * Self.interval }

  /// Points to a block over which the level is averaged: 2.5 m.
  private static let block = 20
  /// Blocks on either side whose median is the level.
  private static let neighbours = 7
  /// Fewest usable blocks for a level.
  private static let fewestBlocks = 5
  /// An event is the greatest within this many points on either side: 4 m.
  private static let window = 32
  /// Below this level a road is as smooth as roads get, and what moves is noise, m/m.
  private static let smoothest = 0.002
  /// A deviation is 1.25 mean magnitudes.
  private static let deviationOverMean = 1.25
  /// A longer hollow fills the whole lane and isn't a pothole under one wheel, m.
  private static let longestPothole = 1.5

  private let settings: EventConfiguration
  private let scale: Double
  private let potholeFactor: Double
  private let echo: ClosedRange<Int>?
  private let templates: EventTemplates
  /// Points that the filters reach to either side, and those that a decision looks at.
  private let reach: Int
  private let margin: Int

  private var start = 0.0
  private var lastHeight: Double?
  /// Slopes to each point from the one before; `slopes[0]` is slope `first` of the piece.
  private var slopes: [Double] = []
  private var bands: [Int] = []
  /// The newest slope's band, and the squares of speed between which it goes on.
  private var band = 0
  private var bandSquares = EventTemplates.squares(ofBand: 0)
  private var usable: [Bool] = []
  private var first = 0
  /// Mean magnitude of each whole block, `means[0]` of block `firstBlock`; nil where a point in it isn't usable.
  private var means: [Double?] = []
  private var firstBlock = 0
  /// What the filters say of each slope.
  private var scored = EventScores()
  // Slopes around the points that are scored, and a filter's outputs: storage that is used again.
  private var near: [Double] = []
  private var outputs: [Double] = []
  /// Levels of the blocks that are scored, and of the points; a level's neighbours in order: used again, too.
  private var levels: [Double?] = []
  private var noise: [Double] = []
  private var known: [Double] = []
  private var nextPick = 0

  /// How a profile shows what was driven over.
  public struct View: Sendable, Hashable {
    /// What the estimator multiplied the height by.
    public var gain = 1.0
    /// Whether the profile is of one wheel track, not of the middle of the car.
    public var isOneTrack = false
    /// Whether both axles are felt.
    public var seesRearAxle = true
    /// From axle to axle, m, where it is known.
    public var wheelbaseMeters: Double?

    public init() {}
  }

  public init(configuration: EventConfiguration, view: View) {
    precondition(view.gain > 0, "A profile has a gain above zero.")
    settings = configuration
    scale = 1000 / (view.gain * (view.isOneTrack ? 1 : configuration.recoveredShare))
    potholeFactor = view.isOneTrack ? 1 : 2
    if view.seesRearAxle {
      // Cars have 2.3 to 3.0 m from axle to axle.
      let (near, far) = view.wheelbaseMeters.map { ($0 - 0.35, $0 + 0.35) } ?? (2.2, 3.1)
      echo = Int((near / Self.interval).rounded())...Int((far / Self.interval).rounded())
    } else {
      echo = nil
    }
    templates = EventTemplates.standard
    reach = templates.bank.joined().map(\.half).max() ?? 0
    margin = max(Self.window, echo?.upperBound ?? 0)
  }

  /// A piece begins whose first point lies here, m.
  public mutating func begin(atMeters distance: Double) {
    start = distance
    lastHeight = nil
    slopes.removeAll(keepingCapacity: true)
    bands.removeAll(keepingCapacity: true)
    usable.removeAll(keepingCapacity: true)
    means.removeAll(keepingCapacity: true)
    scored.removeAll()
    (first, firstBlock, nextPick) = (0, 0, 0)
  }

  /// Takes the next points: heights in m, speeds in m/s, and whether what is there may be reported.
  public mutating func push(
    heights: ArraySlice<Double>, speeds: ArraySlice<Double>, areUsable: [Bool],
    into events: inout [DetectedEvent]
  ) {
    precondition(
      heights.count == speeds.count && heights.count == areUsable.count,
      "Every point has a height, a speed and whether it is usable.")
    guard settings.isOn else { return }
    for ((height, speed), isUsable) in zip(zip(heights, speeds), areUsable) {
      if let last = lastHeight { append((height - last) / Self.interval, speed, isUsable) }
      lastHeight = height
    }
    advance(final: false, into: &events)
  }

  private mutating func append(_ slope: Double, _ speed: Double, _ isUsable: Bool) {
    slopes.append(slope)
    // A car keeps its speed for a while.
    let square = speed * speed
    if !(square > bandSquares.above && square <= bandSquares.upTo) {
      band = EventTemplates.band(speed: speed)
      bandSquares = EventTemplates.squares(ofBand: band)
    }
    bands.append(band)
    usable.append(isUsable)
    guard (first + slopes.count).isMultiple(of: Self.block) else { return }
    var (sum, isWhole) = (0.0, true)
    for i in slopes.count - Self.block..<slopes.count {
      sum += abs(slopes[i])
      isWhole = isWhole && usable[i]
    }
    means.append(isWhole ? sum / Double(Self.block) : nil)
  }

  /// The piece is over: what is held comes out. ``begin(atMeters:)`` starts the next one.
  public mutating func finish(into events: inout [DetectedEvent]) {
    guard lastHeight != nil else { return }
    advance(final: true, into: &events)
    begin(atMeters: 0)
  }

  private mutating func advance(final: Bool, into events: inout [DetectedEvent]) {
    let total = first + slopes.count
    // A block's level is known when its neighbours are.
    let blocks = firstBlock + means.count - Self.neighbours
    score(upTo: final ? total : min(total, max(scored.end, blocks * Self.block)))
    let end = scored.end
    while nextPick < end, final || nextPick + margin < end {
      if let event = event(at: nextPick) { events.append(event) }
      nextPick += 1
    }
    scored.forget(before: nextPick - margin)
    let levelled = max(0, end / Self.block - Self.neighbours - firstBlock)
    means.removeFirst(levelled)
    firstBlock += levelled
    let done = max(0, min(end - reach, nextPick) - first)
    slopes.removeFirst(done)
    bands.removeFirst(done)
    usable.removeFirst(done)
    first += done
  }

  /// Deviation of the slope around a block: from the median of the blocks' means, so that the event itself doesn't count.
  private mutating func level(around block: Int) -> Double? {
    let middle = block - firstBlock
    known.removeAll(keepingCapacity: true)
    for i in max(0, middle - Self.neighbours)..<min(means.count, middle + Self.neighbours + 1) {
      guard let mean = means[i] else { continue }
      // A handful at most: each moves down to its place.
      known.append(mean)
      var place = known.count - 1
      while place > 0, known[place - 1] > mean {
        known[place] = known[place - 1]
        place -= 1
      }
      known[place] = mean
    }
    guard known.count >= Self.fewestBlocks else { return nil }
    let half = known.count / 2
    let median = known.count.isMultiple(of: 2) ? 0.5 * (known[half - 1] + known[half]) : known[half]
    return max(Self.smoothest, Self.deviationOverMean * median)
  }

  /// Scores the points up to one of them, in runs that the same templates serve.
  private mutating func score(upTo end: Int) {
    var start = scored.end
    guard start < end else { return }
    scored.append(unknown: end - start)
    levels.removeAll(keepingCapacity: true)
    let scoredFrom = start / Self.block
    for block in scoredFrom...(end - 1) / Self.block {
      let level = level(around: block)
      levels.append(level)
    }
    while start < end {
      let band = bands[start - first]
      var next = start
      while next < end, usable[next - first], bands[next - first] == band,
        levels[next / Self.block - scoredFrom] != nil
      {
        next += 1
      }
      if next > start { score(start..<next, templates.bank[band], levelsFrom: scoredFrom) }
      start = max(next, start + 1)
    }
  }

  /// All templates of one band along some points.
  private mutating func score(
    _ points: Range<Int>, _ bank: [EventTemplates.Template], levelsFrom scoredFrom: Int
  ) {
    // Beyond the piece the road is level.
    let (from, to) = (points.lowerBound - reach - first, points.upperBound + reach - first)
    near.removeAll(keepingCapacity: true)
    near.append(contentsOf: repeatElement(0, count: max(0, -from)))
    near.append(contentsOf: slopes[max(0, from)..<min(slopes.count, to)])
    near.append(contentsOf: repeatElement(0, count: max(0, to - slopes.count)))
    // Taken out and put back, so that the slopes can be looked at while it is filled.
    var outputs: [Double] = []
    swap(&outputs, &self.outputs)
    defer { swap(&outputs, &self.outputs) }
    if outputs.count < points.count { outputs = [Double](repeating: 0, count: points.count) }
    noise.removeAll(keepingCapacity: true)
    for i in points { noise.append(levels[i / Self.block - scoredFrom] ?? 0) }
    for (k, template) in bank.enumerated() {
      let around = reach - template.half
      SlidingDot.run(
        near.span.extracting(around..<near.count - around), taps: template.taps.span, into: &outputs)
      scored.set(
        k, at: points, outputs: outputs, energy: template.energy, noise: template.noise, levels: noise)
    }
  }

  /// The event whose filter output is greatest here and nowhere near.
  private func event(at i: Int) -> DetectedEvent? {
    let magnitude = scored.magnitude(at: i)
    guard magnitude > 0, magnitude >= settings.minimumScore else { return nil }
    for j in max(scored.first, i - Self.window)...min(scored.end - 1, i + Self.window) where j != i {
      let there = scored.magnitude(at: j)
      // Of equals the first counts.
      if there > magnitude || (there == magnitude && j < i) { return nil }
    }
    let best = scored.best(at: i)
    let height = scored.height(at: i, best)
    let echo = echo(of: best, sign: height < 0 ? -1 : 1, at: i)
    let sum = abs(height) + echo.height
    let index = (abs(height) * Double(i) + echo.height * Double(echo.index)) / sum
    let length = EventTemplates.lengths[best]
    let kind: RoadEvent.Kind = length == 0 ? .step : height > 0 ? .bump : .pothole
    var millimeters = sum * scale
    if kind == .pothole, length <= Self.longestPothole { millimeters *= potholeFactor }
    guard millimeters >= settings.minimumHeightMillimeters else { return nil }
    return DetectedEvent(
      kind: kind, distanceMeters: start + (index + 0.5) * Self.interval,
      heightMillimeters: height < 0 ? -millimeters : millimeters, lengthMeters: length,
      score: magnitude)
  }

  /// What the other axle made of the same event: the highest of the same shape and sign at a wheelbase's distance.
  private func echo(of best: Int, sign: Double, at i: Int) -> (height: Double, index: Int) {
    var found = (height: 0.0, index: i)
    guard let echo else { return found }
    for distance in echo {
      for side in [1, -1] {
        let j = i + side * distance
        guard scored.contains(j), scored.score(at: j, best) * sign > settings.echoScore,
          scored.height(at: j, best) * sign > found.height
        else { continue }
        found = (scored.height(at: j, best) * sign, j)
      }
    }
    return found
  }
}
