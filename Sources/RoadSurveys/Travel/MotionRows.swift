/// Motion rows on their way into a stretch: columns that grow together.
struct MotionRows: Sendable {
  /// Seconds of the log.
  private(set) var seconds: [Double] = []
  /// Accelerations in the box's axes, m/s².
  private(set) var x: [Double] = []
  private(set) var y: [Double] = []
  private(set) var z: [Double] = []

  var isEmpty: Bool { seconds.isEmpty }

  mutating func append(_ time: Double, _ ax: Double, _ ay: Double, _ az: Double) {
    seconds.append(time)
    x.append(ax)
    y.append(ay)
    z.append(az)
  }

  /// Forgets the rows and keeps the memory.
  mutating func removeAll() {
    seconds.removeAll(keepingCapacity: true)
    x.removeAll(keepingCapacity: true)
    y.removeAll(keepingCapacity: true)
    z.removeAll(keepingCapacity: true)
  }
}
