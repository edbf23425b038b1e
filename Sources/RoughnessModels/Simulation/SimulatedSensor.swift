/// A sensor box: its mounting, band, noise, faults and clock.
///
/// Fed with the motion at a fixed fine step, it gives samples at its own jittery instants. See *SimulatedSensor*.
public struct SimulatedSensor: Sendable {
  public struct Design: Sendable, Hashable, Codable {
    /// Samples a second. The default is 100.
    public var rateHertz = 100.0
    /// Mounting: turned about z, then y, then x (yaw, pitch, roll), degrees. The default is none.
    public var yawDegrees = 0.0
    public var pitchDegrees = 0.0
    public var rollDegrees = 0.0
    /// Noise densities, m/s²/√Hz and rad/s/√Hz. The defaults are 0.0016 and 1.2e-4.
    public var accelerationNoise = 0.0016
    public var rateNoise = 1.2e-4
    /// Standard deviations of a bias drawn once a drive, m/s² and rad/s. The defaults are 0.05 and 0.004.
    public var accelerationBias = 0.05
    public var rateBias = 0.004
    /// Standard deviation of the scale error, drawn once a drive and axis. The default is 0.008.
    public var scaleError = 0.008
    /// Smallest step of the output, m/s² and rad/s. The defaults are 0.0024 and 0.0003.
    public var accelerationStep = 0.0024
    public var rateStep = 0.0003
    /// Range of each axis, m/s². The default is 78.5 (8 g).
    public var accelerationRange = 78.5
    /// Range of the sensor on the axle, m/s². The default is 294 (30 g): an axle is hit harder than a body.
    public var axleRange = 294.0
    /// Standard deviation of each instant about the even grid, written truly into the stamp, s. The default is 0.0004.
    public var jitterSeconds = 0.0004
    /// Standard deviation of an error of the stamp itself, s. The default is 0.
    public var stampErrorSeconds = 0.0
    /// Chance that a sample is lost. The default is 0.0005.
    public var lostShare = 0.0005
    /// Holes in the log: how many an hour, and their mean length in s. The default is none.
    public var holesPerHour = 0.0
    public var holeSeconds = 2.0
    /// What goes wrong beyond that. The default is nothing.
    public var faults = SensorFaults.Design()
    /// Resonance of the box on its bracket, Hz, and its damping as a share of critical; 0 Hz is a rigid bracket.
    /// The defaults are 0 and 0.08.
    public var mountHertz = 0.0
    public var mountDamping = 0.08

    public init() {}

    /// No noise, no faults, even clock: for tests that look at the mechanics only.
    public static var ideal: Design {
      var design = Design()
      design.accelerationNoise = 0
      design.rateNoise = 0
      design.accelerationBias = 0
      design.rateBias = 0
      design.scaleError = 0
      design.accelerationStep = 0
      design.rateStep = 0
      design.jitterSeconds = 0
      design.lostShare = 0
      return design
    }
  }

  /// One line of the box's log, in the box's own axes.
  public struct Sample: Sendable, Equatable {
    /// Stamp: seconds since the drive began.
    public var seconds: Double
    public var motion: BoxMotion
  }

  public let design: Design
  private var random: SeededGenerator
  private let mounting: Mounting
  private let errors: Errors
  private let stepSeconds: Double
  private var filters: [LowPass]
  private var mount: MountResonance?
  private var faults: SensorFaults
  private var last = BoxMotion()
  private var steps = 0
  private var due: Double
  private var emitted = 0
  private var holeEnds = -1.0
  private var nextHole: Double

  /// `stepSeconds`: the fixed step at which motion is fed.
  public init(_ design: Design, stepSeconds: Double, seed: UInt64) {
    precondition(design.rateHertz > 0 && stepSeconds > 0, "Rate and step must be positive.")
    precondition(stepSeconds * design.rateHertz <= 1, "The motion must be fed at least at the sensor's rate.")
    self.design = design
    self.stepSeconds = stepSeconds
    random = SeededGenerator(seed: seed, stream: 11)
    mounting = Mounting(design)
    errors = Errors(design, &random)
    // The box's own band: a second-order low-pass at 0.42 of its rate, as such chips have.
    let band = 0.42 * design.rateHertz * stepSeconds
    filters = Array(repeating: LowPass(cyclesPerSample: band), count: 8)
    if design.mountHertz > 0 {
      mount = MountResonance(
        cyclesPerSample: design.mountHertz * stepSeconds, damping: design.mountDamping)
    }
    faults = SensorFaults(design.faults, seed: seed)
    due = 0
    nextHole =
      design.holesPerHour > 0 ? random.exponential(mean: 3600 / design.holesPerHour) : .infinity
  }

  /// Takes the motion one step later and appends the samples whose instants have passed (none or one, as a rule).
  public mutating func push(_ motion: BoxMotion, into output: inout [Sample]) {
    let filtered = filter(motion)
    let now = Double(steps) * stepSeconds
    while due <= now {
      let fraction = steps == 0 ? 1 : max(0, 1 - (now - due) / stepSeconds)
      emit(last.mixed(with: filtered, fraction), at: min(due, now), into: &output)
      emitted += 1
      let even = Double(emitted) / design.rateHertz
      // Instants never change their order, however large the jitter.
      let bound = 0.45 / design.rateHertz
      due = even + max(-bound, min(bound, design.jitterSeconds * random.normal()))
    }
    last = filtered
    steps += 1
  }

