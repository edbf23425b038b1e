/// Finds gravity as a direction in the box's axes and takes it out, whatever the mounting.
///
/// Block grid anchored at the stretch's first sample: the mean acceleration of each block, averaged over its neighbours,
/// is gravity at the block's middle; between middles it is interpolated linearly, beyond the first and last it is
/// constant. Over a minute braking, cornering and the road cancel. Vertical = a·ĝ − |g|, optionally scaled so that |g| is
/// standard gravity (a scale error of the sensor scales the roughness alike). Where gravity turns for good by more than
/// `boxMovedDegrees` the box was moved: averages don't reach across.
/// Latency: about a minute and a half (see ``latency``). Complexity: O(1) a sample.
struct GravityTracker: Sendable {
  static let standardGravity = 9.80665

  /// One sample after gravity was taken out.
  struct Output: Sendable {
    /// Upward acceleration without gravity, m/s².
    var vertical: [Double] = []
    /// Horizontal acceleration in the box's axes, m/s².
    var horizontal: [Vector3] = []
    /// Where turning rates were given: ω × up, the horizontal speed of the vertical's tip, rad/s, in the box's axes. Its
    /// part along forward is the rate of pitching, nose down.
    var tilting: [Vector3] = []
    /// Where turning rates were given: up, a unit vector in the box's axes.
    var up: [Vector3] = []
    /// Where it was asked for: gravity in the box's axes, m/s².
    var gravity: [Vector3] = []

    mutating func removeAll() {
      vertical.removeAll(keepingCapacity: true)
      horizontal.removeAll(keepingCapacity: true)
      tilting.removeAll(keepingCapacity: true)
      up.removeAll(keepingCapacity: true)
      gravity.removeAll(keepingCapacity: true)
    }
  }

  private let blockLength: Int
  private let blockSeconds: Double
  private let neighbours: Int
  private var detectors: [MoveDetector]
  private let scale: Bool
  private let isSingleAxis: Bool
  private let givesGravity: Bool

  private var pending: [Vector3] = []
  /// Turning rates of the pending samples; empty when the log's aren't used.
  private var pendingRates: [Vector3] = []
  /// Index of `pending.first` in the stretch.
  private var pendingStart = 0
  private var blockSum = Vector3.zero
  private var blockCount = 0
  /// Mean of every whole block so far, a few bytes for ten seconds.
  private(set) var blockMeans: [Vector3] = []
  private var smoothed: [Vector3] = []
  /// First blocks after the box was moved.
  private(set) var movedAtBlocks: [Int] = []

  private struct MoveDetector: Sendable {
    var reach: Int
    var radians: Double
    var previousAngle = 0.0
    var earlierAngle = 0.0
  }

  /// `isSingleAxis`: the sensor feels upward acceleration only, given as z; where it shows no gravity none is scaled.
  /// `givesGravity`: gravity itself comes out too, for people to look at.
  init(
    rateHertz: Double, configuration: ConditioningConfiguration, isSingleAxis: Bool = false,
    givesGravity: Bool = false
  ) {
    self.isSingleAxis = isSingleAxis
    self.givesGravity = givesGravity
    blockLength = max(1, Int((configuration.gravityBlockSeconds * rateHertz).rounded()))
    blockSeconds = Double(blockLength) / rateHertz
    neighbours = max(0, configuration.gravityNeighbours)
    detectors = [
      MoveDetector(reach: 2, radians: 25 * .pi / 180),
      MoveDetector(reach: 30, radians: configuration.boxMovedDegrees * .pi / 180),
    ]
    scale = configuration.scaleToStandardGravity
  }

  var latency: Int { settlingBlocks * blockLength + blockLength / 2 + 1 }

  /// Gravity of a block is settled when every move within its neighbours has been noticed.
  private var settlingBlocks: Int { neighbours + detectors[detectors.count - 1].reach + 2 }

  /// When the box was being moved, in seconds of the log, for a stretch that starts at `start`.
  func movedSeconds(from start: Double) -> [ClosedRange<Double>] {
    movedAtBlocks.map { block in
      let begin = start + Double(block) * blockSeconds
      return (begin - blockSeconds)...(begin + 2 * blockSeconds)
    }
  }

  /// Takes uniform samples of the three axes, m/s²; three more channels are turning rates, rad/s.
  mutating func push(_ channels: [[Double]], into output: inout Output) {
    let (x, y, z) = (channels[0], channels[1], channels[2])
    pending.reserveCapacity(pending.count + x.count)
    for i in x.indices {
      let sample = Vector3(x: x[i], y: y[i], z: z[i])
      pending.append(sample)
      blockSum = blockSum + sample
      blockCount += 1
      guard blockCount == blockLength else { continue }
      closeBlock()
    }
    if channels.count >= 6 {
      let (x, y, z) = (channels[3], channels[4], channels[5])
      for i in x.indices { pendingRates.append(Vector3(x: x[i], y: y[i], z: z[i])) }
    }
    emit(final: false, into: &output)
  }

