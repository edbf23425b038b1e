/// What goes wrong in a box beyond noise: spikes, readings that stand still, a clock that is set on the way.
///
/// Faults come at random instants of their own, so that a box without them gives the same numbers as ever.
public struct SensorFaults: Sendable {
  /// How often what goes wrong. The default is never.
  public struct Design: Sendable, Hashable, Codable {
    /// Single samples in which one axis jumps, and by how much at most, m/s².
    public var spikesPerHour = 0.0
    public var spikeSize = 60.0
    /// Times in which all channels repeat their last values, and their mean length, s.
    public var freezesPerHour = 0.0
    public var freezeSeconds = 2.0
    /// Times at which the clock is set, and by how much at most, s; half of them set it back.
    public var clockJumpsPerHour = 0.0
    public var clockJumpSeconds = 5.0

    public init() {}
  }

  private let design: Design
  private var random: SeededGenerator
  private var nextSpike: Double
  private var nextFreeze: Double
  private var freezeEnds = -1.0
  private var frozen: BoxMotion?
  private var nextJump: Double
  private var shift = 0.0

  init(_ design: Design, seed: UInt64) {
    self.design = design
    random = SeededGenerator(seed: seed, stream: 12)
    nextSpike = Self.wait(design.spikesPerHour, &random)
    nextFreeze = Self.wait(design.freezesPerHour, &random)
    nextJump = Self.wait(design.clockJumpsPerHour, &random)
  }

  private static func wait(_ perHour: Double, _ random: inout SeededGenerator) -> Double {
    perHour > 0 ? random.exponential(mean: 3600 / perHour) : .infinity
  }

  /// The sample as the faulty box writes it.
  mutating func apply(_ sample: SimulatedSensor.Sample) -> SimulatedSensor.Sample {
    var sample = sample
    let now = sample.seconds
    if now >= nextFreeze {
      frozen = sample.motion
      freezeEnds = now + random.exponential(mean: design.freezeSeconds)
      nextFreeze = freezeEnds + Self.wait(design.freezesPerHour, &random)
    }
    if let motion = frozen, now < freezeEnds { sample.motion = motion } else { frozen = nil }
    if now >= nextSpike {
      let axis = Int(random.uniform(0...3))
      sample.motion.force[min(2, axis)] += design.spikeSize * random.uniform(-1...1)
      nextSpike = now + Self.wait(design.spikesPerHour, &random)
    }
    if now >= nextJump {
      shift += design.clockJumpSeconds * random.uniform(-1...1)
      nextJump = now + Self.wait(design.clockJumpsPerHour, &random)
    }
    sample.seconds += shift
    return sample
  }
}
