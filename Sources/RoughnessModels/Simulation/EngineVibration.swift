/// Shaking by the engine: two tones whose pitch follows the speed, felt at the box in all axes.
///
/// A four-stroke engine of four cylinders fires twice a revolution; three cylinders one and a half times.
public struct EngineVibration: Sendable {
  public struct Design: Sendable, Hashable, Codable {
    /// Amplitude of the firing tone at the box, m/s². The default is 0.06.
    public var amplitude = 0.06
    /// Firings per revolution: 2 for four cylinders, 1.5 for three. The default is 2.
    public var order = 2.0
    /// Idling speed, revolutions a minute. The default is 780.
    public var idleRPM = 780.0

    public init() {}
  }

  private let design: Design
  private var turns = 0.0

  public init(_ design: Design) { self.design = design }

  /// Acceleration after another `seconds` at a road speed in m/s; x, y, z.
  public mutating func next(speed: Double, seconds: Double) -> SIMD3<Double> {
    if design.amplitude == 0 { return SIMD3() }
    // A continuously variable gear: revolutions rise slowly with speed.
    let rpm = design.idleRPM + (speed > 0.5 ? 420 + 34 * speed : 0)
    // Wrapped every second revolution: orders of one half stay continuous.
    turns += rpm / 60 * seconds
    if turns >= 2 { turns -= 2 }
    let firing = StableElementary.sine(turns: design.order * turns)
    let balance = StableElementary.sine(turns: turns + 0.2)
    return SIMD3(0.5, 0.7, 1) * (design.amplitude * (firing + 0.4 * balance))
  }
}
