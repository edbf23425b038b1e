/// Settings of `inverse` and `imu`: the car that is assumed, and the band.
public struct InverseConfiguration: Sendable, Hashable, Codable {
  /// Cut-off of the high-pass on the recovered height, Hz.
  public var highPassHertz = 0.3
  /// Order of that high-pass (its squared Butterworth magnitude is applied once, zero-phase).
  public var highPassOrder = 2
  /// Upper end of the band, Hz: the response falls to one half here.
  public var lowPassHertz = 25.0
  /// Tyre stiffness over sprung mass of the assumed car, s⁻².
  public var tyreStiffness = 620.0
  /// Spring stiffness over sprung mass of the assumed car, s⁻².
  public var springStiffness = 90.0
  /// Damping over sprung mass of the assumed car, mean of compression and rebound, s⁻¹.
  public var damping = 4.5
  /// Half the difference between rebound and compression over their mean.
  public var dampingAsymmetry = 0.3
  /// Coulomb friction of the suspension over sprung mass, m/s², where the vehicle's file doesn't state it.
  public var friction = 0.35
  /// Unsprung over sprung mass of the assumed car.
  public var massRatio = 0.12
  /// What the recovered height is multiplied by until the car is calibrated: `inverse`, a box between the axles.
  public var typicalGain = 1.48
  /// The same for `imu`, over the front axle.
  public var typicalAxleGain = 1.09
  /// What half the difference of the two wheel tracks is multiplied by, which `imu` finds from rolling.
  public var typicalRollGain = 0.79
  /// Half length of the filters, s.
  public var halfLengthSeconds = 10.0

  public init() {}

  public static let meanings = [
    "highPassHertz": "Hz; cut-off of the high-pass on the recovered height",
    "highPassOrder": "order of that high-pass, applied zero-phase",
    "lowPassHertz": "Hz; upper end of the band used",
    "tyreStiffness": "1/s²; tyre stiffness over body mass of the assumed car",
    "springStiffness": "1/s²; spring stiffness over body mass of the assumed car",
    "damping": "1/s; damping over body mass of the assumed car, mean of both directions",
    "dampingAsymmetry": "half the difference of rebound and compression damping over their mean",
    "friction": "m/s²; friction over body mass where the vehicle's file doesn't state it",
    "massRatio": "axle mass over body mass of the assumed car",
    "typicalGain": "factor on the height of inverse: an average car's, until yours is calibrated",
    "typicalAxleGain": "factor on the height of imu: an average car's, until yours is calibrated",
    "typicalRollGain":
      "factor on half the difference of the wheel tracks, which imu finds; 0: not looked for",
    "halfLengthSeconds": "s; half length of the two filters; their latencies add",
  ]
}