  /// Gives what is left; a last block shorter than half joins the one before it.
  mutating func finish(into output: inout Output) {
    if blockCount > 0, blockMeans.isEmpty || 2 * blockCount >= blockLength { closeBlock() }
    emit(final: true, into: &output)
  }

  private mutating func closeBlock() {
    blockMeans.append(blockSum * (1 / Double(blockCount)))
    blockSum = .zero
    blockCount = 0
    noticeMoves()
    settle(blockMeans.count - settlingBlocks)
  }

  /// Works gravity out up to a block; from as many blocks as were known when it had settled, however the input was cut.
  private mutating func settle(_ blocks: Int) {
    while smoothed.count < blocks { smoothed.append(gravity(atBlock: smoothed.count)) }
  }

  /// The box was moved at block b when the mean directions before and after it differ by more than driving can tilt the
  /// apparent vertical, and most at b: 25° within four seconds, or `boxMovedDegrees` over a minute on either side.
  private mutating func noticeMoves() {
    for i in detectors.indices {
      let reach = detectors[i].reach
      let b = blockMeans.count - reach - 1
      guard b >= reach else { continue }
      let (before, after) = (mean(of: (b - reach)..<b), mean(of: (b + 1)..<(b + 1 + reach)))
      // Without gravity in the data the mean's direction is noise.
      let isGravity = min(before.norm, after.norm) >= SensorDoubts.smallestGravity
      let angle = isGravity ? before.angle(to: after) : 0
      let (earlier, previous) = (detectors[i].earlierAngle, detectors[i].previousAngle)
      detectors[i].earlierAngle = previous
      detectors[i].previousAngle = angle
      guard previous > detectors[i].radians, previous >= earlier, previous > angle else { continue }
      let far = movedAtBlocks.allSatisfy { abs(b - 1 - $0) > reach }
      if far { movedAtBlocks.append(b - 1) }
    }
  }

  private func mean(of range: Range<Int>) -> Vector3 {
    range.reduce(Vector3.zero) { $0 + blockMeans[$1] } * (1 / Double(range.count))
  }

  /// Gravity at the middle of block b from its neighbours on the same side of any move.
  private func gravity(atBlock b: Int) -> Vector3 {
    var low = max(0, b - neighbours)
    var high = min(blockMeans.count - 1, b + neighbours)
    for moved in movedAtBlocks {
      if moved < b { low = max(low, moved + 1) }
      if moved == b { (low, high) = (b, b) }
      if moved > b { high = min(high, moved - 1) }
    }
    return mean(of: low..<(high + 1))
  }

  private mutating func emit(final: Bool, into output: inout Output) {
    if final { settle(blockMeans.count) }
    guard let last = smoothed.last else { return }
    // Up to the middle of the last settled block both ends of the interpolation are known.
    let half = blockLength / 2
    let ready = final ? pending.count : max(0, (smoothed.count - 1) * blockLength + half - pendingStart)
    guard ready > 0 else { return }
    output.vertical.reserveCapacity(output.vertical.count + ready)
    for i in 0..<ready {
      let position = pendingStart + i - half
      let block = position < 0 ? -1 : position / blockLength
      let gravity: Vector3
      if block < 0 {
        gravity = smoothed[0]
      } else if block >= smoothed.count - 1 {
        gravity = last
      } else {
        let part = Double(position - block * blockLength) / Double(blockLength)
        gravity = smoothed[block] * (1 - part) + smoothed[block + 1] * part
      }
      append(pending[i], gravity, to: &output)
      if givesGravity { output.gravity.append(gravity) }
      if !pendingRates.isEmpty { append(rates: pendingRates[i], gravity, to: &output) }
    }
    pending.removeFirst(ready)
    if !pendingRates.isEmpty { pendingRates.removeFirst(ready) }
    pendingStart += ready
  }

  private func append(rates: Vector3, _ gravity: Vector3, to output: inout Output) {
    let norm = gravity.norm
    let up = norm > 0 ? gravity * (1 / norm) : .zero
    output.tilting.append(rates.cross(up))
    output.up.append(up)
  }

  private func appendSingle(_ z: Double, _ gravity: Double, to output: inout Output) {
    // Standing on its head the sensor shows −9.8: the factor turns it.
    let showsGravity = abs(gravity) >= SensorDoubts.smallestGravity
    let factor = showsGravity ? (scale ? Self.standardGravity / gravity : gravity.sign == .plus ? 1 : -1) : 1
    output.vertical.append((z - gravity) * factor)
  }

  private func append(_ sample: Vector3, _ gravity: Vector3, to output: inout Output) {
    if isSingleAxis { return appendSingle(sample.z, gravity.z, to: &output) }
    let norm = gravity.norm
    guard norm > 0 else {
      output.vertical.append(0)
      output.horizontal.append(.zero)
      return
    }
    let up = gravity * (1 / norm)
    let along = sample.dot(up)
    let factor = scale ? Self.standardGravity / norm : 1
    output.vertical.append((along - norm) * factor)
    output.horizontal.append(sample - up * along)
  }
}
