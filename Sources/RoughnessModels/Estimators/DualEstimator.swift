/// Settings of the two-accelerometer estimator.
public struct DualConfiguration: Sendable, Hashable, Codable {
  /// Cut-off of the high-pass on the recovered height, Hz; second order, its squared magnitude applied zero-phase.
  public var highPassHertz = 0.15
  /// Upper end of the band, Hz: the response falls to one half here.
  public var lowPassHertz = 30.0
  /// Tyre stiffness over body mass where the vehicle's file doesn't state it, s⁻²: the Golden Car's.
  public var tyreStiffness = 653.0
  /// Wheel mass over body mass where the vehicle's file doesn't state it.
  public var massRatio = 0.13
  /// Share of the body's acceleration that is replaced by the part of it that this wheel's suspension made, 0…1.
  public var ownSuspensionShare = 0.5
  /// Half length of the filters, s.
  public var halfLengthSeconds = 15.0

  public init() {}

  public static let meanings = [
    "highPassHertz": "Hz; cut-off of the high-pass on the recovered height",
    "lowPassHertz": "Hz; upper end of the band used",
    "tyreStiffness": "1/s²; tyre stiffness over body mass where the vehicle's file doesn't state it",
    "massRatio": "wheel mass over body mass where the vehicle's file doesn't state it",
    "ownSuspensionShare":
      "0…1; how much of the body's acceleration is replaced by what this suspension made of it",
    "halfLengthSeconds": "s; half length of the filters; a minute of fitting adds to their latency",
  ]
}

/// Recovers the road's height under one wheel from the accelerations of its axle and of the body above it.
///
/// Newton for body and wheel added: the suspension's force, with its friction and whatever else is in it, cancels, and
/// what is left is the tyre's: K1·(y − zu) = F + µ·zu″, so y = zu + (F + µ·zu″)/K1, where only the tyre's stiffness K1
/// and the mass ratio µ (both over the body mass carried) are of this car. On a quarter car F is the body's acceleration
/// zs″ itself. On a real one three other wheels move the body too: so F is the part of zs″ that goes with this
/// suspension's own deflection, by the law that ``SuspensionFit`` finds in the log; zs″ where it finds none.
///
/// Output: metres, aligned with the input. Latency: two filters and `lookahead`. See the article *DualEstimator*.
public struct DualEstimator: RoughnessEstimator {
  public let response = EstimatorResponse.profileHeight
  /// Deflection, its speed and the body's acceleration, in the band in which the law is fitted.
  private var deflections: FilterSum
  private var speeds: FilterSum
  private var bodies: FilterSum
  /// From the axle's acceleration and the suspension's force to the road's height.
  private var balance: FilterSum
  private var fit = SuspensionFit()
  private let share: Double

  // Columns of samples not yet balanced; the fitted ones lag behind.
  private var axle: [Double] = []
  private var strut: [Double] = []
  private var deflection: [Double] = []
  private var speed: [Double] = []
  private var body: [Double] = []
  /// How many of the lagging columns are already in the fit.
  private var fitted = 0
  private var force: [Double] = []
  private let block: Int

  /// Blocks of ten seconds; the law for one is fitted on all that came up to six blocks later.
  private static let blockSeconds = 10.0
  private static let lookahead = 6

  /// - Parameter rateHertz: rate of the uniform input; > 0.
  public init(rateHertz: Double, configuration: DualConfiguration, geometry: VehicleGeometry) {
    let stiffness = geometry.tyreStiffness ?? configuration.tyreStiffness
    let ratio = geometry.massRatio ?? configuration.massRatio
    let half = configuration.halfLengthSeconds
    share = configuration.ownSuspensionShare
    block = max(1, Int((Self.blockSeconds * rateHertz).rounded()))
    let band = { (hertz: Double) in
      HeightBand.weight(
        hertz, highPass: configuration.highPassHertz, order: 2, lowPass: configuration.lowPassHertz)
    }
    let fitBand = { (hertz: Double) in HeightBand.weight(hertz, highPass: 0.5, order: 2, lowPass: 35) }
    func omega(_ hertz: Double) -> Double { max(2 * Double.pi * hertz, 1e-6) }
    func filters(_ gains: [FilterSum.Gain]) -> FilterSum {
      FilterSum(rateHertz: rateHertz, halfLengthSeconds: half, gains)
    }
    deflections = filters([{ (-fitBand($0) / (omega($0) * omega($0)), 0) }])
    speeds = filters([{ (0, -fitBand($0) / omega($0)) }])
    bodies = filters([{ (fitBand($0), 0) }])
    balance = filters([
      { (band($0) * (ratio / stiffness - 1 / (omega($0) * omega($0))), 0) },
      { (band($0) / stiffness, 0) },
    ])
  }

  public var latency: Int {
    balance.latency + (share > 0 ? bodies.latency + (Self.lookahead + 1) * block : 0)
  }

  public mutating func push(_ motion: VehicleMotion, into output: inout [Double]) {
    guard share > 0 else {
      return balance.push([motion.axle, motion.strut], into: &output)
    }
    axle.append(contentsOf: motion.axle)
    strut.append(contentsOf: motion.strut)
    let difference = zip(motion.axle, motion.strut).map { $0 - $1 }
    deflections.push([difference], into: &deflection)
    speeds.push([difference], into: &speed)
    bodies.push([motion.strut], into: &body)
    while body.count - fitted >= block {
      learn(block)
      if fitted > Self.lookahead * block { release(block, into: &output) }
    }
  }

  public mutating func finish(into output: inout [Double]) {
    if share > 0 {
      deflections.finish(into: &deflection)
      speeds.finish(into: &speed)
      bodies.finish(into: &body)
      learn(body.count - fitted)
      release(body.count, into: &output)
    }
    balance.finish(into: &output)
    fit = SuspensionFit()
  }

  private mutating func learn(_ count: Int) {
    for i in fitted..<(fitted + count) {
      fit.add(deflection: deflection[i], speed: speed[i], acceleration: body[i])
    }
    fitted += count
  }

  /// Balances the first `count` samples held, by the law as it is known now.
  private mutating func release(_ count: Int, into output: inout [Double]) {
    force.removeAll(keepingCapacity: true)
    if let law = fit.coefficients {
      for i in 0..<count {
        let own = (law * SuspensionFit.terms(deflection: deflection[i], speed: speed[i])).sum()
        force.append(strut[i] + share * (own - strut[i]))
      }
    } else {
      force.append(contentsOf: strut[..<count])
    }
    balance.push([Array(axle[..<count]), force], into: &output)
    axle.removeFirst(count)
    strut.removeFirst(count)
    deflection.removeFirst(count)
    speed.removeFirst(count)
    body.removeFirst(count)
    fitted -= count
  }
}
