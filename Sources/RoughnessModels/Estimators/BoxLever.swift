/// Finds where the box is between the axles from how its vertical acceleration goes with the car's pitching.
///
/// A point x metres ahead of the centre of gravity accelerates by h″ − x·θ″ (θ nose down), and on a car whose dynamic index
/// is near one heave and pitch know little of each other: so x = −Σ a·θ″ / Σ θ″², between 0.7 and 12 Hz. Known to about
/// ±0.1 m on cars, ±0.4 m on a laden truck; `imu` forgives 0.2 m. Source: rigid-body kinematics; see *IMUEstimator*.
public struct BoxLever: Sendable {
  /// Where the centre of gravity of a car is taken to be, as a share of the wheelbase behind the front axle.
  public static let centreShare = 0.43
  /// The wheelbase where none is stated, m.
  public static let usualWheelbase = 2.55

  private var cross = 0.0
  private var square = 0.0
  private var seconds = 0.0

  public init() {}

  /// Takes one piece of motion with `vertical` and `pitchRate`, at least six seconds of it.
  public mutating func add(_ motion: VehicleMotion, rateHertz: Double) {
    let edge = Int(3 * rateHertz)
    guard motion.vertical.count > 2 * edge, motion.pitchRate.count == motion.vertical.count else { return }
    let band = { (hertz: Double) in HeightBand.weight(hertz, highPass: 0.7, order: 2, lowPass: 12) }
    func filtered(_ samples: [Double], _ gain: @escaping FilterSum.Gain) -> [Double] {
      var filter = FilterSum(rateHertz: rateHertz, halfLengthSeconds: 3, [gain])
      var output: [Double] = []
      filter.push([samples], into: &output)
      filter.finish(into: &output)
      return output
    }
    let a = filtered(motion.vertical) { (band($0), 0) }
    let pitching = filtered(motion.pitchRate) { (0, 2 * Double.pi * $0 * band($0)) }
    for i in edge..<(a.count - edge) {
      cross += a[i] * pitching[i]
      square += pitching[i] * pitching[i]
    }
    seconds += Double(a.count - 2 * edge) / rateHertz
  }

  /// Metres ahead of the centre of gravity; nil where the car hardly pitched (below 0.05 rad/s² on average), less than
  /// twenty seconds were seen, or the place would be outside any car.
  public var aheadOfCentre: Double? {
    guard seconds >= 20, square / seconds > 0.05 * 0.05 else { return nil }
    let x = -cross / square
    return (-3...3).contains(x) ? x : nil
  }

  /// Metres behind the front axle, for a wheelbase in m.
  public func behindFrontAxle(wheelbase: Double?) -> Double? {
    aheadOfCentre.map { Self.centreShare * (wheelbase ?? Self.usualWheelbase) - $0 }
  }
}
