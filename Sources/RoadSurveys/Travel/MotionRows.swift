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

  /// Takes rows of a block, their times counted from `origin`, with what the estimator wants of them.
  mutating func append(_ rows: Range<Int>, of block: borrowing MotionBlock, origin: Int64) {
    seconds.reserveCapacity(seconds.count + rows.count)
    for i in rows { seconds.append(Double(block.times[i] - origin) * 1e-9) }
    if block.ax.isEmpty || block.ay.isEmpty || block.az.isEmpty {
      for k in 0..<3 { channels[k].append(contentsOf: repeatElement(0, count: rows.count)) }
    } else {
      append(block.ax, rows, toChannel: 0)
      append(block.ay, rows, toChannel: 1)
      append(block.az, rows, toChannel: 2)
    }
    switch layout {
    case .plain: break
    case .turning:
      append(block.gx, rows, toChannel: 3)
      append(block.gy, rows, toChannel: 4)
      append(block.gz, rows, toChannel: 5)
    case .pair:
      append(block.axle, rows, toChannel: 3)
      append(block.strut, rows, toChannel: 4)
    case .height: append(block.profile, rows, toChannel: 3)
    }
  }

  private mutating func append(_ column: [Float], _ rows: Range<Int>, toChannel channel: Int) {
    channels[channel].append(contentsOf: column[rows].lazy.map(Double.init))
  }

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