  private mutating func filter(_ foot: BoxMotion) -> BoxMotion {
    var motion = foot
    if steps == 0 {
      mount?.rest(at: motion.force.z)
    } else if let felt = mount?.next(motion.force.z) {
      motion.force.z = felt
    }
    if steps == 0 {
      for (i, value) in motion.channels.enumerated() { filters[i].rest(at: value) }
      return motion
    }
    var out = BoxMotion()
    for i in 0..<3 {
      out.force[i] = filters[i].next(motion.force[i])
      out.rates[i] = filters[i + 3].next(motion.rates[i])
    }
    out.axle = filters[6].next(motion.axle)
    out.strut = filters[7].next(motion.strut)
    return out
  }

  private mutating func emit(_ motion: BoxMotion, at seconds: Double, into output: inout [Sample]) {
    // White noise of density d, sampled at rate f, has the standard deviation d·√(f/2).
    let bandwidth = (design.rateHertz / 2).squareRoot()
    var sensed = BoxMotion()
    let force = mounting.turn(motion.force)
    let rates = mounting.turn(motion.rates)
    for i in 0..<3 {
      sensed.force[i] = acceleration(force[i], axis: i, bandwidth)
      sensed.rates[i] = Self.stepped(
        rates[i] + errors.rateBias[i] + design.rateNoise * bandwidth * random.normal(), design.rateStep)
    }
    sensed.axle = acceleration(motion.axle, axis: 3, bandwidth, range: design.axleRange)
    sensed.strut = acceleration(motion.strut, axis: 4, bandwidth)
    let stamp = seconds + design.stampErrorSeconds * random.normal()
    let lost = random.uniform() < design.lostShare
    if seconds >= nextHole {
      holeEnds = seconds + random.exponential(mean: design.holeSeconds)
      nextHole = holeEnds + random.exponential(mean: 3600 / design.holesPerHour)
    }
    if lost || seconds < holeEnds { return }
    output.append(faults.apply(Sample(seconds: stamp, motion: sensed)))
  }

  private mutating func acceleration(
    _ exact: Double, axis: Int, _ bandwidth: Double, range: Double? = nil
  ) -> Double {
    let range = range ?? design.accelerationRange
    let noisy =
      exact * errors.scale[axis] + errors.bias[axis] + design.accelerationNoise * bandwidth * random.normal()
    let clipped = max(-range, min(range, noisy))
    return Self.stepped(clipped, design.accelerationStep)
  }

  private static func stepped(_ x: Double, _ step: Double) -> Double {
    step > 0 ? (x / step).rounded() * step : x
  }
}

extension SimulatedSensor {
  /// Errors drawn once a drive: three axes of the box, then axle and strut.
  private struct Errors: Sendable {
    var bias: [Double]
    var scale: [Double]
    var rateBias: [Double]

    init(_ design: Design, _ random: inout SeededGenerator) {
      bias = (0..<5).map { _ in design.accelerationBias * random.normal() }
      scale = (0..<5).map { _ in 1 + design.scaleError * max(-2.5, min(2.5, random.normal())) }
      rateBias = (0..<3).map { _ in design.rateBias * random.normal() }
    }
  }
}

/// From the car's axes to the box's: rows of the rotation matrix.
struct Mounting: Sendable {
  private let rows: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

  init(_ design: SimulatedSensor.Design) {
    let (sy, cy) = Self.sineAndCosine(design.yawDegrees)
    let (sp, cp) = Self.sineAndCosine(design.pitchDegrees)
    let (sr, cr) = Self.sineAndCosine(design.rollDegrees)
    // The box is turned by Rz·Ry·Rx; vectors turn into its axes by the transpose.
    rows = (
      SIMD3(cy * cp, sy * cp, -sp),
      SIMD3(cy * sp * sr - sy * cr, sy * sp * sr + cy * cr, cp * sr),
      SIMD3(cy * sp * cr + sy * sr, sy * sp * cr - cy * sr, cp * cr)
    )
  }

  func turn(_ v: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3((rows.0 * v).sum(), (rows.1 * v).sum(), (rows.2 * v).sum())
  }

  private static func sineAndCosine(_ degrees: Double) -> (Double, Double) {
    (StableElementary.sine(turns: degrees / 360), StableElementary.cosine(turns: degrees / 360))
  }
}

/// Butterworth low-pass of second order by the bilinear transform.
private struct LowPass: Sendable {
  private let b0, a1, a2: Double
  private var s1 = 0.0
  private var s2 = 0.0

  init(cyclesPerSample: Double) {
    let turns = min(cyclesPerSample, 0.49) / 2
    let k = StableElementary.sine(turns: turns) / StableElementary.cosine(turns: turns)
    let norm = 1 / (1 + 2.0.squareRoot() * k + k * k)
    b0 = k * k * norm
    a1 = 2 * (k * k - 1) * norm
    a2 = (1 - 2.0.squareRoot() * k + k * k) * norm
  }

  mutating func rest(at x: Double) {
    s2 = x * (b0 - a2)
    s1 = x * (1 - b0)
  }

  mutating func next(_ x: Double) -> Double {
    let y = b0 * x + s1
    s1 = 2 * b0 * x - a1 * y + s2
    s2 = b0 * x - a2 * y
    return y
  }
}

extension BoxMotion {
  fileprivate var channels: [Double] {
    [force.x, force.y, force.z, rates.x, rates.y, rates.z, axle, strut]
  }

  fileprivate func mixed(with other: BoxMotion, _ fraction: Double) -> BoxMotion {
    var mixed = BoxMotion()
    mixed.force = force + (other.force - force) * fraction
    mixed.rates = rates + (other.rates - rates) * fraction
    mixed.axle = axle + (other.axle - axle) * fraction
    mixed.strut = strut + (other.strut - strut) * fraction
    return mixed
  }
}
