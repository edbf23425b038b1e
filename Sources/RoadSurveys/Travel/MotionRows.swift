import DriveLogs
import RoughnessModels

/// Motion rows on their way into a stretch: columns that grow together.
struct MotionRows: Sendable {
  /// Seconds of the log.
  private(set) var seconds: [Double] = []
  /// Accelerations in the box's axes (m/s², zeros for a log without a box); then, where the run's estimator wants them,
  /// turning rates (rad/s), the accelerations of axle and strut (m/s²) or the road's height (m). NaN is a hole in its
  /// channel.
  private(set) var channels: [[Double]]

  let layout: MotionLayout

  init(_ layout: MotionLayout) {
    self.layout = layout
    channels = Array(repeating: [], count: layout.channelCount)
  }

  var isEmpty: Bool { seconds.isEmpty }

  mutating func append(_ time: Double, _ ax: Double, _ ay: Double, _ az: Double) {
    seconds.append(time)
    channels[0].append(ax)
    channels[1].append(ay)
    channels[2].append(az)
  }

  /// The same with what else the estimator wants of row `i` of a block.
  mutating func append(
    _ time: Double, _ ax: Double, _ ay: Double, _ az: Double, with i: Int, of block: borrowing MotionBlock
  ) {
    append(time, ax, ay, az)
    switch layout {
    case .plain: break
    case .turning:
      append(block.gx[i], toChannel: 3)
      append(block.gy[i], toChannel: 4)
      append(block.gz[i], toChannel: 5)
    case .pair:
      append(block.axle[i], toChannel: 3)
      append(block.strut[i], toChannel: 4)
    case .height: append(block.profile[i], toChannel: 3)
    }
  }

  /// One more value of the newest row.
  mutating func append(_ value: Float, toChannel channel: Int) { channels[channel].append(Double(value)) }

  /// Forgets the rows and keeps the memory.
  mutating func removeAll() {
    seconds.removeAll(keepingCapacity: true)
    for i in channels.indices { channels[i].removeAll(keepingCapacity: true) }
  }
}

/// Which channels a run carries besides the three accelerations: those that its estimator uses.
enum MotionLayout: Sendable, Hashable {
  case plain
  /// Turning rates follow, three channels.
  case turning
  /// Axle and strut follow, two channels.
  case pair
  /// The road's height follows, one channel.
  case height

  init(_ estimator: EstimatorKind) {
    self =
      switch estimator {
      case .imu: .turning
      case .dual: .pair
      case .profile: .height
      case .automatic, .inverse, .rms: .plain
      }
  }

  var channelCount: Int {
    switch self {
    case .plain: 3
    case .turning: 6
    case .pair: 5
    case .height: 4
    }
  }

  /// Whether no channel beside the three accelerations has a hole in row `i`.
  func isWhole(_ i: Int, of block: borrowing MotionBlock) -> Bool {
    switch self {
    case .plain: true
    case .turning: (block.gx[i] + block.gy[i] + block.gz[i]).isFinite
    case .pair: (block.axle[i] + block.strut[i]).isFinite
    case .height: block.profile[i].isFinite
    }
  }
}
