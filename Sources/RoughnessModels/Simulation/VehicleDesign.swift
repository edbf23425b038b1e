/// Masses, springs and dampers of a simulated car; two axles, four wheels.
///
/// Lengths in m, masses in kg, stiffness in N/m, damping in N·s/m. Front values come first in every pair.
public struct VehicleDesign: Sendable, Hashable, Codable {
  public struct Axle: Sendable, Hashable, Codable {
    /// Distance ahead of the sprung mass's centre of gravity, m (negative: behind).
    public var positionMeters: Double
    /// Mass of one wheel with its share of the axle.
    public var unsprungMass: Double
    public var springStiffness: Double
    /// Damping of one wheel's damper in compression and in rebound.
    public var compressionDamping: Double
    public var reboundDamping: Double
    /// Coulomb friction of one wheel's suspension, N.
    public var friction: Double
    public var tyreStiffness: Double
    /// Anti-roll stiffness between the wheels, N per metre of difference in deflection.
    public var antiRollStiffness: Double
    /// Free travel before the stops, m; beyond it the spring is six times as stiff.
    public var travelMeters: Double
  }

  public var name: String
  public var sprungMass: Double
  /// Moments of inertia of the sprung mass, kg·m².
  public var pitchInertia: Double
  public var rollInertia: Double
  /// Height of the centre of gravity above the roll and pitch axes, m.
  public var gravityHeightMeters: Double
  public var trackMeters: Double
  /// Length of the tyre's contact patch, m: the profile is averaged over it.
  public var contactLengthMeters: Double
  public var front: Axle
  public var rear: Axle

  public var wheelbaseMeters: Double { front.positionMeters - rear.positionMeters }

  /// The same car without what a quarter car can't have: linear dampers, no friction, no stops, no lift of the tyres.
  public var linearised: VehicleDesign {
    func linear(_ axle: Axle) -> Axle {
      var axle = axle
      let mean = (axle.compressionDamping + axle.reboundDamping) / 2
      axle.compressionDamping = mean
      axle.reboundDamping = mean
      axle.friction = 0
      axle.travelMeters = .infinity
      return axle
    }
    var car = self
    car.front = linear(front)
    car.rear = linear(rear)
    return car
  }
}

/// Cars to simulate: typical of their kind, none of them the Golden Car (except the one so called).
public enum VehiclePreset: String, Sendable, Hashable, Codable, CaseIterable {
  case kei, compact, van, lightTruck
  /// Four uncoupled Golden Cars, for tests where the truth lies inside the estimator's model.
  case goldenCar

  public var design: VehicleDesign {
    switch self {
    case .kei:
      Self.car(
        "kei", sprung: 760, frontShare: 0.58, wheelbase: 2.46, track: 1.31, height: 0.45, index: 0.9,
        contact: 0.11, bounce: (1.42, 1.60), damping: (0.27, 0.25), asymmetry: 0.35, friction: (90, 80),
        unsprung: (29, 27), tyre: (165_000, 160_000), antiRoll: (6_000, 0))
    case .compact:
      Self.car(
        "compact", sprung: 1_120, frontShare: 0.59, wheelbase: 2.60, track: 1.49, height: 0.48, index: 0.95,
        contact: 0.13, bounce: (1.24, 1.42), damping: (0.30, 0.28), asymmetry: 0.4, friction: (110, 90),
        unsprung: (38, 36), tyre: (205_000, 200_000), antiRoll: (11_000, 4_000))
    case .van:
      Self.car(
        "van", sprung: 1_620, frontShare: 0.54, wheelbase: 2.72, track: 1.50, height: 0.62, index: 1.05,
        contact: 0.15, bounce: (1.40, 1.62), damping: (0.26, 0.24), asymmetry: 0.45, friction: (150, 160),
        unsprung: (46, 52), tyre: (240_000, 255_000), antiRoll: (14_000, 5_000))
    case .lightTruck:
      // A laden rear on leaf springs: stiff, heavy unsprung mass, much friction.
      Self.car(
        "lightTruck", sprung: 2_300, frontShare: 0.47, wheelbase: 2.80, track: 1.52, height: 0.75,
        index: 1.1,
        contact: 0.17, bounce: (1.55, 1.72), damping: (0.24, 0.22), asymmetry: 0.5, friction: (210, 330),
        unsprung: (62, 88), tyre: (310_000, 470_000), antiRoll: (12_000, 0))
    case .goldenCar:
      Self.golden
    }
  }

  /// From what a road test reports to springs and dampers.
  ///
  /// `bounce` are the undamped frequencies of each axle's share of the body on its own suspension (tyres in series), Hz;
  /// `index` is the dynamic index Iyy/(m·a·b), 1 where front and rear don't know each other.
  private static func car(
    _ name: String, sprung: Double, frontShare: Double, wheelbase: Double, track: Double, height: Double,
    index: Double, contact: Double, bounce: (Double, Double), damping: (Double, Double), asymmetry: Double,
    friction: (Double, Double), unsprung: (Double, Double), tyre: (Double, Double), antiRoll: (Double, Double)
  ) -> VehicleDesign {
    let ahead = wheelbase * (1 - frontShare)
    let behind = wheelbase * frontShare
    func axle(
      _ position: Double, _ share: Double, _ hertz: Double, _ ratio: Double, _ coulomb: Double,
      _ mass: Double, _ stiffness: Double, _ roll: Double
    ) -> VehicleDesign.Axle {
      let corner = sprung * share / 2
      let omega = 2 * Double.pi * hertz
      let series = corner * omega * omega
      let spring = series * stiffness / (stiffness - series)
      let linear = 2 * ratio * (spring * corner).squareRoot()
      return VehicleDesign.Axle(
        positionMeters: position, unsprungMass: mass, springStiffness: spring,
        compressionDamping: linear * (1 - asymmetry), reboundDamping: linear * (1 + asymmetry),
        friction: coulomb, tyreStiffness: stiffness, antiRollStiffness: roll, travelMeters: 0.07)
    }
    let halfTrack = track / 2
    return VehicleDesign(
      name: name, sprungMass: sprung, pitchInertia: index * sprung * ahead * behind,
      rollInertia: 0.8 * sprung * halfTrack * halfTrack, gravityHeightMeters: height, trackMeters: track,
      contactLengthMeters: contact,
      front: axle(ahead, frontShare, bounce.0, damping.0, friction.0, unsprung.0, tyre.0, antiRoll.0),
      rear: axle(
        -behind, 1 - frontShare, bounce.1, damping.1, friction.1, unsprung.1, tyre.1, antiRoll.1))
  }

  /// With Iyy = m·a·b and Ixx = m·(t/2)² the body above each wheel moves as a quarter car of its own.
  private static var golden: VehicleDesign {
    let sprung = 1_200.0
    let corner = sprung / 4
    func axle(_ position: Double) -> VehicleDesign.Axle {
      VehicleDesign.Axle(
        positionMeters: position, unsprungMass: 0.15 * corner, springStiffness: 63.3 * corner,
        compressionDamping: 6 * corner, reboundDamping: 6 * corner, friction: 0,
        tyreStiffness: 653 * corner, antiRollStiffness: 0, travelMeters: .infinity)
    }
    return VehicleDesign(
      name: "goldenCar", sprungMass: sprung, pitchInertia: sprung * 1.3 * 1.3,
      rollInertia: sprung * 0.75 * 0.75, gravityHeightMeters: 0, trackMeters: 1.5, contactLengthMeters: 0,
      front: axle(1.3), rear: axle(-1.3))
  }
}
