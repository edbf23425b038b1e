/// A block of motion samples as the box wrote them, columnar, in file order.
///
/// Shapes: every non-empty column has `count` values; an empty column means the log has no such channel; even the box's own
/// accelerations may be missing, where axle and strut or a profile are there.
/// Units: accelerations m/s² (gravity included unless the description says otherwise), rates rad/s, heights m. A damaged or missing
/// cell is NaN: a gap in that channel only. Times are nanoseconds on the log's own clock, strictly increasing within a
/// block unless the block begins a new stretch.
public struct MotionBlock: Sendable, Equatable {
  public var times: [Int64] = []
  public var ax: [Float] = []
  public var ay: [Float] = []
  public var az: [Float] = []
  public var gx: [Float] = []
  public var gy: [Float] = []
  public var gz: [Float] = []
  /// Vertical acceleration of the axle (unsprung), for two-accelerometer logs.
  public var axle: [Float] = []
  /// Vertical acceleration of the body above that axle (sprung).
  public var strut: [Float] = []
  /// Height of the road along one wheel track, m, for a profiler's log.
  public var profile: [Float] = []
  /// True where the logger restarted or the clock was set before this block: nothing may be joined across it.
  public var beginsStretch = false

  public init() {}

  public var count: Int { times.count }
}

/// One GNSS solution as the receiver gave it; "no value" sentinels (−1, −9999, …) are already nil.
public struct Fix: Sendable, Hashable {
  /// Nanoseconds on the same clock as the motion samples.
  public var time: Int64
  public var latitude: Double
  public var longitude: Double
  /// Doppler speed over ground, m/s.
  public var speed: Double?
  /// Course over ground, degrees clockwise from north, 0…360.
  public var heading: Double?
  /// Horizontal accuracy (1 σ), metres.
  public var accuracy: Double?
  /// Line in the file, for findings.
  public var line: Int

  public init(
    time: Int64, latitude: Double, longitude: Double, speed: Double? = nil, heading: Double? = nil,
    accuracy: Double? = nil, line: Int = 0
  ) {
    self.time = time
    self.latitude = latitude
    self.longitude = longitude
    self.speed = speed
    self.heading = heading
    self.accuracy = accuracy
    self.line = line
  }
}