/// Recovers the road's height from the acceleration of a car's body by the law of its suspension, friction and all.
///
/// What accelerates the body is the suspension's force, and that force says how the suspension moves: `SuspensionLaw`
/// solved forward gives the deflection d. The axle is then at zu = zs + d, zs being the body's acceleration integrated
/// twice, and the tyre, which carries both masses, tells the road: z = zu + (zs″ + µ·zu″)/K1. A division by a transfer
/// function can't do that: friction makes the car another one on every road. Two centred filters around the solver, so
/// the numbers are the same however the input is cut. Output: metres, aligned with the input. See *InverseEstimator*.
public struct InverseEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  /// The acceleration in the band in which the suspension is solved.
  private var conditioning: FilterSum
  private var solver: DeflectionSolver
  /// From acceleration and deflection to the road's height.
  private var balance: FilterSum
  private let source: Source
  private var acceleration: [Double] = []
  private var deflection: [Double] = []

  /// What the acceleration is made of.
  enum Source: Sendable {
    /// What the box feels.
    case box
    /// The same moved by pitching to over the front axle, so many metres ahead of the box.
    case frontAxle(Double)
    /// What rolling makes of it over one side's wheels, so many metres from the middle.
    case rolling(Double)
  }

  /// - Parameters:
  ///   - rateHertz: rate of the uniform input; > 0.
  ///   - geometry: whose friction, where known, is taken instead of the assumed one.
  public init(
    rateHertz: Double, configuration: InverseConfiguration, geometry: VehicleGeometry = VehicleGeometry()
  ) {
    self.init(rateHertz: rateHertz, configuration, geometry, of: .box, gain: configuration.typicalGain)
  }

  init(
    rateHertz: Double, _ car: InverseConfiguration, _ geometry: VehicleGeometry, of source: Source,
    gain: Double
  ) {
    // The box's motion above 35 Hz is its engine's and its mount's; below 0.2 Hz it is tilt.
    let band = { (hertz: Double) in
      HeightBand.weight(hertz, highPass: 0.2, order: 2, lowPass: 35)
        * DeflectionSolver.emphasis(hertz, rateHertz: rateHertz)
    }
    let gains: [FilterSum.Gain] =
      switch source {
      case .box: [{ (band($0), 0) }]
      case .frontAxle(let lever): [{ (band($0), 0) }, { (0, -lever * 2 * Double.pi * $0 * band($0)) }]
      case .rolling(let lever): [{ (0, lever * 2 * Double.pi * $0 * band($0)) }]
      }
    self.source = source
    conditioning = FilterSum(
      rateHertz: rateHertz, halfLengthSeconds: car.halfLengthSeconds, gains)
    solver = DeflectionSolver(Self.law(car, geometry), rateHertz: rateHertz)
    let weight = { (hertz: Double) in
      gain
        * HeightBand.weight(
          hertz, highPass: car.highPassHertz, order: car.highPassOrder, lowPass: car.lowPassHertz)
    }
    balance = FilterSum(
      rateHertz: rateHertz, halfLengthSeconds: car.halfLengthSeconds,
      [
        { hertz in
          let square = 4 * Double.pi * Double.pi * hertz * hertz
          return square > 0
            ? (
              weight(hertz) / DeflectionSolver.emphasis(hertz, rateHertz: rateHertz)
                * ((1 + car.massRatio) / car.tyreStiffness - 1 / square), 0
            ) : (0, 0)
        },
        { hertz in
          let square = 4 * Double.pi * Double.pi * hertz * hertz
          return (weight(hertz) * (1 - car.massRatio * square / car.tyreStiffness), 0)
        },
      ])
  }

  private static func law(_ car: InverseConfiguration, _ geometry: VehicleGeometry) -> SuspensionLaw {
    SuspensionLaw(
      springStiffness: car.springStiffness,
      compressionDamping: car.damping * (1 - car.dampingAsymmetry),
      reboundDamping: car.damping * (1 + car.dampingAsymmetry),
      friction: geometry.suspensionFriction ?? car.friction)
  }

  public var latency: Int { conditioning.latency + balance.latency }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    condition(motion)
    solver.push(acceleration, into: &deflection)
    weigh(into: &output)
  }

  public mutating func finish(into output: inout [Double]) {
    conditioning.finish(into: &acceleration)
    solver.push(acceleration, into: &deflection)
    weigh(into: &output)
    end(into: &output)
  }

  /// Two estimators at once, the suspensions' recursions side by side; the second one's output comes apart.
  ///
  /// Without motion both end.
  static func push(
    _ motion: VehicleMotion?, _ first: inout InverseEstimator, into output: inout [Double],
    _ second: inout InverseEstimator, into other: inout [Double]
  ) {
    if let motion {
      first.condition(motion)
      // Without a rate of rolling it has nothing to say.
      if !motion.rollRate.isEmpty { second.condition(motion) }
    } else {
      first.conditioning.finish(into: &first.acceleration)
      second.conditioning.finish(into: &second.acceleration)
    }
    DeflectionSolver.push(
      first.acceleration, &first.solver, into: &first.deflection,
      second.acceleration, &second.solver, into: &second.deflection)
    first.weigh(into: &output)
    second.weigh(into: &other)
    if motion == nil {
      first.end(into: &output)
      second.end(into: &other)
    }
  }

  private mutating func condition(_ motion: VehicleMotion) {
    let channels =
      switch source {
      case .box: [motion.vertical]
      case .frontAxle: [motion.vertical, motion.pitchRate]
      case .rolling: [motion.rollRate]
      }
    conditioning.push(channels, into: &acceleration)
  }

  /// The tyre's balance on what was solved.
  private mutating func weigh(into output: inout [Double]) {
    balance.push([acceleration, deflection], into: &output)
    acceleration.removeAll(keepingCapacity: true)
    deflection.removeAll(keepingCapacity: true)
  }

  private mutating func end(into output: inout [Double]) {
    balance.finish(into: &output)
    solver.reset()
  }
}
