import RoughnessModels

/// Motion rows on their way into a stretch: columns that grow together.
struct MotionRows: Sendable {
  /// Seconds of the log.
  private(set) var seconds: [Double] = []
  /// Accelerations in the box's axes (m/s², zeros for a log without a box); then, where the run's estimator wants them,
  /// turning rates (rad/s), the accelerations of axle and strut (m/s²) or the road's height (m). NaN is a hole in its
  /// channel.
  private(set) var channels: [[Double]]

  init(_ layout: MotionLayout) { channels = Array(repeating: [], count: layout.channelCount) }

  var isEmpty: Bool { seconds.isEmpty }

  mutating func append(_ time: Double, _ ax: Double, _ ay: Double, _ az: Double) {
    seconds.append(time)
    channels[0].append(ax)
    channels[1].append(ay)
    channels[2].append(az)
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
}
